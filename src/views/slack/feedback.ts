import type { Escalation } from '../../domain/escalation.ts';
import { answerOf, ratings, type FeedbackAnswer } from '../../domain/feedback.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, buttons, context, section } from './blocks.ts';
import { customer, people, ref, title } from './facts.ts';
import { feedbackActionIds, rateActionId } from './ids.ts';
import type { SlackMessage } from './message.ts';
import { bold, commas, dotted, lines, quote } from './text.ts';
import { encodeChoice, encodeTarget } from './target.ts';

/** To one who is asked how it went: the question with its five answers, and then the thanks, from which it can be changed. */
export function feedbackMessage(e: Escalation, person: UserId, language: Language): SlackMessage {
  const say = words(language).feedback;
  const answer = answerOf(e, person);
  const about = dotted(bold(title(e)), customer(e.details.customer));
  if (answer) return thanks(e, answer, about, language);
  if (e.status !== 'resolved') {
    const text = lines(say.openAgain(ref(e)), about);
    return { text, blocks: [section(text)] };
  }
  const question = person === e.openedBy ? say.question(ref(e)) : say.questionOfCustomer(ref(e));
  const text = lines(question, about);
  const choices = ratings.map((rating) =>
    button(String(rating), rateActionId(rating), encodeChoice(String(rating), e)),
  );
  return { text: lines(text, say.scale), blocks: [section(text), ...buttons(...choices), context(say.kept)] };
}

function thanks(e: Escalation, { rating, comment }: FeedbackAnswer, about: Markup, language: Language): SlackMessage {
  const say = words(language).feedback;
  const value = encodeTarget(e);
  const text = lines(say.thanks(ref(e), say.outOf(rating)), about, comment !== '' && quote(comment, 1500));
  const add = comment === '' ? button(say.addComment, feedbackActionIds.comment, value) : null;
  return { text, blocks: [section(text), ...buttons(add, button(say.change, feedbackActionIds.change, value))] };
}

/** What those who answered said: "4 of 5 (@ana)"; null while nobody has. */
export function feedbackStanding({ feedback }: Escalation, language: Language): Markup | null {
  const say = words(language).feedback;
  const given = feedback.flatMap(({ person, answer }) =>
    answer ? [m`${say.outOf(answer.rating)} (${people([person], language)})`] : [],
  );
  return given.length > 0 ? commas(given) : null;
}
