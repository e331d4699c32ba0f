import { boolean, byType, exactlyOneOf, list, object, oneOf, string, stringThat, typed } from './vocabulary.ts';
import type { Rule } from './vocabulary.ts';

/** Slack's composition objects: the small parts that blocks and elements share. */

const plainTextOf = (max: number) => typed({ text: string({ min: 1, max }) }, { emoji: boolean });
const mrkdwnOf = (max: number) => typed({ text: string({ min: 1, max }) }, { verbatim: boolean });

export const plainText = (max: number): Rule => byType({ plain_text: plainTextOf(max) });
export const mrkdwn = (max: number): Rule => byType({ mrkdwn: mrkdwnOf(max) });
export const anyText = (max: number): Rule => byType(textTypes(max));
export const textTypes = (max: number) => ({ plain_text: plainTextOf(max), mrkdwn: mrkdwnOf(max) });

const hasScheme = (schemes: string[]) => (text: string) =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1));

/** Where a button may lead; never a script. */
export const link = stringThat(hasScheme(['http', 'https', 'mailto', 'tel', 'slack']), 'must be a valid url', {
  max: 3000,
});
export const webUrl = stringThat(hasScheme(['http', 'https']), 'must be a valid url', { max: 3000 });
export const httpsUrl = stringThat(hasScheme(['https']), 'must be a valid url', { max: 3000 });

export const blockId = string({ min: 1, max: 255 });
export const actionId = string({ min: 1, max: 255 });
export const placeholder = plainText(150);
export const colorScheme = oneOf('primary', 'danger');

export const confirm = object(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: colorScheme },
);

const optionValue = string({ min: 1, max: 150 });

/** In select menus. */
export const option = object({ text: plainText(75), value: optionValue }, { description: plainText(75) });
/** In checkboxes and radio buttons, which draw mrkdwn. */
export const choice = object({ text: anyText(75), value: optionValue }, { description: anyText(75) });
/** In overflow menus, where an option may be a link. */
export const overflowOption = object(
  { text: plainText(75), value: optionValue },
  { description: plainText(75), url: link },
);

export const optionGroup = object({ label: plainText(75), options: list(option, { min: 1, max: 100 }) });

export const conversationFilter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
);

export const dispatchActionConfig = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }) },
);

const slackFile = object({}, { id: string({ min: 1 }), url: webUrl }, exactlyOneOf('id', 'url'));

/** The picture itself, which image blocks and image elements share. */
export const picture = {
  required: { alt_text: string({ min: 1, max: 2000 }) },
  optional: { image_url: webUrl, slack_file: slackFile },
  across: exactlyOneOf('image_url', 'slack_file'),
};
