import { ratings } from '../../../domain/feedback.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { choiceOf } from '../target.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

/** How it went: the rating is the choice itself. */
export const rate: OnClick = async (inbound, click) => {
  const chosen = choiceOf(click.value);
  const rating = ratings.find((each) => String(each) === chosen?.choice);
  if (!chosen || !rating) return refusalText({ code: 'not_found' }, click.language);
  return carryOut(inbound, click, chosen.target, () => ({ type: 'give-feedback', by: click.user, rating }));
};
