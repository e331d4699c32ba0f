import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { contrast, narrowControls, overflowing } from './measures.ts';
import { phone, shoot, useStage } from './stage.ts';
import { actAs, composer, focused, message, place, say } from './steps.ts';

const stage = useStage();
let page: Page;

beforeAll(async () => {
  page = await stage.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await actAs(page, 'Dana Brooks');
  await place(page, 'support').click();
});

const inspector = (at = page) => at.getByRole('complementary', { name: 'Request inspector' });
const entry = (name: RegExp, at = page) => inspector(at).getByRole('button', { name });

it('opens from the workspace menu, and shows what passes as it happens', async () => {
  await page.getByRole('button', { name: 'Workspace menu' }).click();
  await page.getByRole('menuitem', { name: /^Request inspector/ }).click();
  await focused(inspector().getByRole('searchbox', { name: 'Filter by text' }));
  await say(page, '/escalate help');
  await message(page, 'What you can say').waitFor();
  await entry(/^To the app: slash_commands \/escalate help .*acknowledged/).waitFor();
  await place(page, 'Relevo Home').click();
  await entry(/^From the app: views\.publish .*ok · 200/)
    .first()
    .waitFor();
});

it('a call is found by text and kind, and opened shows both sides', async () => {
  await place(page, 'support').click();
  await say(page, '/escalate sev1 “Northwind” Checkout returns 500 for all cards');
  const form = page.getByRole('dialog', { name: 'New escalation' });
  await form.getByLabel('What is happening?').fill('Every card payment has failed since 15:10.');
  await form.getByRole('button', { name: 'Open and page' }).click();
  await form.waitFor({ state: 'detached' });
  await message(page, 'ESC-1 · SEV1').waitFor();
  await inspector().getByRole('searchbox').fill('chat.postMessage esc-1');
  const posts = entry(/^From the app: chat\.postMessage/);
  await posts.first().waitFor();
  await entry(/^To the app/)
    .first()
    .waitFor({ state: 'detached' });
  await inspector().getByRole('button', { name: 'Deliveries', exact: true }).click();
  await inspector().getByText('Nothing here fits the filter.').waitFor();
  await inspector().getByRole('button', { name: 'Calls', exact: true }).click();
  await posts.first().click();
  expect(await inspector().getByLabel('Arguments', { exact: true }).textContent()).toContain('"channel": ');
  expect(await inspector().getByLabel('Answer', { exact: true }).textContent()).toContain('"ok": true');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(page, `70-inspector-${colorScheme}`);
    for (const text of ['ok · 200', 'Arguments'])
      expect(await contrast(inspector().getByText(text, { exact: true }).first())).toBeGreaterThan(4.5);
  }
});

it('a call is copied as a command without the token', async () => {
  await inspector().getByRole('button', { name: 'Copy as curl' }).click();
  await inspector().getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page
    .getByRole('button', { name: 'Copied' })
    .evaluate((button) => button.ownerDocument.defaultView.navigator.clipboard.readText());
  expect(copied).toMatch(/^curl -X POST 'http:\/\/127\.0\.0\.1:\d+\/api\/chat\.postMessage'/);
  expect(copied).toContain('Bearer $SLACK_BOT_TOKEN');
  expect(copied).not.toContain('xoxb-');
});

it('the keyboard shuts and opens it, and the focus goes back', async () => {
  await inspector().getByRole('searchbox').press('Escape');
  await inspector().waitFor({ state: 'detached' });
  await composer(page).focus();
  await page.keyboard.press('Control+Shift+L');
  await inspector().waitFor();
  await page.keyboard.press('Control+Shift+L');
  await inspector().waitFor({ state: 'detached' });
  await focused(composer(page));
});

it('fits a phone', async () => {
  const small = await stage.open(phone);
  await small.getByRole('button', { name: /^Channels and people/ }).tap();
  await small.getByRole('button', { name: 'Workspace menu' }).tap();
  await small.getByRole('menuitem', { name: /^Request inspector/ }).tap();
  await entry(/^From the app: chat\.postMessage/, small)
    .first()
    .tap();
  await inspector(small).getByRole('button', { name: 'Copy as curl' }).waitFor();
  await shoot(small, '71-inspector-phone');
  expect(await overflowing(small)).toEqual([]);
  expect(await narrowControls(small, 32)).toEqual([]);
  expect(stage.troubles()).toEqual([]);
});
