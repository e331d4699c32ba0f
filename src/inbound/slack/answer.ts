import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import { noticeView } from '../../views/slack/notice-view.ts';
import { openWindow } from './window.ts';

/** What only the asker sees (a string is markup); null where nothing needs to be said, because what they look at changes. */
export type Answer = SlackMessage | string | null;

export const messageOf = (answer: SlackMessage | string): { text: string; blocks?: SlackMessage['blocks'] } =>
  typeof answer === 'string' ? { text: answer } : { ...answer };

/** Where a click can be answered: below its message, on top of the form it was made in, or in a window of its own. */
export type Place = {
  readonly user: UserId;
  readonly respond: RespondFn | undefined;
  readonly triggerId: string;
  readonly inForm: boolean;
};

/** Tells the clicker, and nobody else. Where no window opens any more, they find it in their messages with the app. */
export async function answer(
  web: WebClient,
  { user, respond, triggerId, inForm }: Place,
  what: SlackMessage | string,
  language: Language,
): Promise<void> {
  if (respond) {
    await respond({ response_type: 'ephemeral', replace_original: false, ...messageOf(what) });
    return;
  }
  const opening = openWindow(web, noticeView(what, language), triggerId, inForm ? 'in a form' : 'elsewhere');
  await opening.catch(() => web.chat.postMessage({ channel: user, ...messageOf(what) }));
}
