import type { PersonsCommand } from './commands.ts';
import type { Escalation } from './escalation.ts';
import type { Event, Happening } from './events.ts';
import type { UserId } from './ids.ts';
import type { Intent } from './intents.ts';
import { holderOf } from './roles.ts';
import { dueAfter } from './terms.ts';
import { hour, type Instant } from './time.ts';

/** How it went: 1 badly, 5 very well. */
export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];

/** Somebody who was asked how it went, and what they said; `comment` is '' where they left it out. */
export type Feedback = { readonly person: UserId; readonly answer: FeedbackAnswer | null };
export type FeedbackAnswer = { readonly rating: Rating; readonly comment: string; readonly at: Instant };

/** Long enough to see whether it holds, soon enough to remember. */
const askAfterMs = hour;

/** When people are asked; null where nobody is, or they were asked already: that happens once, however often it is resolved. */
function askAt({ terms, feedback, ...state }: Escalation): Instant | null {
  if (state.status !== 'resolved' || !terms.feedback || feedback.length > 0) return null;
  return dueAfter(terms, state.resolution.at, askAfterMs);
}

/** Whoever opened it, and whoever speaks for the customer. */
export function decideFeedbackDue(escalation: Escalation, now: Instant): readonly Happening[] {
  const at = askAt(escalation);
  if (at === null || at > now) return [];
  const executive = holderOf(escalation, 'customer_executive');
  const people = [...new Set([escalation.openedBy, ...(executive ? [executive] : [])])];
  return [{ type: 'feedback-asked', by: null, people }];
}

/** What was said before is replaced; a comment that is not given again stays. */
export function decideFeedback(
  { feedback }: Escalation,
  { by, rating, comment }: Extract<PersonsCommand, { type: 'give-feedback' }>,
): readonly Happening[] {
  const before = answerOf({ feedback }, by);
  const said = comment ?? before?.comment ?? '';
  if (before?.rating === rating && before.comment === said) return [];
  return [{ type: 'feedback-given', by, rating, comment: said }];
}

export const answerOf = ({ feedback }: Pick<Escalation, 'feedback'>, person: UserId): FeedbackAnswer | null =>
  feedback.find((each) => each.person === person)?.answer ?? null;

/** The clock of the question after an event. */
export function feedbackTimed(before: Escalation | null, after: Escalation): readonly Intent[] {
  const [was, dueAt] = [before && askAt(before), askAt(after)];
  if (was === dueAt) return [];
  if (dueAt === null) return [{ type: 'cancel', kinds: ['ask-feedback'] }];
  return [{ type: 'arm', deadline: { kind: 'ask-feedback', tier: 0, round: 0, dueAt } }];
}

/** Whose question reads differently now. */
export function feedbackShown(after: Escalation, event: Event): readonly Intent[] {
  const show = (person: UserId): Intent => ({ type: 'show', slot: `feedback/${person}` });
  if (event.type === 'feedback-given') return [show(event.by)];
  const tells = event.type === 'feedback-asked' || event.type === 'resolved' || event.type === 'reopened';
  return tells ? after.feedback.map(({ person }) => show(person)) : [];
}
