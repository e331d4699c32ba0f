import { renewSecret } from '../../../usecases/reach.ts';
import { noticeView } from '../../../views/slack/notice-view.ts';
import { secretText } from '../../../views/slack/settings-answers.ts';
import { openWindow } from '../window.ts';
import type { OnClick } from './on-click.ts';

/**
 * Shows a new secret once, to its owner, on top of the form. Where no window opens it is told nowhere: a message would
 * keep it, and another press makes another.
 */
export const newSecret: OnClick = async ({ desk, team, web }, { user, language, triggerId }) => {
  const secret = await renewSecret(desk, { team, user });
  await openWindow(web, noticeView(secretText(secret, language), language), triggerId, 'in a form');
  return null;
};
