import { chromium, type Browser, type BrowserContextOptions, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { splitAddress } from '../../emulator/page/split/address.ts';
import { wideBySocket, type Wide } from '../emulator/wide-app.ts';
import { contrast, nameless, narrowControls, overflowing } from './measures.ts';
import { phone, shoot } from './stage.ts';
import { focused } from './steps.ts';

let app: Wide;
let browser: Browser;
const troubles: string[] = [];

beforeAll(async () => {
  app = await wideBySocket();
  browser = await chromium.connect(inject('chromium'));
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function open(path: string, options: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(10_000);
  context.on('weberror', (error) => troubles.push(error.error().message));
  context.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
  const page = await context.newPage();
  await page.goto(`${app.workspace.url}${path}`);
  return page;
}

const address = (...people: string[]) =>
  splitAddress({ hashes: people.map((name) => `as=${app.id(`@${name}`)}&at=${app.id('support')}`), shares: [] });
const pane = (page: Page, person: string) => page.frameLocator(`iframe[title="${person}"]`);
const composer = (at: FrameLocator) => at.getByRole('textbox', { name: /^Message / });
const person = (page: Page, name: string) => page.getByRole('button', { name: `${name}. Change who is in this pane` });

async function say(at: FrameLocator, words: string): Promise<void> {
  await composer(at).fill(words);
  await composer(at).press('Enter');
}

it('opens from the workspace menu at the same place, with the next person beside', async () => {
  const page = await open(`/#as=${app.id('@ana')}&at=${app.id('support')}`);
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await page.getByRole('menuitem', { name: /^Split view/ }).click();
  await page.getByRole('region', { name: 'Ana Ruiz' }).waitFor();
  await page.getByRole('region', { name: 'Bruno Keller' }).waitFor();
  await say(pane(page, 'Ana Ruiz'), 'Can you take Northwind?');
  await pane(page, 'Bruno Keller').getByText('Can you take Northwind?').last().waitFor();
  await say(pane(page, 'Bruno Keller'), 'On it.');
  await pane(page, 'Ana Ruiz').getByText('On it.').last().waitFor();
  expect(await page.title()).toBe('Ana Ruiz, Bruno Keller · Split view');
  await shoot(page, '80-split-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, '80-split-dark');
  for (const text of ['es-ES · Madrid', 'Bruno Keller'])
    expect(await contrast(person(page, 'Ana Ruiz').or(person(page, 'Bruno Keller')).getByText(text))).toBeGreaterThan(
      4.5,
    );
  await page.context().close();
});

it('somebody is opened beside from the person switch, in a window and in a pane', async () => {
  const page = await open(`/#as=${app.id('@dana')}&at=${app.id('support')}`);
  await page.getByRole('button', { name: /^Acting as / }).click();
  await page.getByRole('link', { name: 'Open Luis Ortega in split view' }).click();
  const dana = pane(page, 'Dana Brooks');
  await composer(pane(page, 'Luis Ortega')).waitFor();
  await composer(dana).fill('half a thought');
  await dana.getByRole('button', { name: /^Channels and people/ }).click();
  await dana.getByRole('button', { name: /^Acting as / }).click();
  await dana.getByRole('link', { name: 'Open Marta Vidal in split view' }).click();
  await composer(pane(page, 'Marta Vidal')).waitFor();
  await page.getByRole('button', { name: 'Close Luis Ortega' }).click();
  await page.getByRole('region', { name: 'Luis Ortega' }).waitFor({ state: 'detached' });
  await focused(person(page, 'Marta Vidal'));
  // What stood in the others stands there still.
  expect(await composer(dana).inputValue()).toBe('half a thought');
  await page.context().close();
});

it('the address keeps who is in which pane, and where, and how wide', async () => {
  const page = await open(address('ana', 'bruno'));
  await composer(pane(page, 'Bruno Keller')).waitFor();
  await person(page, 'Bruno Keller').click();
  await page.getByRole('menuitem', { name: /^Dana Brooks/ }).click();
  const dana = pane(page, 'Dana Brooks');
  await dana.getByRole('button', { name: /^Channels and people/ }).click();
  await dana
    .getByRole('navigation', { name: 'Channels and direct messages' })
    .getByRole('button', { name: 'payments' })
    .click();
  await dana.getByRole('heading', { name: 'payments', level: 1 }).waitFor();
  const line = page.getByRole('separator', { name: 'Width of Ana Ruiz beside Dana Brooks' });
  await line.focus();
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowRight');
  expect(await line.getAttribute('aria-valuenow')).toBe('60');
  await expect.poll(() => page.url()).toContain('widths=60%2C40');
  await page.reload();
  await composer(pane(page, 'Ana Ruiz')).waitFor();
  await pane(page, 'Dana Brooks').getByRole('heading', { name: 'payments', level: 1 }).waitFor();
  const width = async (name: string) => (await page.getByRole('region', { name }).boundingBox())?.width ?? 0;
  expect(Math.round(((await width('Ana Ruiz')) / 1279) * 100)).toBe(60);
  await shoot(page, '81-split-widened');
  await page.context().close();
});

it('the line between two panes is dragged, and a double click evens them out', async () => {
  const page = await open(address('ana', 'bruno'));
  await composer(pane(page, 'Bruno Keller')).waitFor();
  const line = page.getByRole('separator');
  const box = await line.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, 400);
  await page.mouse.down();
  await page.mouse.move(800, 420, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBeGreaterThan(60);
  await line.dblclick();
  await expect.poll(() => line.getAttribute('aria-valuenow')).toBe('50');
  await page.context().close();
});

it('takes four people, each in a language and zone of their own, and a dialog stays in its pane', async () => {
  const page = await open(address('ana', 'dana', 'luis'), { viewport: { width: 1600, height: 900 } });
  await composer(pane(page, 'Luis Ortega')).waitFor();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByRole('menuitem', { name: /^Bruno Keller/ }).click();
  await composer(pane(page, 'Bruno Keller')).waitFor();
  expect(await page.getByRole('button', { name: '4 people at most' }).isDisabled()).toBe(true);
  await pane(page, 'Dana Brooks')
    .getByRole('button', { name: /^Channels and people/ })
    .click();
  await pane(page, 'Dana Brooks').getByRole('button', { name: 'Workspace menu' }).click();
  await pane(page, 'Dana Brooks').getByRole('menuitem', { name: 'Reset workspace…' }).click();
  const question = pane(page, 'Dana Brooks').getByRole('alertdialog', { name: 'Reset the workspace?' });
  await question.waitFor();
  await say(pane(page, 'Luis Ortega'), 'The gateway is back.');
  await pane(page, 'Bruno Keller').getByText('The gateway is back.').last().waitFor();
  await shoot(page, '82-split-four');
  await question.getByRole('button', { name: 'Keep it' }).click();
  expect(await nameless(page)).toEqual([]);
  await pane(page, 'Dana Brooks')
    .getByRole('button', { name: /^Acting as / })
    .click();
  await pane(page, 'Dana Brooks').getByRole('link', { name: 'Open Marta Vidal in split view' }).click();
  await page.getByText('4 people fit at most. Close one of them first.').waitFor();
  const seen = await page.locator('body').ariaSnapshot();
  for (const name of ['Ana Ruiz', 'Dana Brooks', 'Luis Ortega', 'Bruno Keller'])
    expect(seen).toContain(`region "${name}"`);
  await page.context().close();
});

it('on a phone one is in sight at a time, and nothing is read behind its back', async () => {
  const page = await open(address('ana', 'bruno'), phone);
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
  await composer(pane(page, 'Ana Ruiz')).waitFor();
  await tab('Bruno Keller').waitFor();
  await say(pane(page, 'Ana Ruiz'), 'Bruno, please call them.');
  await tab('Bruno Keller 1 unread').waitFor();
  await say(pane(page, 'Ana Ruiz'), 'They are waiting.');
  await tab('Bruno Keller 2 unread').waitFor();
  await shoot(page, '83-split-phone');
  expect(await overflowing(page)).toEqual([]);
  expect(await narrowControls(page, 32)).toEqual([]);
  expect(await nameless(page)).toEqual([]);
  await tab('Ana Ruiz').focus();
  await page.keyboard.press('ArrowRight');
  await focused(tab('Bruno Keller'));
  await pane(page, 'Bruno Keller').getByText('Bruno, please call them.').last().waitFor();
  expect(await tab('Bruno Keller').getAttribute('aria-selected')).toBe('true');
  await tab('Ana Ruiz').tap();
  await tab('Bruno Keller').filter({ hasNotText: 'unread' }).waitFor();
  await page.getByRole('button', { name: 'Split view menu' }).tap();
  await shoot(page, '84-split-phone-menu');
  await page.getByRole('menuitem', { name: 'Close Ana Ruiz' }).tap();
  await tab('Ana Ruiz').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Split view menu' }).tap();
  await page.getByRole('menuitem', { name: 'Leave split view' }).tap();
  await page.getByRole('region', { name: 'Messages in #support' }).waitFor();
  await page.context().close();
});

it('an address that names nobody shows two people, and other sites may not frame the page', async () => {
  const page = await open('/split');
  await composer(pane(page, 'Ana Ruiz')).waitFor();
  await composer(pane(page, 'Bruno Keller')).waitFor();
  const policy = (await page.request.get(`${app.workspace.url}/`)).headers()['content-security-policy'];
  expect(policy).toContain("frame-ancestors 'self'");
  await page.context().close();
});

it('leaves nothing in the browser’s console to complain about', () => {
  expect(troubles).toEqual([]);
});
