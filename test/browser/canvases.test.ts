import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { wide, type Wide } from '../emulator/wide-app.ts';
import { contrast, nameless, narrowControls, overflowing } from './measures.ts';
import { phone, shoot } from './stage.ts';
import { focused, message } from './steps.ts';

const seed = {
  ...DEFAULT_SEED,
  people: [
    ...DEFAULT_SEED.people,
    outsider('gil', 'Gil Pardo', { guest: 'single' }),
    outsider('vera', 'Vera Lind', { company: 'Northwind' }),
    outsider('otto', 'Otto Blum', { deactivated: true }),
  ],
  channels: DEFAULT_SEED.channels.map((channel) =>
    channel.name === 'support'
      ? { ...channel, members: ['ana', 'bruno', 'dana', 'luis', 'marta', 'gil', 'vera', 'otto'] }
      : channel,
  ),
};

function outsider(name: string, realName: string, rest: object) {
  return { name, realName, email: `${name}@example.org`, locale: 'en-GB', tz: 'Europe/London', ...rest };
}

const RUNBOOK = `# When cards fail

Ask ![](@ANA) first, then tell ![](#SUPPORT). **Never** restart the gateway _alone_; see [the wiki](https://wiki.example/cards).

## Before you call
- [x] Look at the provider’s page
- [ ] Try a card of your own
- [ ] Write down the **first** failing order

1. Who is hurt
   - strategic customers
   - everybody else
2. Since when

| Provider | Phone | Hours |
|----------|-------|-------|
| Redsys | +34 900 000 000 | \`24/7\` |
| Adyen | +31 20 000 0000 | weekdays |

> Said once, by everybody: it was not the database.

\`\`\`
curl https://gateway.example/health

{"ok":true}
\`\`\`

---

<script>alert(1)</script>`;

let app: Wide;
let browser: Browser;
let page: Page;
let pictures: Server;
const troubles: string[] = [];
const markdown = (text: string) => ({ type: 'markdown' as const, markdown: text });

beforeAll(async () => {
  app = await wide({ seed });
  browser = await chromium.connect(inject('chromium'));
  pictures = createServer((request, response) => {
    const found = request.url === '/ok.svg';
    response.writeHead(found ? 200 : 404, { 'content-type': 'image/svg+xml' });
    response.end(
      !found
        ? ''
        : '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="#0b6b62"/></svg>',
    );
  }).listen(0, '127.0.0.1');
  await once(pictures, 'listening');
});
afterAll(async () => {
  await browser.close();
  pictures.close();
  await app.stop();
});

async function open(
  person: string,
  channel = 'support',
  options: BrowserContextOptions = { viewport: { width: 1280, height: 800 } },
) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(10_000);
  context.on('weberror', (error) => troubles.push(error.error().message));
  context.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
  const opened = await context.newPage();
  await opened.goto(`${app.workspace.url}/#as=${app.id(`@${person}`)}&at=${app.id(channel)}`);
  return opened;
}

const canvas = (at: Page, name = 'Channel canvas') => at.getByRole('complementary', { name: `Canvas: ${name}` });

it('a channel’s canvas opens from its header as soon as there is one, takes the focus and gives it back', async () => {
  page = await open('dana');
  await message(page, 'Northwind says').waitFor();
  expect(await page.getByRole('button', { name: 'Canvas' }).count()).toBe(0);
  const source = RUNBOOK.replace('ANA', app.id('@ana')).replace('SUPPORT', app.id('support'));
  await app.slack.conversations.canvases.create({ channel_id: app.id('support'), document_content: markdown(source) });
  await page.getByRole('button', { name: 'Canvas' }).focus();
  await page.keyboard.press('Enter');
  await focused(canvas(page));
  await page.keyboard.press('Escape');
  await canvas(page).waitFor({ state: 'detached' });
  await focused(page.getByRole('button', { name: 'Canvas' }));
  await page.keyboard.press('Enter');
  await canvas(page).waitFor();
});

