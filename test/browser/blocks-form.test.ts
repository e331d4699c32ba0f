import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workbench, type Workbench } from './blocks-app.ts';
import { overflowing } from './measures.ts';
import { phone, shoot } from './stage.ts';
import { choose, dialog, focused } from './steps.ts';

let app: Workbench;
let ana: Page;

beforeAll(async () => {
  app = await workbench();
  ana = await app.windowOf('@ana');
});
afterAll(() => app.stop());

const form = (): Locator => dialog(ana, 'Everything');
const field = (label: string): Locator => form().getByLabel(label, { exact: true });

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Shortcuts' }).click();
  await page.getByRole('menuitem', { name: /Widen/ }).click();
  await dialog(page, 'Everything').waitFor();
}

it('a form with every input opens with the cursor where the app wants it', async () => {
  await openForm(ana);
  expect(await form().locator('.unknown').count()).toBe(0);
  await focused(form().getByRole('textbox', { name: /^Detalle/ }));
  await form().getByText('Pulse Intro para enviarlo').waitFor();
  await shoot(ana, '81-form');
});

it('what is entered in Spanish is understood, by keys and by mouse', async () => {
  await field('Título').fill('No se cobra');
  const code = await app.told(async () => {
    await form()
      .getByRole('textbox', { name: /^Código/ })
      .fill('A7');
    await ana.keyboard.press('Enter');
  });
  expect(code).toEqual({ type: 'plain_text_input', block_id: 'sent', action_id: 'a', value: 'A7' });

  await field('Nota').fill('Mira esto @bruno');
  await field('Nota').selectText();
  await form().getByRole('button', { name: 'Negrita' }).click();
  await form().getByRole('group', { name: 'Vista previa' }).getByText('@Bruno Keller').waitFor();
  await field('Importe').fill('12.5');
  await field('Correo').fill('ana@example.com');

  expect(await field('Fecha').getAttribute('placeholder')).toBe('Elija el día');
  await field('Fecha').fill('pronto');
  await field('Hora').click();
  await form()
    .getByText(/^Esto no es una fecha/)
    .waitFor();
  await field('Fecha').fill('24/11/2026');
  await field('Fecha').press('Enter');
  await expect.poll(() => field('Fecha').inputValue()).toBe('24 nov 2026');
  await choose(field('Hora'), '9:30');
  await form().getByText('Hora de America/New York').waitFor();
  await form().getByRole('textbox', { name: 'Momento' }).fill('3 dic 2026');
  await form().getByRole('combobox', { name: 'Momento, hora' }).fill('2130');
  await ana.keyboard.press('Enter');

  await choose(field('Tallas'), 'Small');
  await choose(field('Tallas'), 'Large');
  await ana.keyboard.press('Escape');
  await field('Cliente').pressSequentially('no');
  const offers = ana.getByRole('listbox', { name: 'Opciones' });
  await offers.getByRole('group', { name: 'Customers' }).getByRole('option', { name: 'Northwind' }).click();
  await choose(field('Persona'), 'Dana Brooks');
  await choose(field('Conversación'), '#general');
  await choose(field('Canal'), '#payments');
  await form().getByRole('checkbox', { name: 'Phone' }).check();
  await form().getByRole('radio', { name: 'Yes' }).check();
  await form()
    .locator('input[type=file]')
    .setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('timeout') });
  await form().getByRole('button', { name: 'Quitar log.txt' }).waitFor();
  await shoot(ana, '82-form-filled');
  expect(app.asked).toEqual(['no']);
});

it('errors stand at their fields, and what was entered stays', async () => {
  await form().getByRole('button', { name: 'Send' }).click();
  await form().getByText('That day is a holiday').waitFor();
  expect(await field('Fecha').getAttribute('aria-invalid')).toBe('true');
  expect(await field('Fecha').inputValue()).toBe('24 nov 2026');
  await shoot(ana, '83-form-errors');
});

