import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { narrowControls, overflowing } from './measures.ts';
import { phone, shoot, useStage } from './stage.ts';
import { actAs, card, composer, dialog, message, place } from './steps.ts';

const stage = useStage();
let page: Page;

beforeAll(async () => {
  page = await stage.open(phone);
});

/** A screen on a phone: nothing is wider than it, and what is tapped is large enough. */
async function isFit(name: string): Promise<void> {
  await shoot(page, name);
  expect(await overflowing(page), `wider than the screen: ${name}`).toEqual([]);
  expect(await narrowControls(page, 32), `too small to tap: ${name}`).toEqual([]);
}

const drawer = () => page.getByRole('button', { name: /^Channels and people/ });

async function goTo(name: string | RegExp): Promise<void> {
  await drawer().tap();
  await place(page, name).tap();
}

it('Ana finds the channel in the drawer', async () => {
  await drawer().tap();
  await place(page, 'support').waitFor();
  await isFit('30-phone-drawer');
  await place(page, 'support').tap();
  await message(page, 'Northwind says').waitFor();
  await isFit('31-phone-channel');
});

it('Ana escalates with the command and the form', async () => {
  await composer(page).fill('/escalate sev1 “Northwind” Checkout returns 500 for all cards');
  await page.getByRole('button', { name: 'Send' }).tap();
  const form = dialog(page, 'Nueva escalación');
  await form.getByText('Se avisa enseguida').waitFor();
  await form.getByLabel('¿Qué ocurre?').fill('Todos los pagos con tarjeta fallan desde las 15:10.');
  await isFit('32-phone-form');
  await form.getByLabel('Contacto del cliente').scrollIntoViewIfNeeded();
  await isFit('33-phone-form-end');
  await form.getByRole('button', { name: 'Abrir y avisar' }).tap();
  await message(page, 'ESC-1').waitFor();
  await isFit('34-phone-line');
});

it('Bruno answers the page with one tap', async () => {
  await drawer().tap();
  await actAs(page, 'Bruno Keller');
  await goTo('Relevo App 1 unread');
  await message(page, 'ESC-1').getByRole('button', { name: 'Acknowledge' }).waitFor();
  await isFit('35-phone-page');
  await message(page, 'ESC-1').getByRole('button', { name: 'Acknowledge' }).tap();
  await message(page, 'ESC-1').getByText('You lead it.').waitFor();
});

it('Bruno follows the room and its story', async () => {
  await goTo(/^esc-1-/);
  await card(page).getByRole('button', { name: 'Resolve' }).scrollIntoViewIfNeeded();
  await isFit('36-phone-room');
  await card(page)
    .getByRole('button', { name: /replies/ })
    .tap();
  const story = page.getByRole('complementary', { name: 'Thread' });
  await story.getByText('Bruno Keller acknowledged').waitFor();
  await isFit('37-phone-story');
  await story.getByRole('button', { name: 'Back to the channel' }).tap();
});

it('Bruno resolves it', async () => {
  await card(page).getByRole('button', { name: 'Resolve' }).tap();
  const form = dialog(page, 'Resolve ESC-1');
  await form.getByLabel('What fixed it?').fill('Rolled back release 8.2.');
  await isFit('38-phone-resolve');
  await form.getByRole('button', { name: 'Resolve' }).tap();
  await card(page).getByText('Rolled back release 8.2.').waitFor();
  await isFit('39-phone-resolved');
});

it('Bruno reads his Home, and moves the clock', async () => {
  await goTo('Relevo Home');
  await page.getByText('No escalation is open.').waitFor();
  await isFit('40-phone-home');
  await page.getByRole('button', { name: 'Workspace clock' }).tap();
  await page.getByRole('dialog', { name: 'Workspace clock' }).waitFor();
  await isFit('41-phone-clock');
});

it('leaves nothing in the browser’s console to complain about', () => {
  expect(stage.troubles()).toEqual([]);
});
