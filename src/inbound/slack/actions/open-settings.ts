import { findReach } from '../../../queries/reach.ts';
import { settingsForm } from '../../../views/slack/settings-form.ts';
import { zoneOf } from '../own-zone.ts';
import { openWindow } from '../window.ts';
import type { OnClick } from './on-click.ts';

/** Opens somebody's own settings; there are no others to open. */
export const openSettings: OnClick = async (inbound, { user, language, triggerId }) => {
  const { desk, team, web, ways } = inbound;
  const [reach, zone] = await Promise.all([findReach(desk.db, team, user), zoneOf(inbound, user)]);
  await openWindow(web, settingsForm({ reach, mail: ways.mail !== null, zone }, language), triggerId);
  return null;
};
