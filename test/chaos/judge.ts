import type { CallEntry, LogEntry } from '../../emulator/state/log.ts';
import { answerWithinMs, tiers } from './cast.ts';

/** What people did and saw of one escalation; times in epoch milliseconds, null for what never happened. */
export type Story = {
  readonly title: string;
  readonly openedAt: number | null;
  /** Whether somebody was to answer, and when they saw that it was taken. */
  readonly answered: boolean;
  readonly answeredAt: number | null;
};

export type Verdict = {
  readonly pages: number;
  /** Pages that came twice, the second time saying so. */
  readonly repeats: number;
  readonly worstLatenessMs: number;
  readonly violations: readonly string[];
};

/** Ids of the people on call, in the order of `tiers`, and of the channel that is told in the end. */
export type Places = { readonly people: readonly (readonly string[])[]; readonly leads: string };

/** What lateness is forgiven after the last trouble is over. */
const graceMs = 30_000;
/** What was on its way when somebody answered may still land. */
const inFlightMs = 10_000;

/**
 * Judges one escalation by Slack's own log, never by our tables. `troubledAt`: when processes were killed, and when the last of all
 * other trouble was over.
 */
export function judge(log: readonly LogEntry[], story: Story, places: Places, troubledAt: readonly number[]): Verdict {
  const posts = log.filter((entry) => entry.kind === 'call').filter((call) => landed(call) && tells(call, story.title));
  const violations: string[] = [];
  const say = (what: string) => violations.push(`${story.title}: ${what}`);
  let [pages, repeats, worstLatenessMs] = [0, 0, 0];
  let due = story.openedAt;
  const lastBefore = (at: number) => Math.max(...troubledAt.filter((each) => each <= at), -Infinity);

  for (const [index, people] of places.people.entries()) {
    const tier = index + 1;
    const byPerson = people.map((person) => posts.filter((post) => post.args['channel'] === person));
    const first = Math.min(...byPerson.flat().map(landedAt));
    for (const [position, received] of byPerson.entries()) {
      const who = tiers[index]?.[position] ?? '';
      pages += Math.min(1, received.length);
      const labelled = received.filter(isLabelled).length;
      repeats += labelled;
      if (received.length === 0 && mustHaveBeenPaged(story, due, lastBefore))
        say(`LOST: ${who} of tier ${tier} was never paged`);
      if (received.length > 2) say(`DOUBLED: ${who} was paged ${received.length} times`);
      if (received.length === 2 && labelled === 0) say(`DOUBLED: ${who} was paged twice, and no page said so`);
      if (story.answeredAt !== null && Number.isFinite(first) && first > story.answeredAt + inFlightMs)
        say(`AFTER THE ANSWER: tier ${tier} was paged ${first - story.answeredAt} ms after it`);
    }
    if (!Number.isFinite(first)) break;
    if (due !== null) {
      const late = first - due;
      worstLatenessMs = Math.max(worstLatenessMs, late);
      const forgiven = graceMs + Math.max(0, lastBefore(first) - due);
      if (late > forgiven) say(`LATE: tier ${tier} was paged ${late} ms late, ${forgiven} ms are forgiven`);
    }
    due = first + answerWithinMs;
  }

  const told = posts.filter((post) => post.args['channel'] === places.leads || post.answer['channel'] === places.leads);
  if (story.openedAt !== null && !story.answered && told.length === 0)
    say('LOST: the channel was never told that nobody answered');
  if (told.length > 1 && !told.some(isLabelled)) say(`DOUBLED: the channel was told ${told.length} times`);

  const numbers = new Set(posts.map((post) => /ESC-\d+/.exec(String(post.args['text']))?.[0]));
  if (numbers.size > 1) say(`DOUBLED: it was opened ${numbers.size} times`);
  const rooms = log.filter((entry) => entry.kind === 'call').filter((call) => isRoomOf(call, story.title)).length;
  if (rooms > 1) say(`DOUBLED: ${rooms} rooms were created`);
  return { pages, repeats, worstLatenessMs, violations };
}

/** What was answered before it was late need not be sent any more. */
function mustHaveBeenPaged(
  { openedAt, answered, answeredAt }: Story,
  due: number | null,
  lastBefore: (at: number) => number,
): boolean {
  if (openedAt === null || due === null) return false;
  return answeredAt === null ? !answered : Math.max(due, lastBefore(answeredAt)) + graceMs < answeredAt;
}

const landed = ({ method, answer }: CallEntry): boolean => method === 'chat.postMessage' && answer['ok'] === true;

const isRoomOf = ({ method, args, answer }: CallEntry, title: string): boolean =>
  method === 'conversations.create' &&
  answer['ok'] === true &&
  String(args['name']).includes(title.toLowerCase().replaceAll(' ', '-'));

const tells = ({ args }: CallEntry, title: string): boolean => String(args['text']).includes(title);

const landedAt = ({ at }: CallEntry): number => at;

/** What a page says that may have been sent before, in both languages. */
const isLabelled = ({ args }: CallEntry): boolean => /possible repeat|posible repetición/i.test(JSON.stringify(args));
