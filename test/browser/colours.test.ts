import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { contrast } from './measures.ts';
import { shoot, useStage } from './stage.ts';
import { actAs, card, dialog, message, place, say } from './steps.ts';

const stage = useStage();
let page: Page;

beforeAll(async () => {
  page = await stage.open();
  await actAs(page, 'Dana Brooks');
});

/** In light and in dark colours: texts with less than the 4.5 that WCAG 2 asks for, and how much they have. */
async function hardToRead(screen: string, texts: readonly Locator[]): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(page, `${screen}-${colorScheme}`);
    for (const text of texts) {
      const ratio = await contrast(text);
      if (ratio < 4.5) found.push(`${colorScheme}: ${text.toString()} has ${ratio.toFixed(2)}`);
    }
  }
  return found;
}

it('the form can be read', async () => {
  await place(page, 'support').click();
  await say(page, '/escalate sev1 “Northwind” Checkout returns 500 for all cards');
  const form = dialog(page, 'New escalation');
  await form.getByText('Paged at once').waitFor();
  await form.getByRole('button', { name: 'Open and page' }).click();
  await form.getByRole('alert').waitFor();
  const texts = [
    form.getByRole('heading', { name: 'New escalation' }),
    form.getByText('What is happening?'),
    form.getByRole('alert'),
    form.getByText('(optional)').first(),
    form.getByText('One a line'),
    form.getByRole('button', { name: 'Open and page' }),
    form.getByRole('button', { name: 'Cancel' }),
  ];
  expect(await hardToRead('50-form', texts)).toEqual([]);
  await form.getByLabel('What is happening?').fill('Every card payment has failed since 15:10.');
  await form.getByRole('button', { name: 'Open and page' }).click();
  await form.waitFor({ state: 'detached' });
});

it('an answer that only the asker sees can be read', async () => {
  await say(page, '/escalate help');
  const answer = message(page, 'What you can say');
  const texts = [
    answer.getByText('Only visible to you'),
    answer.getByText('opens the form'),
    answer.getByText('/escalate who'),
  ];
  await answer.waitFor();
  expect(await hardToRead('51-help', texts)).toEqual([]);
});

it('the room can be read', async () => {
  await place(page, /^esc-1-/).click();
  await card(page).getByRole('button', { name: 'Acknowledge' }).click();
  await card(page).getByRole('button', { name: 'Resolve' }).waitFor();
  await card(page)
    .getByRole('button', { name: /replies/ })
    .click();
  const story = page.getByRole('complementary', { name: 'Thread' });
  const texts = [
    place(page, 'general'),
    page.getByRole('heading', { level: 1 }),
    card(page).getByText('Checkout returns 500'),
    card(page).getByText('@Dana Brooks').first(),
    card(page).getByRole('time').first(),
    card(page).getByRole('button', { name: 'Resolve' }),
    message(page, 'set the channel topic').first(),
    story.getByText('opened it'),
    story.getByText('#esc-1-').last(),
    page.getByRole('group', { name: 'Workspace clock' }).getByRole('button').first(),
  ];
  await page.mouse.move(0, 0);
  expect(await hardToRead('52-room', texts)).toEqual([]);
});
