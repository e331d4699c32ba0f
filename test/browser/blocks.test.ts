import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbench, type Workbench } from './blocks-app.ts';
import { overflowing } from './measures.ts';
import { phone, shoot } from './stage.ts';
import { choose, dialog, focused, message } from './steps.ts';

let app: Workbench;
let dana: Page;

beforeAll(async () => {
  app = await workbench();
  dana = await app.windowOf('@dana');
});
afterAll(async () => {
  await app.stop();
});

const layoutsOf = (page: Page) => message(page, 'One of every block');
const elementsOf = (page: Page) => message(page, 'Drop');

const press = (within: Locator, name: string) => app.told(() => within.getByRole('button', { name }).click());

it('every block that the rules accept is drawn', async () => {
  const all = layoutsOf(dana);
  expect(await all.locator('.unknown').count()).toBe(0);
  await all.getByRole('heading', { name: 'Release 8.2' }).waitFor();
  await all.getByRole('row', { name: 'Checkout Down' }).waitFor();
  await all.getByRole('link', { name: 'Watch “How it fails”' }).waitFor();
  await all.getByText('runbook-7').waitFor();
  await all.getByText('Read the logs').click();
  await all.getByText('Timeouts since 9:40').waitFor();
  expect(await all.getByRole('link', { name: 'The log' }).getAttribute('href')).toBe('https://logs.invalid/1');
});

it('a data table is read a page at a time, and sorted by what its cells are worth', async () => {
  const table = layoutsOf(dana).getByRole('table', { name: 'Failed payments' });
  const names = () => table.getByRole('rowheader').allTextContents();
  expect(await names()).toEqual(['Northwind', 'Levante']);
  await layoutsOf(dana).getByRole('button', { name: 'Next page' }).click();
  expect(await names()).toEqual(['Contoso']);
  await layoutsOf(dana).getByText('3–3 of 3').waitFor();
  await table.getByRole('button', { name: 'Lost' }).click();
  expect(await names()).toEqual(['Levante', 'Contoso']);
  expect(await table.getByRole('columnheader', { name: /Lost/ }).getAttribute('aria-sort')).toBe('ascending');
});

it('buttons in cards, carousels and containers reach the app with the block they stand in', async () => {
  const all = layoutsOf(dana);
  const open = (name: string) => ({
    type: 'button',
    action_id: 'open',
    block_id: `card-${name}`,
    text: { type: 'plain_text', text: `Open ${name}` },
    value: name,
  });
  expect(await press(all, 'Open Gateway')).toEqual(open('Gateway'));
  expect(await press(all, 'Open Third')).toEqual(open('Third'));
  expect(await all.getByRole('button', { name: 'Deep inside' }).count()).toBe(0);
  await all.getByRole('button', { name: /^Details/ }).click();
  expect(await press(all, 'Deep inside')).toMatchObject({ block_id: 'inside', action_id: 'deep', value: 'deep' });
});

it('small buttons under an answer carry what Slack’s do', async () => {
  const all = layoutsOf(dana);
  const at = { block_id: 'verdict' };
  const bad = all.getByRole('button', { name: 'Bad answer' });
  expect(await app.told(() => bad.click())).toEqual({
    ...at,
    type: 'feedback_buttons',
    action_id: 'feedback',
    text: { type: 'plain_text', text: 'Bad' },
    value: 'bad',
  });
  expect(await bad.getAttribute('aria-pressed')).toBe('true');
  expect(await press(all, 'Delete')).toEqual({
    ...at,
    type: 'icon_button',
    action_id: 'bin',
    icon: 'trash',
    text: { type: 'plain_text', text: 'Delete' },
    value: 'it',
  });
});

it('elements of a message carry their value, and what Slack repeats of them', async () => {
  const all = elementsOf(dana);
  const at = (action_id: string, type: string) => ({ block_id: 'all', action_id, type });
  const words = (text: string) => ({ type: 'plain_text', text });
  expect(await press(all, 'Go on')).toEqual({ ...at('go', 'button'), text: words('Go'), style: 'primary', value: '1' });
  const [opened, read] = await Promise.all([
    dana.context().waitForEvent('page'),
    app.told(() => all.getByRole('link', { name: 'Read' }).click()),
  ]);
  expect(read).toEqual({ ...at('link', 'button'), text: words('Read'), url: 'https://example.invalid/read' });
  await opened.close();
  expect(await press(all, 'Run')).toEqual({ ...at('flow', 'workflow_button'), text: words('Run') });
  const size = await app.told(() => choose(all.getByRole('combobox', { name: 'Size' }), 'Large'));
  expect(size).toEqual({
    ...at('size', 'static_select'),
    placeholder: words('Size'),
    selected_option: { text: words('Large'), value: 'large' },
  });
  expect(await app.told(() => choose(all.getByRole('combobox', { name: 'Team' }), 'Ana Ruiz'))).toEqual({
    ...at('team', 'multi_users_select'),
    placeholder: words('Team'),
    selected_users: [app.id('@ana')],
  });
  const hour = all.getByRole('combobox', { name: 'Hour' });
  const typed = await app.told(async () => {
    await hour.fill('9:42 pm');
    await hour.press('Tab');
  });
  expect(typed).toEqual({ ...at('hour', 'timepicker'), placeholder: words('Hour'), selected_time: '21:42' });
  expect(await app.told(() => all.getByRole('checkbox', { name: 'Phone' }).check())).toEqual({
    ...at('tick', 'checkboxes'),
    selected_options: [{ text: words('Phone'), value: 'phone' }],
  });
  expect(await app.told(() => all.getByRole('radio', { name: 'No' }).check())).toEqual({
    ...at('one', 'radio_buttons'),
    selected_option: { text: words('No'), value: 'no' },
  });
  const more = await app.told(async () => {
    await all.locator('.actions').getByRole('button', { name: 'More actions' }).click();
    await dana.getByRole('menuitem', { name: 'Archive' }).click();
  });
  expect(more).toEqual({ ...at('more', 'overflow'), selected_option: { text: words('Archive'), value: 'archive' } });
});

