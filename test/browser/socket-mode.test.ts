import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { overflowing } from './measures.ts';
import { phone, shoot, useStage } from './stage.ts';
import { actAs, message, place, say } from './steps.ts';

const stage = useStage();
const off = /has Socket Mode switched off/;

async function pick(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** How often the app has asked for a connection: it may be back before anybody could see that it was gone. */
async function connections(page: Page): Promise<number> {
  const log = await fetch(new URL('/_local/log?limit=500', page.url()));
  return (await log.text()).split('"apps.connections.open"').length - 1;
}

it('Socket Mode is switched off and on again in the workspace menu, and the page says so', async () => {
  const page = await stage.open();
  await actAs(page, 'Dana Brooks');
  await place(page, 'support').click();
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await shoot(page, '75-socket-mode-menu');
  await page.keyboard.press('Escape');
  await pick(page, /^Turn Socket Mode off/);
  await page.getByText(off).waitFor();
  await say(page, '/escalate help');
  await page.getByText('/escalate failed: Relevo is not connected.').first().waitFor();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(page, `76-socket-mode-off-${colorScheme}`);
  }
  await pick(page, /^Turn Socket Mode on/);
  await page.getByText(off).waitFor({ state: 'detached' });
});

it('an app whose sockets were sent away comes back by itself', async () => {
  const page = await stage.open();
  await actAs(page, 'Dana Brooks');
  await place(page, 'support').click();
  await page.getByText('Relevo is not connected.').waitFor({ state: 'detached' });
  const before = await connections(page);
  await pick(page, /^Send sockets away/);
  await expect.poll(() => connections(page)).toBeGreaterThan(before);
  await say(page, '/escalate help');
  await message(page, 'What you can say').waitFor();
});

it('the menu and the bar fit a phone', async () => {
  const page = await stage.open(phone);
  await page.getByRole('button', { name: /^Channels and people/ }).tap();
  await pick(page, /^Turn Socket Mode off/);
  await page.getByText(off).waitFor();
  await shoot(page, '77-socket-mode-off-phone');
  expect(await overflowing(page)).toEqual([]);
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await shoot(page, '77-socket-mode-menu-phone');
});
