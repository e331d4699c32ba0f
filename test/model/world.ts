import { randomUUID } from 'node:crypto';
import { composing } from '../../src/composing.ts';
import { asTeamId, type EscalationId, type UserId } from '../../src/domain/ids.ts';
import type { Language, Terms } from '../../src/domain/terms.ts';
import { day, type Instant } from '../../src/domain/time.ts';
import type { Outbound } from '../../src/outbound/context.ts';
import { sendingClient } from '../../src/platform/slack-web.ts';
import { act } from '../../src/usecases/act.ts';
import { confirmPosted } from '../../src/usecases/confirm-posted.ts';
import type { PagingDesk } from '../../src/usecases/desk.ts';
import { learnGroups } from '../../src/usecases/learn-groups.ts';
import { learnPeople } from '../../src/usecases/learn-people.ts';
import { sweep } from '../../src/usecases/on-deadline.ts';
import { open } from '../../src/usecases/open.ts';
import { report } from '../../src/usecases/report.ts';
import { stateOf } from '../support/desk.ts';
import { details, opening, people, source } from '../support/domain.ts';
import { drain } from '../support/drain.ts';
import { silentLog } from '../support/log.ts';
import { noWays } from '../support/no-ways.ts';
import { policyInForce } from '../support/policy-in-force.ts';
import type { Ask } from './model.ts';
import { severities } from './policies.ts';
import { createLife, mortalDatabase, type Life } from './process.ts';
import { createSlack } from './slack.ts';
import type { Stage } from './stage.ts';

/** Who is in the user group at first. */
export const firstMembers: readonly UserId[] = [people.ana, people.carla];

export type Setting = { readonly start: Instant; readonly terms: Terms };
export type World = Awaited<ReturnType<typeof createWorld>>;
export type Process = { readonly desk: PagingDesk; readonly outbound: Outbound; readonly life: Life; close(): void };
export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

/** Carla reads Spanish. */
export const languageOf = (person: string): Language => (person === people.carla ? 'es' : 'en');

const isMark = (mark: string | null): mark is string => mark !== null && !mark.includes('/');

/** One workspace: the product's own parts in two processes, one database, a Slack in memory, and the only clock there is. */
export async function createWorld(stage: Stage, setting: Setting) {
  const team = asTeamId(stage.newTeam());
  let now = setting.start;
  const clock = { now: async () => now, at: () => now };
  const slack = createSlack(() => now);
  const cases: EscalationId[] = [];
  let heard = 0;
  /** Slack says who is there, and who is in the user group. */
  async function learn(members: readonly UserId[], gone: readonly UserId[]): Promise<void> {
    const known = { db: stage.db, clock };
    const standing = (id: UserId) => (gone.includes(id) ? 'deactivated' : 'member');
    await learnPeople(
      known,
      team,
      Object.values(people).map((id) => ({
        id,
        handle: id,
        email: null,
        locale: languageOf(id),
        zone: null,
        standing: standing(id),
      })),
    );
    await learnGroups(known, team, [{ id: 'S1', handle: 'experts', disabled: false, members }]);
  }
  await learn(firstMembers, []);

  function launch(): Process {
    const life = createLife();
    const door = stage.openDoor((method, args) => life.live('call', () => slack.answer(method, args)));
    const desk: PagingDesk = { db: mortalDatabase(stage.pool, life), clock, schedules: () => ({}) };
    const outbound: Outbound = {
      ...desk,
      team,
      web: sendingClient('xoxb-model', door.url, async () => now),
      log: silentLog,
      ways: noWays,
      policy: policyInForce,
      report: (target, fact) => report(desk, target, fact),
    };
    return { desk, outbound, life, close: door.close };
  }
  const processes: Record<Side, Process> = { left: launch(), right: launch() };

  /** Who is dead is replaced, and what it had in hand is free a while later. */
  async function bury(): Promise<void> {
    for (const side of sides) {
      processes[side].life.goOn();
      if (!processes[side].life.isDead()) continue;
      // What was asked of the database before it died may still be carried out.
      await processes[side].life.quiet(0);
      processes[side].close();
      processes[side] = launch();
      await expireLeases();
    }
  }

  const expireLeases = async (): Promise<void> =>
    void (await stage.db
      .updateTable('outbox')
      .set({ leased_until: new Date(0) })
      .where('team_id', '=', team)
      .where('done_at', 'is', null)
      .where('leased_until', 'is not', null)
      .execute());

  return {
    team,
    setting,
    slack,
    db: stage.db,
    cases,
    now: () => now,
    processes,
    learn,
    bury,
    expireLeases,
    advance(ms: number): void {
      now += ms;
      slack.arrive();
    },
    async open(side: Side, title: string, terms: Terms): Promise<void> {
      const request = { ...opening({ terms, details: details({ title }), source: source() }), team };
      const { id } = stateOf(await open(processes[side].desk, { ...request, requestKey: title }));
      if (!cases.includes(id)) cases.push(id);
    },
    /** Answers `done`, `nothing`, or why it was refused. */
    async ask(side: Side, of: number, asked: Ask, key: string = randomUUID()): Promise<string> {
      const { desk } = processes[side];
      if (asked.type === 'sweep') {
        const { failures } = await sweep(desk, team, composing);
        if (failures[0]) throw failures[0];
        return 'done';
      }
      const id = cases[of];
      if (!id) throw new Error('nothing was opened');
      const words = { fix: 'Rolled back.', why: 'It is back.', text: 'On it.', reason: 'busy' } as const;
      const command =
        asked.type === 'change-severity' ? { ...asked, to: severities[asked.to] } : { ...words, ...asked };
      const outcome = await act(desk, { team, id }, command, key);
      if ('refused' in outcome) return outcome.refused.code;
      return outcome.events.length > 0 ? 'done' : 'nothing';
    },
    drain: (side: Side) => drain(processes[side].outbound),
    /** Slack tells of what was posted since the last time: `again`, of all that ever was. */
    async hear(again = false): Promise<void> {
      const told = slack.posts.slice(again ? 0 : heard);
      heard = slack.posts.length;
      for (const { mark, channel, ts } of told)
        if (isMark(mark)) await confirmPosted(processes.left.desk, team, mark, { channel, ts });
    },
    /** When the next errand wants to be tried: null when nothing is left. */
    async nextTry(): Promise<Instant | null> {
      const row = await stage.db
        .selectFrom('outbox')
        .select('next_try_at')
        .where('team_id', '=', team)
        .where('done_at', 'is', null)
        .orderBy('next_try_at')
        .executeTakeFirst();
      return row ? Math.min(row.next_try_at.getTime(), now + day) : null;
    },
    close(): void {
      for (const side of sides) processes[side].close();
    },
  };
}
