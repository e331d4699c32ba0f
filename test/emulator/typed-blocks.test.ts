import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOf, wide, type Wide } from './wide-app.ts';

let app: Wide;
beforeAll(async () => {
  app = await wide();
});
afterAll(() => app.stop());

/** What the app reads of words typed by somebody: the elements of their one block. */
async function elementsOf(typed: string): Promise<unknown> {
  const { channel, ts } = await app.workspace.as('ana').in('support').say(typed);
  const { messages = [] } = await app.slack.conversations.history({ channel, latest: ts, limit: 1, inclusive: true });
  const [block, ...more] = messages[0]?.blocks ?? [];
  expect(more).toEqual([]);
  expect(block).toMatchObject({ type: 'rich_text', block_id: expect.stringMatching(/^.{5}$/) });
  return block?.elements;
}

const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, ...styles: string[]) => ({
  type: 'text',
  text: words,
  ...(styles.length > 0 ? { style: Object.fromEntries(styles.map((style) => [style, true])) } : {}),
});

it('words are text, with the style they were given', async () => {
  expect(await elementsOf('One & two\nthree')).toEqual([section(text('One & two\nthree'))]);
  expect(await elementsOf('a *bold _both_* ~gone~ `x < 1` b')).toEqual([
    section(
      text('a '),
      text('bold ', 'bold'),
      text('both', 'bold', 'italic'),
      text(' '),
      text('gone', 'strike'),
      text(' '),
      text('x < 1', 'code'),
      text(' b'),
    ),
  ]);
});

it('whoever and whatever is mentioned is named by id', async () => {
  const groups = (await app.slack.usergroups.list({})).usergroups ?? [];
  expect(await elementsOf('@bruno @payments-experts #payments @here https://example.com/a :tada:')).toEqual([
    section(
      { type: 'user', user_id: app.id('@bruno') },
      text(' '),
      { type: 'usergroup', usergroup_id: groups[0]?.id },
      text(' '),
      { type: 'channel', channel_id: app.id('payments') },
      text(' '),
      { type: 'broadcast', range: 'here' },
      text(' '),
      { type: 'link', url: 'https://example.com/a' },
      text(' '),
      { type: 'emoji', name: 'tada', unicode: '1f389' },
    ),
  ]);
});

it('a time of day is no emoji', async () => {
  expect(await elementsOf('at 12:30:45')).toEqual([section(text('at 12:30:45'))]);
});

it('lists, quotes and code are parts of their own', async () => {
  const list = (style: string, indent: number, ...items: string[]) => ({
    type: 'rich_text_list',
    elements: items.map((item) => section(text(item))),
    style,
    indent,
    border: 0,
  });
  expect(await elementsOf('To do:\n- one\n- two\n    - deeper\n1. first\n2. second\nDone')).toEqual([
    section(text('To do:\n')),
    list('bullet', 0, 'one', 'two'),
    list('bullet', 1, 'deeper'),
    list('ordered', 0, 'first', 'second'),
    section(text('Done')),
  ]);
  expect(await elementsOf('> said\n> so\n```\nconst a = *1*;\n```')).toEqual([
    { type: 'rich_text_quote', elements: [text('said\nso')] },
    { type: 'rich_text_preformatted', elements: [text('const a = *1*;')], border: 0 },
  ]);
});

it('are told in events too, and stand in what an app says in words alone', async () => {
  const said = await app.workspace.as('ana').in('support').say('Told');
  const blocks = [{ type: 'rich_text', elements: [section(text('Told'))] }];
  const told = (await eventsOf(app.workspace)).find((event) => event['ts'] === said.ts);
  expect(told).toMatchObject({ blocks, client_msg_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  const { message } = await app.slack.chat.postMessage({
    channel: said.channel,
    text: 'On <!date^1700000000^{date}|day>',
  });
  const date = { type: 'date', timestamp: 1_700_000_000, format: '{date}', fallback: 'day' };
  expect(message?.blocks).toMatchObject([{ type: 'rich_text', elements: [section(text('On '), date)] }]);
});

it('are taken by Slack as they are', async () => {
  const { channel, ts } = await app.workspace.as('ana').in('support').say('- *a* @bruno\n```b```\n> c :tada:');
  const { messages = [] } = await app.slack.conversations.history({ channel, latest: ts, limit: 1, inclusive: true });
  expect(await app.slack.apiCall('blocks.validate', { blocks: messages[0]?.blocks })).toMatchObject({ ok: true });
});
