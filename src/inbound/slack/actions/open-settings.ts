import { findReach } from '../../../queries/reach.ts';
import { settingsForm } from '../../../views/slack/settings-form.ts';
import { openWindow } from '../window.ts';
import type { OnClick } from './on-click.ts';

/** Opens somebody's own settings; there are no others to open. */
export const openSettings: OnClick = async ({ desk, team, web, ways }, { user, language, triggerId }) => {
  const reach = await findReach(desk.db, team, user);
  await openWindow(web, settingsForm({ reach, mail: ways.mail !== null }, language), triggerId);
  return null;
};
