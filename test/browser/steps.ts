import type { Locator, Page } from 'playwright-core';

/** What a person does on the page, by what they see and what a screen reader calls it. */

/** A channel, a person or the app in the sidebar, whether or not something in it is unread. */
export const place = (page: Page, name: string | RegExp): Locator =>
  page
    .getByRole('navigation', { name: 'Channels and direct messages' })
    .getByRole('button', { name: typeof name === 'string' ? new RegExp(`^${name}(?![\\w-])`) : name });

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message / });

/** The message that says `text`, in the channel and not in its thread. */
export const message = (page: Page, text: string | RegExp): Locator =>
  page
    .getByRole('region', { name: /^Messages in / })
    .getByRole('article')
    .filter({ hasText: text });

/** The room's card: the one message that is pinned. */
export const card = (page: Page): Locator =>
  message(page, '').filter({ has: page.getByText('Pinned', { exact: true }) });

export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });

export async function say(page: Page, words: string): Promise<void> {
  await composer(page).fill(words);
  await composer(page).press('Enter');
}

const personSwitch = (page: Page): Locator => page.getByRole('button', { name: /^Acting as / });

export async function actAs(page: Page, person: string): Promise<void> {
  await personSwitch(page).click();
  await page
    .getByRole('dialog', { name: /^Acting as / })
    .getByRole('button', { name: person })
    .click();
  // On a phone the drawer shuts over it.
  const changed = page.getByRole('button', { name: new RegExp(`^Acting as ${person}`), includeHidden: true });
  await changed.waitFor({ state: 'attached' });
}

/** A second window, as the page itself offers it. */
export async function newWindow(page: Page, person: string): Promise<Page> {
  await personSwitch(page).click();
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: `Open a new window as ${person}` }).click(),
  ]);
  await page.keyboard.press('Escape');
  await opened.getByRole('button', { name: new RegExp(`^Acting as ${person}`) }).waitFor();
  return opened;
}

/** Moves the workspace's clock by the page's own buttons. */
export async function moveClock(page: Page, by: '1 min' | '5 min' | '15 min' | '1 h'): Promise<void> {
  await page.getByRole('button', { name: `Move the clock ${by} ahead` }).click();
}

export async function moveClockBy(page: Page, typed: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Move the clock ahead by' }).fill(typed);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
}

/** Chooses in a select menu by typing the beginning of the choice. */
export async function choose(field: Locator, choice: string): Promise<void> {
  await field.click();
  await field.fill(choice);
  await field.page().getByRole('option', { name: choice }).click();
}

/** Waits until this is where the keyboard types. */
export const focused = (field: Locator): Promise<void> => field.and(field.page().locator(':focus')).waitFor();

/** Goes there with the Tab key, as whoever has no mouse does. */
export async function tabTo(field: Locator): Promise<void> {
  const page = field.page();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await field.and(page.locator(':focus')).isVisible()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never comes to ${field.toString()}`);
}
