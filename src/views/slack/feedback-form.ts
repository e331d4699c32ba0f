import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { answerOf, ratings } from '../../domain/feedback.ts';
import { reference, type UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { option } from './blocks.ts';
import { modal, selectInput, textInput } from './inputs.ts';
import { encodeTarget } from './target.ts';

export const feedbackFormIds = {
  callback: 'feedback_form',
  rating: 'feedback.rating',
  comment: 'feedback.comment',
} as const;

/** Characters. */
export const feedbackFormLimits = { comment: 1000 } as const;

/** What `by` said, to be changed or added to. */
export function feedbackForm(e: Escalation, language: Language, by: UserId): ModalView {
  const say = words(language).forms.feedback;
  const answer = answerOf(e, by);
  return modal({
    callback: feedbackFormIds.callback,
    title: say.title(reference(e.number)),
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      ...selectInput({
        id: feedbackFormIds.rating,
        label: say.rating,
        hint: say.ratingHint,
        placeholder: say.choose,
        options: ratings.map((rating) => option(String(rating), String(rating))),
        chosen: answer ? String(answer.rating) : undefined,
      }),
      textInput({
        id: feedbackFormIds.comment,
        label: say.comment,
        optional: true,
        multiline: true,
        most: feedbackFormLimits.comment,
        value: answer?.comment,
      }),
    ],
  });
}
