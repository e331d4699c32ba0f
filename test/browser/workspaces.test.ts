import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { seedOf } from '../../emulator/seed.ts';
import type { Workspace } from '../../emulator/workspace.ts';
import { oauthApp, type OAuthApp } from '../emulator/oauth-app.ts';
import { installable } from '../emulator/oauth-flow.ts';
import { contrast, overflowing } from './measures.ts';
import { phone, shoot } from './stage.ts';
import { composer, message, place, say } from './steps.ts';

let workspace: Workspace;
let bolt: OAuthApp;
let browser: Browser;

beforeAll(async () => {
  workspace = await installable({ redirectUrls: [], others: [seedOf('globex')] });
  bolt = await oauthApp(workspace, 'socket');
  bolt.app.command('/visit', async ({ ack, client }) => {
    const { team } = await client.auth.test();
    await ack(`At work in ${team}`);
  });
  await bolt.start();
  browser = await chromium.connect(inject('chromium'));
});
afterAll(async () => {
  await browser.close();
  await bolt.app.stop();
  await workspace.stop();
});

async function open(path: string, options: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(path.startsWith('http') ? path : `${workspace.url}${path}`);
  return page;
}

async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  await page.getByText(name, { exact: true }).first().waitFor();
}

it('one goes from workspace to workspace in the menu, each with its own people, and Back goes back', async () => {
  const page = await open('/');
  await say(page, 'Said in Acme');
  await message(page, 'Said in Acme').waitFor();
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await page.getByRole('menuitem', { name: /^Globex/ }).waitFor();
  await shoot(page, '90-workspaces-menu-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, '90-workspaces-menu-dark');
  expect(await contrast(page.getByRole('menuitem', { name: /^Globex/ }))).toBeGreaterThan(4.5);
  await page.getByRole('menuitem', { name: /^Globex/ }).click();
  await page.getByRole('button', { name: /^Acting as Hana Novak/ }).waitFor();
  await message(page, 'The office is closed on Friday.').waitFor();
  expect(new URL(page.url()).hash).toContain('team=globex');
  expect(await message(page, 'Said in Acme').count()).toBe(0);
  await shoot(page, '91-workspaces-other');

  await page.reload();
  await page.getByRole('button', { name: /^Acting as Hana Novak/ }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /^Acting as Ana Ruiz/ }).waitFor();
  await message(page, 'Said in Acme').waitFor();
  await page.context().close();
});

it('a workspace without the app says so, and offers nothing of it', async () => {
  const page = await open('/#team=globex');
  await page.getByText('No app is installed here.').waitFor();
  expect(await place(page, /Home$/).count()).toBe(0);
  await composer(page).fill('/visit');
  await composer(page).press('Enter');
  await page.getByText('/visit is not a command here: no app is installed in Globex.').waitFor();
  await shoot(page, '92-workspaces-no-app');
  await page.context().close();
});

it('a person installs the app in the workspace of their choice, and takes it out again', async () => {
  const consent = await open(`${bolt.home}/slack/install`);
  await consent.getByRole('heading', { name: 'Visitor <b> asks to work in Acme' }).waitFor();
  await consent.getByRole('link', { name: 'Globex' }).click();
  await consent.getByRole('heading', { name: 'Visitor <b> asks to work in Globex' }).waitFor();
  await shoot(consent, '93-consent-light');
  await consent.emulateMedia({ colorScheme: 'dark' });
  await shoot(consent, '93-consent-dark');
  await consent.setViewportSize({ width: 360, height: 740 });
  expect(await overflowing(consent)).toEqual([]);
  expect(await contrast(consent.getByRole('link', { name: 'Acme' }))).toBeGreaterThan(4.5);
  await shoot(consent, '93-consent-phone');
  await consent.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Inés Duarte (@ines)' });
  await consent.getByRole('button', { name: 'Allow' }).click();
  await consent.waitForURL(/oauth_redirect/);
  await consent.context().close();
  expect(bolt.kept.get(workspace.team('globex').teamId)?.user.id).toBe(workspace.team('globex').as('ines').id);

  const page = await open('/#team=globex', phone);
  await say(page, '/visit');
  await message(page, 'At work in Globex').waitFor();
  expect(await overflowing(page)).toEqual([]);
  await shoot(page, '94-workspaces-phone');
  workspace.team('globex').uninstall();
  await page.getByText('No app is installed here.').waitFor();
  await page.context().close();
});

it('the inspector says where each call and delivery belongs', async () => {
  const page = await open('/');
  // Until it is drawn, the page hears no keys.
  await composer(page).waitFor();
  await page.keyboard.press('Control+Shift+L');
  const inspector = page.getByRole('complementary', { name: 'Request inspector' });
  await inspector.getByText(/app_uninstalled · Globex/).waitFor();
  await shoot(page, '95-workspaces-inspector');
  await switchTo(page, 'Globex');
  await inspector.getByText(/app_uninstalled · Globex/).waitFor();
  await page.context().close();
});
