import { findById } from '../../../queries/escalations.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { targetOf } from '../target.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

/** Posts the draft as it stands. */
export const draftPost: OnClick = async (inbound, click) => {
  const target = targetOf(click.value);
  const escalation = target && (await findById(inbound.desk.db, inbound.team, target.id));
  if (!escalation) return refusalText({ code: 'not_found' }, click.language);
  const { firstUpdate } = escalation;
  if (firstUpdate.status !== 'drafted') return refusalText({ code: 'update_already_settled' }, click.language);
  return carryOut(inbound, click, target, () => ({ type: 'post-update', by: click.user, text: firstUpdate.text }));
};