it('draws a canvas from its markdown, and what looks like HTML stays text', async () => {
  const drawn = canvas(page);
  await drawn.getByRole('heading', { name: 'When cards fail', level: 3 }).waitFor();
  await drawn.getByRole('heading', { name: 'Before you call', level: 4 }).waitFor();
  await drawn.getByText('@Ana Ruiz').waitFor();
  await drawn.getByRole('link', { name: '#support' }).waitFor();
  expect(await drawn.getByRole('link', { name: 'the wiki' }).getAttribute('href')).toBe('https://wiki.example/cards');
  expect(await drawn.getByRole('checkbox', { name: 'Look at the provider’s page' }).isChecked()).toBe(true);
  expect(await drawn.getByRole('checkbox', { name: 'Try a card of your own' }).isChecked()).toBe(false);
  expect(await drawn.getByRole('listitem').filter({ hasText: 'Who is hurt' }).getByRole('list').count()).toBe(1);
  await drawn.getByRole('columnheader', { name: 'Phone' }).waitFor();
  await drawn.getByRole('cell', { name: '24/7' }).waitFor();
  expect(await drawn.getByRole('code').or(drawn.locator('pre')).last().textContent()).toContain('{"ok":true}');
  await drawn.getByText('<script>alert(1)</script>').waitFor();
  expect(await nameless(page)).toEqual([]);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(page, `85-canvas-${colorScheme}`);
    for (const text of ['Before you call', 'Look at the provider', 'weekdays', 'Said once'])
      expect(await contrast(drawn.getByText(text).first())).toBeGreaterThan(4.5);
  }
});

it('shows what the app changes in an open canvas, and says so when it is gone', async () => {
  const { channel } = await app.slack.conversations.info({ channel: app.id('support') });
  const { properties } = channel as { properties: { canvas: { file_id: string } } };
  const own = properties.canvas;
  const sections = await app.slack.canvases.sections.lookup({
    canvas_id: own.file_id,
    criteria: { contains_text: 'Try a card' },
  });
  await app.slack.canvases.edit({
    canvas_id: own.file_id,
    changes: [
      {
        operation: 'replace',
        section_id: sections.sections?.[0]?.id ?? '',
        document_content: markdown('- [x] Try a card of your own'),
      },
    ],
  });
  await expect
    .poll(() => canvas(page).getByRole('checkbox', { name: 'Try a card of your own' }).isChecked())
    .toBe(true);
  await page.reload();
  await canvas(page).getByRole('heading', { name: 'When cards fail' }).waitFor();
  const second = await app.slack.canvases.create({ channel_id: app.id('support'), title: 'Phone list' });
  await page.getByRole('button', { name: '2 canvases' }).click();
  await page.getByRole('menuitem', { name: 'Phone list' }).click();
  await canvas(page, 'Phone list').getByText('Nothing here yet').waitFor();
  await app.slack.canvases.delete({ canvas_id: second.canvas_id ?? '' });
  await canvas(page, 'Canvas').getByText('There is no such canvas').waitFor();
  await canvas(page, 'Canvas').getByRole('button', { name: 'Close canvas' }).click();
});

it('a canvas of its own opens from a link, for those who can read the link', async () => {
  const { canvas_id = '' } = await app.slack.canvases.create({
    title: 'Handover',
    document_content: markdown('All *quiet*.'),
  });
  const url = `${app.workspace.url}/_local/canvases/${canvas_id}?as=`;
  expect((await fetch(url + app.id('@dana'))).status).toBe(404);
  const { file } = await app.slack.files.info({ file: canvas_id });
  await app.slack.chat.postMessage({ channel: app.id('support'), text: `Notes: <${file?.permalink}|Handover>` });
  await message(page, 'Notes:').getByRole('link', { name: 'Handover' }).click();
  await canvas(page, 'Handover').getByText('All quiet.').waitFor();
  await page.goBack();
  await canvas(page, 'Handover').waitFor({ state: 'detached' });
});

