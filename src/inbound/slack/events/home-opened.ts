import type { App } from '@slack/bolt';
import { asUserId } from '../../../domain/ids.ts';
import type { Inbound } from '../../context.ts';
import { guarded } from '../guard.ts';
import { publishHome } from '../home.ts';

export function registerHomeOpened(app: App, inbound: Inbound): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const user = asUserId(event.user);
    await guarded(inbound, {
      name: 'app_home_opened',
      user,
      work: (language) => publishHome(inbound, user, language),
      // The Home that was drawn before stays; there is nowhere else to say it.
      sorry: async () => {},
    });
  });
}
