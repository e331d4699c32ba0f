import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';
import { asChannelId, asTeamId, asUserId, type UserId } from '../../src/domain/ids.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Outbound } from '../../src/outbound/context.ts';
import { openDatabase } from '../../src/platform/postgres.ts';
import { sendingClient } from '../../src/platform/slack-web.ts';
import type { Schema } from '../../src/store/tables/schema.ts';
import type { PagingDesk } from '../../src/usecases/desk.ts';
import type { OpenRequest } from '../../src/usecases/open.ts';
import { report } from '../../src/usecases/report.ts';
import { freshDatabase } from './database.ts';
import { introduce, opened } from './desk.ts';
import { details, source, terms, tierOf } from './domain.ts';
import { drain } from './drain.ts';
import { silentLog } from './log.ts';
import { noWays } from './no-ways.ts';
import { policyInForce } from './policy-in-force.ts';

export type SendingDesk = Awaited<ReturnType<typeof startSendingDesk>>;

/**
 * The sending half of the product against a workspace: no listeners, so what Slack tells by events is not heard. One clock
 * for both. What people see in the workspace is the truth, never the desk's own tables. `way`: how it gets to its database.
 */
export async function startSendingDesk(way: (url: string) => Promise<string> = async (url) => url) {
  const database = await freshDatabase();
  const workspace: Workspace = await startWorkspace({ rateLimits: false });
  const db = openDatabase<Schema>(await way(database.url), silentLog);
  const clock = { now: async () => workspace.clock.now(), at: () => workspace.clock.now() };
  const desk: PagingDesk = { db, clock, schedules: () => ({}) };
  const team = asTeamId(workspace.teamId);
  const id = (name: string): UserId => asUserId(workspace.as(name).id);
  const web = sendingClient(workspace.botToken, workspace.apiUrl, async () => workspace.clock.now());
  const outbound: Outbound = {
    ...desk,
    team,
    web,
    log: silentLog,
    ways: noWays,
    policy: policyInForce,
    report: (target, fact) => report(desk, target, fact),
  };
  await introduce(desk, team, ['ana', 'bruno', 'dana', 'luis', 'marta'].map(id));
  const { channels = [] } = await web.conversations.list({});
  const support = asChannelId(channels.find(({ name }) => name === 'support')?.id ?? '');
  let count = 0;

  return {
    ...desk,
    team,
    workspace,
    outbound,
    id,
    /** One tier with Bruno in it, opened by Ana from #support; titles differ, so that messages can be told apart. */
    async opened(changes: Partial<OpenRequest> = {}): Promise<Escalation> {
      count += 1;
      return opened(desk, {
        team,
        by: id('ana'),
        source: source({ channel: support }),
        details: details({ title: `Case number ${count} of many` }),
        terms: this.terms(),
        requestKey: `S${count}`,
        ...changes,
      });
    },
    terms: (changes: Parameters<typeof terms>[0] = {}) =>
      terms({
        tiers: [tierOf([id('bruno')])],
        rounds: 1,
        warRoom: 'manual',
        manager: id('marta'),
        roleHolders: [],
        ...changes,
      }),
    /** Lets time go by, a second at a time, and sends what may be sent in each. */
    async pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second += 1) {
        workspace.clock.advance(1_000);
        await drain(outbound);
      }
    },
    drain: () => drain(outbound),
    /** What a person reads in the app's direct messages about one escalation, oldest first. */
    pagesTo: (name: string, about: Escalation): readonly string[] =>
      workspace
        .as(name)
        .dms()
        .map(({ text }) => text)
        .filter((text) => text.includes(about.details.title)),
    /** What the app asked of one method, in order. */
    calls: (method: string) =>
      workspace.log.flatMap((entry) => (entry.kind === 'call' && entry.method === method ? [entry] : [])),
    async stop(): Promise<void> {
      await workspace.stop();
      await db.destroy();
      await database.drop();
    },
  };
}
