import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { nameless } from './measures.ts';
import { useStage } from './stage.ts';
import { actAs, card, composer, dialog, focused, message, place, say } from './steps.ts';

const stage = useStage();
let page: Page;

beforeAll(async () => {
  page = await stage.open();
  await actAs(page, 'Dana Brooks');
  await place(page, 'support').click();
});

it('a form is a dialog with a name, takes the focus and gives it back', async () => {
  await say(page, '/escalate');
  const form = dialog(page, 'New escalation');
  await focused(form.getByLabel('Title'));
  expect(await form.getByRole('button', { name: 'Close all' }).isVisible()).toBe(true);
  expect(await nameless(page)).toEqual([]);
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.locator('body :focus').evaluateAll((held) => held.every((each) => each.closest('dialog')))).toBe(
      true,
    );
  }
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await focused(composer(page));
});

it('what comes in is said by a live region', async () => {
  const bruno = await stage.open();
  await actAs(bruno, 'Bruno Keller');
  await place(bruno, 'support').click();
  await say(bruno, 'Their auditor called again.');
  await page
    .locator('[aria-live="polite"]')
    .filter({ hasText: 'Bruno Keller: Their auditor called again.' })
    .waitFor({ state: 'attached' });
  await bruno.context().close();
});

it('every control has a name: in a channel, in its menus, in a room and in Home', async () => {
  await message(page, 'Northwind says').hover();
  expect(await nameless(page)).toEqual([]);
  await message(page, 'Northwind says').getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Escalate this message' }).click();
  const form = dialog(page, 'New escalation');
  await form.getByLabel('Severity').click();
  await page.getByRole('option', { name: 'SEV1 Critical' }).waitFor();
  expect(await nameless(page)).toEqual([]);
  await page.getByRole('option', { name: 'SEV1 Critical' }).click();
  await form.getByText('Paged at once').waitFor();
  await form.getByRole('button', { name: 'Open and page' }).click();
  await place(page, /^esc-1-/).click();
  await card(page)
    .getByRole('button', { name: /replies/ })
    .click();
  await page.getByRole('complementary', { name: 'Thread' }).waitFor();
  expect(await nameless(page)).toEqual([]);
  await place(page, 'Relevo Home').click();
  await page.getByRole('region', { name: 'Home of the app' }).getByText('Opened or led by you').waitFor();
  expect(await nameless(page)).toEqual([]);
});
