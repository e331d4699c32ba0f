/** The smallest blocks and elements that Slack takes, to be bent by a test. */

type Json = Record<string, unknown>;

export const plain = (text = 'Hi') => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'Hi') => ({ type: 'mrkdwn', text });
export const letters = (count: number) => 'x'.repeat(count);
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const section = (more: Json = {}) => ({ type: 'section', text: mrkdwn(), ...more });
export const actions = (...elements: Json[]) => ({ type: 'actions', elements });
export const input = (element: Json, more: Json = {}) => ({ type: 'input', label: plain(), element, ...more });
export const button = (more: Json = {}) => ({ type: 'button', text: plain(), ...more });
export const option = (more: Json = {}) => ({ text: plain(), value: 'a', ...more });
export const select = (more: Json = {}) => ({ type: 'static_select', options: [option()], ...more });
export const textInput = (more: Json = {}) => ({ type: 'plain_text_input', ...more });
export const image = (more: Json = {}) => ({
  type: 'image',
  image_url: 'https://example.com/a.png',
  alt_text: 'A',
  ...more,
});
export const richText = (...elements: Json[]) => ({ type: 'rich_text', elements });
export const richSection = (...elements: Json[]) => ({ type: 'rich_text_section', elements });
export const modal = (more: Json = {}) => ({ type: 'modal', title: plain(), blocks: [section()], ...more });
export const home = (more: Json = {}) => ({ type: 'home', blocks: [section()], ...more });