it('the app is sent what Slack would send', async () => {
  await form()
    .getByRole('button', { name: /^Elegir fecha, 24 de noviembre/ })
    .click();
  await dialog(ana, 'Elegir fecha').getByRole('columnheader').first().waitFor();
  await shoot(ana, '84-calendar-spanish');
  await form()
    .getByRole('button', { name: /^Elegir fecha, 24/ })
    .click();
  await dialog(ana, 'Elegir fecha').waitFor({ state: 'detached' });
  await form()
    .getByRole('button', { name: /^Elegir fecha, 24/ })
    .click();
  await dialog(ana, 'Elegir fecha').getByRole('gridcell', { name: 'miércoles, 25 de noviembre de 2026' }).click();
  await form().getByRole('button', { name: 'Send' }).click();
  await dialog(ana, 'Second').waitFor();
  const words = (text: string) => ({ type: 'plain_text', text });
  const file = app.submitted.at(-1)?.['file']?.['a']?.files?.[0];
  const bold = { style: { bold: true } };
  expect(app.submitted.at(-1)).toEqual({
    text: { a: { type: 'plain_text_input', value: 'No se cobra' } },
    long: { a: { type: 'plain_text_input', value: null } },
    sent: { a: { type: 'plain_text_input', value: 'A7' } },
    rich: {
      a: {
        type: 'rich_text_input',
        rich_text_value: {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'Mira esto ', ...bold },
                { type: 'user', user_id: app.id('@bruno'), ...bold },
              ],
            },
          ],
        },
      },
    },
    number: { a: { type: 'number_input', value: '12.5' } },
    email: { a: { type: 'email_text_input', value: 'ana@example.com' } },
    url: { a: { type: 'url_text_input', value: null } },
    date: { a: { type: 'datepicker', selected_date: '2026-11-25' } },
    time: { a: { type: 'timepicker', selected_time: '09:30', timezone: 'America/New_York' } },
    moment: { a: { type: 'datetimepicker', selected_date_time: Date.UTC(2026, 11, 3, 20, 30) / 1000 } },
    size: { a: { type: 'static_select', selected_option: { text: words('Medium'), value: 'medium' } } },
    sizes: {
      a: {
        type: 'multi_static_select',
        selected_options: [
          { text: words('Small'), value: 'small' },
          { text: words('Large'), value: 'large' },
        ],
      },
    },
    who: { a: { type: 'external_select', selected_option: { text: words('Northwind'), value: 'northwind' } } },
    whos: { a: { type: 'multi_external_select', selected_options: [] } },
    person: { a: { type: 'users_select', selected_user: app.id('@dana') } },
    people: { a: { type: 'multi_users_select', selected_users: [] } },
    place: { a: { type: 'conversations_select', selected_conversation: app.id('general') } },
    places: { a: { type: 'multi_conversations_select', selected_conversations: [] } },
    channel: { a: { type: 'channels_select', selected_channel: app.id('payments') } },
    channels: { a: { type: 'multi_channels_select', selected_channels: [] } },
    ticks: { a: { type: 'checkboxes', selected_options: [{ text: words('Phone'), value: 'phone' }] } },
    radio: { a: { type: 'radio_buttons', selected_option: { text: words('Yes'), value: 'yes' } } },
    file: { a: { type: 'file_input', files: [expect.objectContaining({ name: 'log.txt', user: app.id('@ana') })] } },
  });
  const bytes = await fetch(String(file?.url_private_download), {
    headers: { authorization: `Bearer ${app.workspace.botToken}` },
  });
  expect(await bytes.text()).toBe('timeout');
});

it('a third form stands on the second, and clearing takes them all away', async () => {
  await dialog(ana, 'Second').getByRole('button', { name: 'Send' }).click();
  const third = dialog(ana, 'Third');
  await focused(third.getByLabel('Code'));
  await third.getByRole('button', { name: 'Back' }).click();
  await dialog(ana, 'Second').getByRole('button', { name: 'Send' }).click();
  await third.getByLabel('Code').fill('7');
  await third.getByRole('button', { name: 'Send' }).click();
  await ana.getByRole('dialog').waitFor({ state: 'detached' });
});

it('a form fits a phone, its calendar and its lists too', async () => {
  const small = await app.windowOf('@marta', { ...phone, colorScheme: 'dark' });
  await openForm(small);
  const inside = dialog(small, 'Everything');
  await inside.getByRole('button', { name: 'Elegir fecha' }).first().click();
  await dialog(small, 'Elegir fecha').getByRole('columnheader').first().waitFor();
  await shoot(small, '87-form-phone-calendar');
  await small.keyboard.press('Escape');
  await inside.getByRole('combobox', { name: 'Hora', exact: true }).click();
  await shoot(small, '87-form-phone-times');
  await small.keyboard.press('Escape');
  await inside.locator('input[type=file]').scrollIntoViewIfNeeded();
  await shoot(small, '87-form-phone-end');
  expect(
    await inside.getByRole('heading', { name: 'Everything' }).evaluate((title) => title.getBoundingClientRect().top),
  ).toBeGreaterThan(0);
  expect((await overflowing(small)).filter((each) => !/table-scroll|carousel-strip/.test(each))).toEqual([]);
  await small.context().close();
});

it('the page had nothing to complain about', () => {
  expect(app.troubles).toEqual([]);
});
