import type { App } from '@slack/bolt';
import { asUserId } from '../../../domain/ids.ts';
import type { Language } from '../../../domain/terms.ts';
import { errorText } from '../../../views/slack/error-text.ts';
import { noticeView } from '../../../views/slack/notice-view.ts';
import type { Inbound } from '../../context.ts';
import { guarded } from '../guard.ts';
import { openWindow } from '../window.ts';
import { clicked, type Click } from './on-click.ts';

export type SlowClick = {
  /** What is said meanwhile. */
  wait(language: Language): string;
  work(inbound: Inbound, click: Pick<Click, 'user' | 'language' | 'view'>): Promise<string>;
};

/** For what may take longer than the three seconds that Slack waits: a window opens at once, and says in the end what came of it. */
export function onSlowClick(app: App, inbound: Inbound, id: string, { wait, work }: SlowClick): void {
  app.action({ type: 'block_actions', action_id: id }, async ({ ack, body }) => {
    const { data } = clicked.safeParse(body);
    if (!data) return ack();
    const user = asUserId(data.user.id);
    const place = data.view?.type === 'modal' ? 'in a form' : 'elsewhere';
    let window: string | undefined;
    const say = async (text: string, language: Language) => {
      if (window === undefined) return;
      // Whoever closed the window meanwhile does not want to know.
      await inbound.web.views.update({ view_id: window, view: noticeView(text, language) }).catch(() => null);
    };
    await guarded(inbound, {
      name: id,
      user,
      async begin(language) {
        window = await openWindow(inbound.web, noticeView(wait(language), language), data.trigger_id, place);
        await ack();
      },
      work: async (language) => say(await work(inbound, { user, language, view: data.view }), language),
      async sorry(trouble, language) {
        await ack();
        await say(errorText(trouble, language), language);
      },
    });
  });
}
