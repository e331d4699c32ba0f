import { refusalText } from '../../../views/slack/refusal.ts';
import { targetOf } from '../target.ts';
import { findById } from '../../../queries/escalations.ts';
import { show } from '../show.ts';
import type { OnClick } from './on-click.ts';

export const details: OnClick = async (inbound, { value, language }) => {
  const target = targetOf(value);
  const found = target && (await findById(inbound.desk.db, inbound.team, target.id));
  return found ? show(inbound, found, language) : refusalText({ code: 'not_found' }, language);
};
