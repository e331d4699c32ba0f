import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { wide, type Wide } from '../emulator/wide-app.ts';
import { contrast, narrowControls, overflowing } from './measures.ts';
import { phone, shoot } from './stage.ts';
import { composer, focused, message, place, say } from './steps.ts';

let app: Wide;
let browser: Browser;
const troubles: string[] = [];

beforeAll(async () => {
  app = await wide();
  browser = await chromium.connect(inject('chromium'));
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function open(who: string, options: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(10_000);
  context.on('weberror', (error) => troubles.push(error.error().message));
  context.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
  const page = await context.newPage();
  await page.goto(`${app.workspace.url}/#as=${app.id(`@${who}`)}&at=${app.id('support')}`);
  return page;
}

const chooser = (page: Page) => page.getByRole('dialog', { name: 'New message' });
const candidate = (page: Page, name: string) => chooser(page).getByRole('checkbox', { name: new RegExp(`^${name}`) });

it('several people are chosen without a mouse, and written to at once', async () => {
  const ana = await open('ana');
  await ana.getByRole('button', { name: 'New message' }).press('Enter');
  await focused(chooser(ana).getByRole('searchbox', { name: 'Find people' }));
  expect(await chooser(ana).getByRole('button', { name: 'Choose one or more people' }).isDisabled()).toBe(true);
  await ana.keyboard.type('bru');
  await ana.keyboard.press('Tab');
  await focused(candidate(ana, 'Bruno Keller'));
  await ana.keyboard.press('Space');
  await chooser(ana).getByRole('searchbox').fill('dana');
  await candidate(ana, 'Dana Brooks').press('Space');
  await chooser(ana).getByRole('searchbox').fill('');
  await shoot(ana, '96-group-chooser');
  await chooser(ana).getByRole('button', { name: 'Start conversation with 2 people' }).press('Enter');
  await ana.getByRole('heading', { level: 1, name: 'Bruno Keller, Dana Brooks' }).waitFor();
  await ana.getByText('This is the start of your messages with Bruno Keller, Dana Brooks.').waitFor();
  await say(ana, 'Who takes Northwind?');
  await message(ana, 'Who takes Northwind?').waitFor();
  expect(await ana.getByRole('button', { name: 'Leave channel' }).count()).toBe(0);
});

it('the others see it in their sidebar, unread until they look', async () => {
  const bruno = await open('bruno');
  const row = place(bruno, 'Ana Ruiz, Dana Brooks');
  await row.getByText('1 unread').waitFor();
  expect(await contrast(row.locator('.avatar'))).toBeGreaterThan(4.5);
  await row.click();
  await message(bruno, 'Who takes Northwind?').waitFor();
  await row.getByText('unread').waitFor({ state: 'detached' });
  expect(await contrast(bruno.locator('h1 .avatar'))).toBeGreaterThan(4.5);
  await shoot(bruno, '97-group-light');
  await bruno.emulateMedia({ colorScheme: 'dark' });
  expect(await contrast(bruno.locator('h1 .avatar'))).toBeGreaterThan(4.5);
  await shoot(bruno, '97-group-dark');
});

it('a reply sent to the channel too leads to its thread, and a name of the app’s own is shown', async () => {
  const channel = app.id('support');
  const { ts = '' } = await app.slack.chat.postMessage({ channel, text: 'Since *when* is it down?' });
  await app.slack.chat.postMessage({ channel, text: 'Since 9:40', thread_ts: ts, reply_broadcast: true });
  await app.slack.chat.postMessage({ channel, text: 'All quiet', username: 'Night watch', icon_emoji: ':ghost:' });
  await app.slack.chat.postMessage({
    channel,
    text: 'Still up',
    username: 'Lost',
    icon_url: `${app.workspace.url}/no.png`,
  });
  const dana = await open('dana');
  await message(dana, 'All quiet').getByText('Night watch').waitFor();
  await message(dana, 'All quiet').getByText('👻').waitFor();
  await message(dana, 'Still up').locator('.avatar', { hasText: 'W' }).waitFor();
  await shoot(dana, '98-broadcast');
  await message(dana, 'Since 9:40').getByRole('button', { name: 'Since when is it down?' }).click();
  await dana.getByRole('complementary', { name: 'Thread' }).getByText('Also sent to the channel').waitFor();
  const thread = dana.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('checkbox', { name: 'Also send to #support' }).check();
  await thread.getByRole('textbox').fill('And since then?');
  await shoot(dana, '98-reply-to-both');
  await thread.getByRole('textbox').press('Enter');
  await message(dana, 'And since then?').getByText('Replied to a thread:').waitFor();
  expect(await thread.getByRole('checkbox', { name: 'Also send to #support' }).isChecked()).toBe(false);
});

it('has room on a phone', async () => {
  const page = await open('ana', phone);
  await message(page, 'Since 9:40').waitFor();
  expect(await overflowing(page)).toEqual([]);
  await page
    .getByRole('button', { name: /channels/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'New message' }).click();
  await candidate(page, 'Luis Ortega').waitFor();
  await shoot(page, '99-group-chooser-phone');
  expect(await overflowing(page)).toEqual([]);
  expect(await narrowControls(page, 32)).toEqual([]);
  await candidate(page, 'Luis Ortega').check();
  await chooser(page).getByRole('button', { name: 'Start conversation' }).click();
  await composer(page).waitFor();
  expect(troubles.filter((line) => !line.includes('404'))).toEqual([]);
});