it('a message’s inputs are told to the app as they ask for it', async () => {
  const all = elementsOf(dana);
  const who = await app.told(() => choose(all.getByRole('combobox', { name: 'Customer' }), 'Levante'));
  expect(who).toEqual({
    type: 'external_select',
    action_id: 'who',
    block_id: 'beside',
    placeholder: { type: 'plain_text', text: 'Customer' },
    min_query_length: 1,
    selected_option: { text: { type: 'plain_text', text: 'Levante' }, value: 'levante' },
  });
  expect(app.asked.splice(0)).toEqual(['Levante']);
  await all.getByLabel('Reason').fill('It broke');
  expect(await app.told(() => dana.keyboard.press('Enter'))).toEqual({
    type: 'plain_text_input',
    action_id: 'a',
    block_id: 'reason',
    value: 'It broke',
  });
});

it('what needs a confirmation is done only once it is given', async () => {
  const drop = elementsOf(dana).getByRole('button', { name: 'Drop' });
  const before = app.acted.length;
  await drop.click();
  await dana.getByRole('alertdialog', { name: 'Sure?' }).getByRole('button', { name: 'No' }).click();
  const done = await app.told(async () => {
    await drop.click();
    await dana.getByRole('alertdialog', { name: 'Sure?' }).getByRole('button', { name: 'Do it' }).click();
  });
  expect(app.acted).toHaveLength(before + 1);
  expect(done).toMatchObject({ action_id: 'drop', style: 'danger', confirm: { title: { text: 'Sure?' } } });
});

it('a calendar is worked by keyboard, and begins its weeks where its reader does', async () => {
  const all = elementsOf(dana);
  await all.getByRole('button', { name: /^Choose date/ }).press('Enter');
  const calendar = dialog(dana, 'Choose date');
  await calendar.getByText('November 2026').waitFor();
  await focused(calendar.getByRole('gridcell', { name: 'Wednesday, November 18, 2026' }));
  expect(await calendar.getByRole('columnheader').first().getAttribute('abbr')).toBe('Sunday');
  await shoot(dana, '80-calendar');
  await dana.keyboard.press('Home');
  await focused(calendar.getByRole('gridcell', { name: 'Sunday, November 15, 2026' }));
  await dana.keyboard.press('PageDown');
  await dana.keyboard.press('ArrowUp');
  await focused(calendar.getByRole('gridcell', { name: 'Tuesday, December 8, 2026' }));
  const chosen = await app.told(() => dana.keyboard.press('Enter'));
  expect(chosen).toEqual({
    type: 'datepicker',
    action_id: 'day',
    block_id: 'all',
    initial_date: '2026-11-18',
    placeholder: { type: 'plain_text', text: 'Day' },
    selected_date: '2026-12-08',
  });
  await focused(all.getByRole('button', { name: /^Choose date, December 8, 2026/ }));
  await dana.keyboard.press('Enter');
  await calendar.waitFor();
  await dana.keyboard.press('Escape');
  await calendar.waitFor({ state: 'detached' });
});

it.each([
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
] as const)('nothing scrolls sideways on a phone, %s', async (name, scheme) => {
  await layoutsOf(dana).scrollIntoViewIfNeeded();
  await dana.emulateMedia({ colorScheme: name });
  await shootAll(dana, `85-blocks-wide-${name}`);
  const small = await app.windowOf('@dana', { ...phone, ...scheme });
  await shootAll(small, `86-blocks-phone-${name}`);
  const wider = (await overflowing(small)).filter((each) => !/table-scroll|carousel-strip/.test(each));
  expect(wider).toEqual([]);
  await small.context().close();
});

/** One picture from the top of the blocks, and others further down. */
async function shootAll(page: Page, name: string): Promise<void> {
  const places = ['One of every block', 'Failed payments', 'Finding the cause', 'Drop'];
  for (const [index, words] of places.entries()) {
    await message(page, words).getByText(words).first().scrollIntoViewIfNeeded();
    await shoot(page, `${name}-${index}`);
  }
}

it('the page had nothing to complain about', () => {
  expect(app.troubles).toEqual([]);
});
