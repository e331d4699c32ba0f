import type { Activity } from './delivery/activity.ts';
import { announce } from './delivery/announce.ts';
import { createDelivery, type Transport } from './delivery/delivery.ts';
import { whileInstalled } from './delivery/while-installed.ts';
import { deliverySubject } from './faults/subject.ts';
import { retireBot, reviveBot } from './oauth/bot.ts';
import { createInstallation } from './oauth/tokens.ts';
import type { Seed } from './seed.ts';
import { appIn, type App } from './state/app.ts';
import { createChanges } from './state/changes.ts';
import type { Core, House, State } from './state/core.ts';
import type { Loaded } from './state/file.ts';
import { stableId } from './state/ids.ts';
import { sow } from './state/sow.ts';
import type { Teams } from './state/teams.ts';

type Ground = {
  house: House;
  app: App;
  /** The app's token for the first workspace. */
  botToken: string;
  transport(): Transport;
  activity: Activity;
  /** What was kept of an earlier run. */
  saved: Loaded | null;
};

/** The workspaces of a run. The app is installed in the first. Throws when two have the same domain. */
export function foundTeams(ground: Ground, [first, ...others]: readonly [Seed, ...Seed[]]): Teams {
  const domains = [first, ...others].map(({ team }) => team.domain);
  const twice = domains.find((domain, index) => domains.indexOf(domain) !== index);
  if (twice !== undefined) throw new Error(`Two workspaces have the domain ${twice}.`);
  const { app, botToken, saved } = ground;
  return [
    foundTeam(ground, first, { app, token: botToken, scope: '', state: saved?.first }),
    ...others.map((seed) => {
      const id = teamId(seed);
      return foundTeam(ground, seed, { app: appIn(id, app), token: null, scope: id, state: saved?.others.get(id) });
    }),
  ];
}

function teamId({ team }: Seed): string {
  return stableId('T', team.domain);
}

/** `token`: what the app has there from the beginning, if it is installed. `scope` tells its ids from those of other workspaces. */
type Own = { app: App; token: string | null; scope: string; state: State | undefined };

function foundTeam({ house, transport, activity }: Ground, seed: Seed, { app, token, scope, state }: Own): Core {
  const { clock, stamps, log, logged, limits, faults, cutSockets } = house;
  const team = { id: teamId(seed), ...seed.team };
  const installation = createInstallation(app, () => clock.now(), token);
  const fresh = () => sow(seed, clock.now(), stamps, scope);
  const deliver = createDelivery({
    team: team.id,
    transport,
    clock,
    log,
    logged,
    activity,
    acknowledgeMs: limits.acknowledgeMs,
    faultOf: (type, payload) => faults.onDelivery(deliverySubject(core, type, payload)),
    cutSockets,
  });
  const core: Core = {
    ...house,
    team,
    app,
    installation,
    state: state ?? fresh(),
    changes: createChanges(),
    deliver: whileInstalled(installation, deliver),
    announce: (happening) => announce(core, happening),
    reset() {
      core.state = fresh();
      installation.reset();
      settleBot(core);
      core.changes.tell({ type: 'reset' });
    },
  };
  settleBot(core);
  return core;
}

/** What was kept may know of a bot that went, or not of one that is there. */
function settleBot(core: Core): void {
  if (core.installation.installed()) reviveBot(core);
  else retireBot(core);
}
