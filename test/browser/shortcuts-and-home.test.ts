import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { shoot, useStage } from './stage.ts';
import { actAs, composer, dialog, focused, message, newWindow, place, tabTo } from './steps.ts';

const stage = useStage();
let ana: Page;
let bruno: Page;

beforeAll(async () => {
  ana = await stage.open();
  bruno = await stage.open();
  await actAs(bruno, 'Bruno Keller');
});

const home = (page: Page) => page.getByRole('region', { name: 'Home of the app' });

it('Home says that nothing is waiting, in the reader’s language', async () => {
  await place(ana, 'Relevo Home').click();
  await home(ana).getByText('Nada espera su respuesta.').waitFor();
  await home(ana).getByText('No hay ninguna escalación abierta.').waitFor();
  await place(bruno, 'Relevo Home').click();
  await home(bruno).getByText('Nothing is waiting for you.').waitFor();
  await shoot(bruno, '20-home-empty');
});

describe('the message shortcut, without a mouse', () => {
  it('is in the message’s menu', async () => {
    await place(ana, 'support').click();
    await focused(composer(ana));
    await ana.keyboard.press('Shift+Tab');
    await focused(message(ana, 'Northwind says').getByRole('button', { name: 'More actions' }));
    await ana.keyboard.press('ArrowUp');
    await focused(message(ana, 'Transportes Levante').getByRole('button', { name: 'More actions' }));
    await ana.keyboard.press('Enter');
    await focused(ana.getByRole('menuitem').first());
    await shoot(ana, '21-message-menu');
    await ana.keyboard.press('End');
    await focused(ana.getByRole('menuitem', { name: 'Escalate this message' }));
    await ana.keyboard.press('Enter');
  });

  it('fills the form from the message, and the form can be sent', async () => {
    const form = dialog(ana, 'Nueva escalación');
    const title = form.getByLabel('Título');
    await focused(title);
    expect(await title.inputValue()).toContain('Transportes Levante no puede cobrar con tarjeta');
    expect(await form.getByLabel('¿Qué ocurre?').inputValue()).toContain('Les pasa con todas las tarjetas.');
    await tabTo(form.getByLabel('Gravedad'));
    await ana.keyboard.type('sev2');
    await ana.keyboard.press('Enter');
    await form.getByText('Se avisa enseguida: @Bruno Keller').waitFor();
    await shoot(ana, '22-form-from-message');
    await tabTo(form.getByRole('button', { name: 'Abrir y avisar' }));
    await ana.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await message(ana, 'ESC-1 · SEV2 High').waitFor();
    await message(ana, 'Transportes Levante').getByText('1 reply').first().waitFor();
    await shoot(ana, '23-message-escalated');
  });
});

it('Home has the page of whoever is asked, and takes their answer', async () => {
  await place(bruno, 'general').click();
  await place(bruno, 'Relevo App 1 unread').waitFor();
  await place(bruno, 'Relevo Home').click();
  await home(bruno).getByText('Waiting for your answer').waitFor();
  await shoot(bruno, '24-home-with-a-page');
  await home(bruno).getByRole('button', { name: 'Acknowledge' }).click();
  await home(bruno).getByText('Opened or led by you').waitFor();
  await shoot(bruno, '25-home-as-lead');
});

it('the messages with an app that only writes have no field to answer in', async () => {
  await place(bruno, 'Relevo App').click();
  await bruno.getByText('Relevo writes to you here, and does not read answers.').waitFor();
  expect(await composer(bruno).count()).toBe(0);
  await place(bruno, 'general').click();
  await composer(bruno).waitFor();
});

it('the global shortcut opens the form from anywhere', async () => {
  await place(bruno, 'general').click();
  await bruno.getByRole('button', { name: 'Shortcuts' }).click();
  await bruno.getByRole('menuitem', { name: 'New escalation' }).click();
  const form = dialog(bruno, 'New escalation');
  await form.getByText('Choose a severity to see who will be paged.').waitFor();
  await form.getByLabel('Title').fill('Invoices show the wrong tax');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await form.waitFor({ state: 'detached' });
});

it('another window of the same browser may be somebody else', async () => {
  const dana = await newWindow(bruno, 'Dana Brooks');
  await place(dana, 'general').waitFor();
  await bruno.getByRole('button', { name: /^Acting as Bruno Keller/ }).waitFor();
  await dana.close();
});

it('leaves nothing in the browser’s console to complain about', () => {
  expect(stage.troubles()).toEqual([]);
});
