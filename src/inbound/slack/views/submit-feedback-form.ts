import { ratings } from '../../../domain/feedback.ts';
import { words } from '../../../i18n/say.ts';
import { feedbackFormIds as ids, feedbackFormLimits as limits } from '../../../views/slack/feedback-form.ts';
import { ask } from './ask.ts';
import { readFields } from './fields.ts';
import type { OnSubmit } from './on-submit.ts';

export const submitFeedbackForm: OnSubmit = async (inbound, submission) => {
  const { user, language, fields } = submission;
  const form = readFields(fields, language);
  const comment = form.text(ids.comment, limits.comment);
  const rating = ratings.find((each) => String(each) === form.choice(ids.rating));
  const errors = { ...form.errors, ...(rating ? {} : { [ids.rating]: words(language).forms.errors.chooseRating }) };
  if (!rating || Object.keys(errors).length > 0) return { type: 'errors', errors };
  return ask(inbound, submission, { type: 'give-feedback', by: user, rating, comment }, `${rating} ${comment}`);
};
