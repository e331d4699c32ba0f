import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { narrowControls, overflowing } from './measures.ts';
import { phone, shoot, useStage } from './stage.ts';
import { actAs, composer, dialog, place } from './steps.ts';

const stage = useStage();
let ana: Page;
let luis: Page;

beforeAll(async () => {
  ana = await stage.open();
  luis = await stage.open();
  await actAs(luis, 'Luis Ortega');
});

const home = (page: Page) => page.getByRole('region', { name: 'Home of the app' });

async function escalate(text: string): Promise<void> {
  await place(ana, 'support').click();
  await composer(ana).fill(`/escalate ${text}`);
  await ana.keyboard.press('Enter');
  const form = dialog(ana, 'Nueva escalación');
  await form.getByText('Se avisa enseguida').waitFor();
  await form.getByLabel('¿Qué ocurre?').fill('Desde las 13:50 no funciona.');
  await form.getByRole('button', { name: 'Abrir y avisar' }).click();
  await form.waitFor({ state: 'detached' });
}

it('the manager’s Home says how the desk stands, and changes before their eyes', async () => {
  await place(luis, 'Relevo Home').click();
  await home(luis).getByText('No hay ninguna escalación abierta.').waitFor();
  await home(luis).getByText('Para quien administra las escalaciones').waitFor();
  await home(luis).getByText('no hay retrasos').waitFor();
  await escalate('sev1 Las cajas no cobran');
  await home(luis).getByText('Las cajas no cobran').waitFor();
  await escalate('sev3 Falta una respuesta a Norte');
  await home(luis).getByText('SEV1: 1 · SEV3: 1').waitFor();
  await shoot(luis, '26-home-of-the-manager');
});

it('Home counts down, and fits a phone', async () => {
  const bruno = await stage.open(phone);
  const drawer = bruno.getByRole('button', { name: /^Channels and people/ });
  await drawer.tap();
  await actAs(bruno, 'Bruno Keller');
  await drawer.tap();
  await place(bruno, 'Relevo Home').tap();
  await home(bruno).getByText('Waiting for your answer').waitFor();
  await home(bruno)
    .getByText(/Answer before .* \(5 min\) · in \d minutes/)
    .waitFor();
  await shoot(bruno, '27-home-on-a-phone');
  expect(await overflowing(bruno)).toEqual([]);
  expect(await narrowControls(bruno, 32)).toEqual([]);
});

it('a simulation is a timeline that only the asker sees', async () => {
  await composer(ana).fill('/escalate simulate sev1 checkout strategic domingo 03:00');
  await ana.keyboard.press('Enter');
  await ana.getByText('sin que nadie responda:', { exact: true }).waitFor();
  await shoot(ana, '28-simulation');
});

it('leaves nothing in the browser’s console to complain about', () => {
  expect(stage.troubles()).toEqual([]);
});
