import type { HomeView } from '@slack/web-api';
import type { UserId } from '../../domain/ids.ts';
import { quietUntil } from '../../domain/quiet-hours.ts';
import { gapsAhead } from '../../domain/on-call.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Language } from '../../domain/terms.ts';
import { day, type Instant } from '../../domain/time.ts';
import { countHeld } from '../../queries/bundles.ts';
import { listCoversOf } from '../../queries/covers.ts';
import { listDenialsSince } from '../../queries/denials.ts';
import { listCustomerTextsFor, listMine, listPagesTo, listRcasOf } from '../../queries/escalations.ts';
import { countOpenBySeverity, listOpen } from '../../queries/open.ts';
import { findQuiet } from '../../queries/quiet-hours.ts';
import { readQueue } from '../../queries/queue.ts';
import { countPages } from '../../queries/page-counts.ts';
import { findReach } from '../../queries/reach.ts';
import { findPlaces } from '../../queries/shifts.ts';
import { arranged, findOnCall, isManager, missingTargets } from '../../queries/terms.ts';
import { countTroubles } from '../../queries/troubles.ts';
import type { HomeAdmin, HomeHealth } from '../../views/slack/home-admin.ts';
import { homeView } from '../../views/slack/home.ts';
import type { Inbound } from '../context.ts';

export type HomeSource = Pick<Inbound, 'desk' | 'team' | 'policy' | 'ways'> & {
  /** What only the process knows: since when nobody looked at deadlines, and why Slack does not answer. */
  health(): Promise<Pick<HomeHealth, 'sweptMs' | 'slackError'>>;
};

/** Somebody's Home, drawn from the present. */
export async function drawHome(source: HomeSource, me: UserId, language: Language): Promise<HomeView> {
  const { desk, team, ways } = source;
  const policy = source.policy();
  const now = await desk.clock.now(desk.db);
  const [pages, mine, open, counts, rcas, customerTexts, onCall, places, covers, reach, quiet, held, paged, manages] =
    await Promise.all([
      listPagesTo(desk.db, team, me),
      listMine(desk.db, team, me),
      listOpen(desk.db, team),
      countOpenBySeverity(desk.db, team),
      listRcasOf(desk.db, team, me),
      listCustomerTextsFor(desk.db, team, me),
      findOnCall(desk.db, team, policy, now),
      findPlaces(desk.db, team, policy, me, now),
      listCoversOf(desk.db, team, me, now),
      findReach(desk.db, team, me),
      findQuiet(desk.db, team, me),
      countHeld(desk.db, team, me),
      countPages(desk.db, team, now, policy.timezone, me),
      isManager(desk.db, team, policy, me, now),
    ]);
  const rota = { onCall, covers, hasShifts: places.length > 0 };
  const zone = { name: quiet.zone ?? policy.timezone, own: quiet.zone !== null };
  const settings = { reach, mail: ways.mail !== null, zone };
  const until = quiet.hours && quietUntil(quiet.hours, zone.name, now);
  const admin = manages ? await adminOf(source, policy, now) : null;
  return homeView(
    {
      pages,
      mine,
      open,
      counts,
      rcas,
      customerTexts,
      rota,
      paged: { counts: paged, zone: policy.timezone },
      settings,
      waiting: until !== null && held > 0 ? { count: held, until } : null,
      admin,
      me,
      now,
    },
    language,
  );
}

async function adminOf({ desk, team, health }: HomeSource, policy: Policy, now: Instant): Promise<HomeAdmin> {
  const { schedules } = await arranged(desk.db, team, policy, now);
  const [missing, troubles, queue, denials, process] = await Promise.all([
    missingTargets(desk.db, team, policy),
    countTroubles(desk.db, team, now),
    readQueue(desk.db, team, now),
    listDenialsSince(desk.db, team, now - 7 * day),
    health(),
  ]);
  return {
    policy: {
      name: policy.name,
      severities: policy.severities.length,
      paths: Object.keys(policy.escalationPaths).length,
      rules: policy.routing.length,
      schedules: Object.keys(policy.schedules).length,
      missing,
    },
    gaps: gapsAhead(schedules, now),
    health: { overdue: troubles.overdue, stuck: troubles.stuck, ...queue, ...process },
    denials,
  };
}
