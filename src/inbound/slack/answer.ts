import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Language } from '../../domain/terms.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import { noticeView } from '../../views/slack/notice-view.ts';

/** What only the asker sees (a string is markup); null where nothing needs to be said, because what they look at changes. */
export type Answer = SlackMessage | string | null;

export const messageOf = (answer: SlackMessage | string): { text: string; blocks?: SlackMessage['blocks'] } =>
  typeof answer === 'string' ? { text: answer } : { ...answer };

/** Where a click can be answered: below its message, on top of the form it was made in, or in a window of its own. */
export type Place = {
  readonly respond: RespondFn | undefined;
  readonly triggerId: string;
  readonly inForm: boolean;
};

export async function answer(
  web: WebClient,
  place: Place,
  what: SlackMessage | string,
  language: Language,
): Promise<void> {
  if (place.respond) {
    await place.respond({ response_type: 'ephemeral', replace_original: false, ...messageOf(what) });
    return;
  }
  const [view, trigger_id] = [noticeView(what, language), place.triggerId];
  await (place.inForm ? web.views.push({ view, trigger_id }) : web.views.open({ view, trigger_id }));
}
