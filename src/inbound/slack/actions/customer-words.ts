import { findById } from '../../../queries/escalations.ts';
import { customerWords } from '../../../views/slack/customer-message.ts';
import { noticeView } from '../../../views/slack/notice-view.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { choiceOf } from '../target.ts';
import { openFormFor } from '../forms.ts';
import { openWindow } from '../window.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

/** The words that stood beside the button: others are not approved with them. */
export const approveWords: OnClick = (inbound, click) => {
  const seen = choiceOf(click.value);
  return carryOut(inbound, click, seen?.target ?? null, () => ({
    type: 'approve-customer-text',
    by: click.user,
    hash: seen?.choice ?? '',
  }));
};

/** Buttons beside words for customers that ask for a form about these very words. */
export const openFormOnWords =
  (verb: 'send-back-customer-text' | 'tell-customer'): OnClick =>
  async (inbound, click) => {
    const seen = choiceOf(click.value);
    if (!seen) return refusalText({ code: 'not_found' }, click.language);
    return openFormFor(inbound, click, seen.target.id, verb, seen.choice);
  };

/** Shows the words as they are now, with the same buttons as the message that asked. */
export const reviewWords: OnClick = async ({ desk, team, web }, { value, language, triggerId }) => {
  const seen = choiceOf(value);
  const escalation = seen && (await findById(desk.db, team, seen.target.id));
  if (!escalation) return refusalText({ code: 'not_found' }, language);
  await openWindow(web, noticeView(customerWords(escalation, language), language), triggerId);
  return null;
};
