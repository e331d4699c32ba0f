import { declineReasons } from '../../../domain/events.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { choiceOf } from '../target.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

/** "Can't take it": the reason is the choice itself. */
export const decline: OnClick = async (inbound, click) => {
  const chosen = choiceOf(click.value);
  const reason = declineReasons.find((each) => each === chosen?.choice);
  if (!chosen || !reason) return refusalText({ code: 'not_found' }, click.language);
  const { tier, round } = chosen.target;
  return carryOut(inbound, click, chosen.target, () => ({ type: 'decline', by: click.user, tier, round, reason }));
};
