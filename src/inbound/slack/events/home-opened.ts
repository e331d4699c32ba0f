import type { App } from '@slack/bolt';
import { asUserId } from '../../../domain/ids.ts';
import { errorText } from '../../../views/slack/error-text.ts';
import { noticeHome } from '../../../views/slack/notice-view.ts';
import type { Inbound } from '../../context.ts';
import { guarded } from '../guard.ts';

export function registerHomeOpened(app: App, inbound: Inbound): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return;
    const user = asUserId(event.user);
    await guarded(inbound, {
      name: 'app_home_opened',
      user,
      asked: async () => ({ asked: 'look', about: null }),
      work: (language) => inbound.homes.show(user, language),
      // Otherwise the Home that was drawn before stays: there is nowhere else to say it.
      async sorry(trouble, language) {
        if (trouble !== 'not_a_member') return;
        await inbound.web.views.publish({ user_id: user, view: noticeHome(errorText(trouble, language)) });
      },
    });
  });
}