it('says who is a guest, of another company, an app or gone', async () => {
  const mentions = ['gil', 'vera', 'otto', 'bruno'].map((name) => `<@${app.id(`@${name}`)}>`).join(' ');
  await app.slack.chat.postMessage({ channel: app.id('support'), text: `Hello ${mentions}` });
  const hello = message(page, 'Hello');
  for (const words of ['@Gil Pardo Single-channel guest', '@Vera Lind Northwind', '@Otto Blum Deactivated'])
    await hello.getByText(words, { exact: true }).waitFor();
  await hello.getByText('@Bruno Keller', { exact: true }).waitFor();
  await message(page, 'Notes:').getByText('App', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^\d+ members$/ }).click();
  for (const words of [
    /^Gil Pardo ?@gil · Single-channel guest$/,
    /^Vera Lind ?@vera · Northwind$/,
    /^Wide ?@wide · App$/,
  ])
    await page.getByRole('menuitem', { name: words }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Acting as / }).click();
  const people = page.getByRole('dialog', { name: /^Acting as / });
  await people.getByRole('button', { name: /^Gil Pardo Single-channel guest/ }).waitFor();
  expect(await people.getByRole('button', { name: /^Otto Blum/ }).count()).toBe(0);
  await shoot(page, '86-badges');
  await page.keyboard.press('Escape');
  const gil = await open('gil');
  await message(gil, 'Hello').waitFor();
  await gil
    .getByRole('button', { name: /^Acting as / })
    .getByText('Single-channel guest')
    .waitFor();
  await shoot(gil, '86-badges-guest');
  await gil.context().close();
});

it('pictures come by http, and one that does not come says what it shows', async () => {
  const address = pictures.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const image = (name: string, alt_text: string) => ({
    type: 'image' as const,
    image_url: `http://127.0.0.1:${port}/${name}`,
    alt_text,
  });
  await app.slack.chat.postMessage({
    channel: app.id('support'),
    text: 'Charts',
    blocks: [
      {
        type: 'section',
        text: { type: 'plain_text', text: 'Charts of today' },
        accessory: image('ok.svg', 'Errors, small'),
      },
      image('ok.svg', 'Errors by hour'),
      image('gone.svg', 'Latency by hour'),
    ],
  });
  const charts = message(page, 'Charts of today');
  const width = (name: string) =>
    charts.getByRole('img', { name, exact: true }).evaluate((img) => ('naturalWidth' in img ? img.naturalWidth : 0));
  await expect.poll(() => width('Errors by hour')).toBe(160);
  await expect.poll(() => width('Errors, small')).toBe(160);
  await charts.getByText('Latency by hour').waitFor();
  await charts.scrollIntoViewIfNeeded();
  await shoot(page, '87-pictures');
});

it('says what is empty and what is closed', async () => {
  const updates = await open('dana', 'support-updates');
  await updates.getByText('Nobody has written here yet.').waitFor();
  await updates.getByRole('button', { name: 'Wide Home' }).click();
  await updates.getByText('Wide has not published a Home for you. It may do so once it is connected.').waitFor();
  await updates.getByText('Wide is not connected.').waitFor();
  await shoot(updates, '88-home-empty');
  const { channel } = await app.slack.conversations.create({ name: 'over-and-done' });
  await app.slack.conversations.archive({ channel: channel?.id ?? '' });
  await updates.getByRole('button', { name: 'Browse channels' }).click();
  await updates.getByRole('menuitem', { name: '#over-and-done' }).click();
  await updates.getByText('This channel is archived.').waitFor();
  expect(await updates.getByRole('textbox', { name: /^Message / }).count()).toBe(0);
  await shoot(updates, '88-archived');
  await updates.context().close();
});

it('fits a phone', async () => {
  const small = await open('dana', 'support', phone);
  await small.getByRole('button', { name: 'Channel menu' }).tap();
  await small.getByRole('menuitem', { name: 'Channel canvas' }).tap();
  await canvas(small).getByRole('heading', { name: 'When cards fail' }).waitFor();
  await shoot(small, '89-canvas-phone');
  expect(await narrowControls(small, 32)).toEqual([]);
  await canvas(small).getByRole('region', { name: 'Table' }).scrollIntoViewIfNeeded();
  await shoot(small, '89-canvas-phone-table');
  expect((await overflowing(small)).filter((name) => name !== 'table-scroll')).toEqual([]);
  await canvas(small).getByRole('button', { name: 'Back to the channel' }).tap();
  await message(small, 'Northwind says').waitFor();
  expect(troubles.filter((words) => !words.includes('404'))).toEqual([]);
});
