import pg from 'pg';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { shoot, useStage } from './stage.ts';
import {
  actAs,
  card,
  choose,
  composer,
  dialog,
  focused,
  message,
  moveClock,
  moveClockBy,
  place,
  say,
} from './steps.ts';

const stage = useStage();
let ana: Page;
let bruno: Page;
let dana: Page;
let luis: Page;

beforeAll(async () => {
  ana = await stage.open();
  await place(ana, 'support').click();
  bruno = await windowOf('Bruno Keller');
  dana = await windowOf('Dana Brooks');
  luis = await windowOf('Luis Ortega');
});

async function windowOf(person: string): Promise<Page> {
  const page = await stage.open();
  await actAs(page, person);
  return page;
}

it('the command is offered while one types', async () => {
  await composer(ana).pressSequentially('/esc');
  const offer = ana.getByRole('listbox', { name: 'Matching commands' }).getByRole('option', { name: '/escalate' });
  await offer.waitFor();
  await shoot(ana, '01-command-offered');
  await composer(ana).press('Tab');
  await ana.getByText('[what is happening] or help').waitFor();
  expect(await composer(ana).inputValue()).toBe('/escalate ');
});

it('the form says that it is loading, and then in Spanish who will be paged', async () => {
  const release = await holdTheRecords(stage.databaseUrl);
  await composer(ana).pressSequentially('sev1 “Northwind” Checkout returns 500 for all cards');
  await composer(ana).press('Enter');
  // Nobody has told Relevo yet which language Ana reads, and asking first would cost the trigger.
  await dialog(ana, 'New escalation').getByText('Loading the form…').waitFor();
  await shoot(ana, '02-form-loading');
  await release();
  const form = dialog(ana, 'Nueva escalación');
  await form.getByText('Se avisa enseguida: @Bruno Keller, @Marta Vidal (nivel 1, Primera línea)').waitFor();
  await form.getByText('Tras 5 min, si nadie responde: @Dana Brooks (nivel 2, Especialistas)').waitFor();
  expect(await form.getByLabel('Título').inputValue()).toBe('Checkout returns 500 for all cards');
  expect(await form.getByLabel('Gravedad').inputValue()).toBe('SEV1 Crítica');
  expect(await form.getByLabel(/^Cliente/).inputValue()).toBe('Northwind');
  await shoot(ana, '03-form');
});

it('the form says at the field what is missing, and keeps what was typed', async () => {
  const form = dialog(ana, 'Nueva escalación');
  await form.getByLabel('Registros vinculados').fill('https://status.northwind.example/incidents/7\nPAY-4812');
  await choose(form.getByLabel('Categoría del cliente'), 'strategic');
  await form.getByRole('button', { name: 'Abrir y avisar' }).click();
  await form.getByRole('alert').waitFor();
  const description = form.getByRole('textbox', { name: '¿Qué ocurre?' });
  expect(await description.getAttribute('aria-invalid')).toBe('true');
  await focused(description);
  expect(await form.getByLabel('Título').inputValue()).toBe('Checkout returns 500 for all cards');
  expect(await form.getByLabel('Registros vinculados').inputValue()).toContain('PAY-4812');
  await shoot(ana, '04-missing-field');
  await description.fill('Every card payment has failed since 15:10.');
});

it('sending it leaves one line in the channel, and pages tier 1 while they look elsewhere', async () => {
  await dialog(ana, 'Nueva escalación').getByRole('button', { name: 'Abrir y avisar' }).click();
  await dialog(ana, 'Nueva escalación').waitFor({ state: 'detached' });
  await message(ana, 'ESC-1 · SEV1 Critical').getByText('Paging tier 1, Front line · opened by @Ana Ruiz').waitFor();
  await shoot(ana, '05-line');
  await place(bruno, 'Relevo App 1 unread').click();
  await message(bruno, 'Checkout returns 500').getByText('Paging you as tier 1, Front line').waitFor();
  await message(bruno, 'ESC-1')
    .getByText(/answer before 14:2[78] \(5 min\), then tier 2: @Dana Brooks/)
    .waitFor();
  await shoot(bruno, '06-page');
});

it('Marta can’t take it, says so with one choice in Spanish, and Bruno is still asked', async () => {
  const marta = await windowOf('Marta Vidal');
  await place(marta, 'Relevo App 1 unread').click();
  const page = message(marta, 'ESC-1');
  await page.getByText('Se le avisa como nivel 1, Primera línea').waitFor();
  await choose(page.getByRole('combobox', { name: 'No puedo atenderla' }), 'Fuera de turno');
  await page.getByText('No puede atenderla: fuera de turno.').waitFor();
  await message(bruno, 'ESC-1').getByRole('button', { name: 'Page next now' }).waitFor();
  await marta.context().close();
});

it('tier 2 is paged when the clock passes the deadline', async () => {
  await place(dana, 'Relevo App').click();
  await moveClock(bruno, '5 min');
  await message(dana, 'ESC-1').getByText('Paging you as tier 2, Specialists').waitFor();
  await message(bruno, 'ESC-1').getByText('This page has expired. Now paging tier 2').waitFor();
  await shoot(bruno, '07-page-expired');
});

it('Dana acknowledges, and Bruno sees at once who leads', async () => {
  await message(dana, 'ESC-1').getByRole('button', { name: 'Acknowledge' }).click();
  await message(dana, 'ESC-1').getByText('You acknowledged it after 5 min. You lead it.').waitFor();
  await message(bruno, 'ESC-1').getByText('Dana Brooks acknowledged it after 5 min.').waitFor();
  await shoot(dana, '08-page-acknowledged');
});

it('the room has a pinned card, its story in the thread, a topic and bookmarks', async () => {
  await place(dana, /^esc-1-/).click();
  await card(dana).waitFor();
  await dana.getByTitle('SEV1 Critical · Working · lead Dana Brooks · first update by').waitFor();
  const bookmark = dana.getByRole('navigation', { name: 'Bookmarks' }).getByRole('link');
  expect(await bookmark.getAttribute('href')).toBe('https://status.northwind.example/incidents/7');
  await say(dana, 'The payment gateway answers 502 since release 8.2. I am rolling it back.');
  await place(luis, /^esc-1-/).click();
  await say(luis, 'Northwind is told. I am calling them every 15 minutes.');
  await message(dana, 'Northwind is told').waitFor();
  await card(dana)
    .getByRole('button', { name: /replies/ })
    .click();
  const story = dana.getByRole('complementary', { name: 'Thread' });
  const lines = story.getByRole('article');
  await lines.filter({ hasText: 'Dana Brooks acknowledged after 5 min and leads it' }).waitFor();
  expect((await lines.allInnerTexts()).slice(1).map(lastLine)).toEqual(
    [
      /Ana Ruiz opened it/,
      /Paged tier 1, Front line: @Bruno Keller, @Marta Vidal; answer before/,
      /A room is being created/,
      /The room #?esc-1-.* is open/,
      /Marta Vidal can't take it: off shift/,
      /Nobody answered in time. Paged tier 2, Specialists: @Dana Brooks/,
      /Dana Brooks acknowledged after 5 min and leads it/,
    ].map((line): unknown => expect.stringMatching(line)),
  );
  await dana.mouse.move(0, 0);
  await card(dana).evaluate((article) => article.scrollIntoView());
  // The README's picture, docs/screenshot.png, is a copy of this one.
  await shoot(dana, '09-war-room');
});

const lastLine = (text: string) => text.split('\n').at(-1);

it('the first update is drafted in the room, and posted at the hour when nobody did', async () => {
  await dana.getByRole('button', { name: 'Close thread' }).click();
  await moveClockBy(dana, '40m');
  await dana.getByRole('button', { name: /^\d+ new messages?$/ }).click();
  await message(dana, 'First update of ESC-1').getByRole('button', { name: 'Skip' }).waitFor();
  await shoot(dana, '10-draft');
  await place(luis, 'support-updates').click();
  await moveClock(luis, '15 min');
  await message(luis, 'Update on ESC-1')
    .getByText(/posted automatically/i)
    .waitFor();
  await message(dana, 'First update of ESC-1').getByText('posted automatically').waitFor();
  await shoot(luis, '11-update');
});

it('Dana resolves it with a form, and Luis is asked for the RCA in Spanish', async () => {
  await card(dana).getByRole('button', { name: 'Resolve' }).click();
  const form = dialog(dana, 'Resolve ESC-1');
  await form.getByLabel('What fixed it?').fill('Rolled back release 8.2 of the payment gateway.');
  await choose(form.getByLabel('Request an RCA from'), 'Luis Ortega');
  await shoot(dana, '12-resolve');
  await form.getByRole('button', { name: 'Resolve' }).click();
  await card(dana).getByText('Rolled back release 8.2').waitFor();
  await shoot(dana, '13-resolved');
  await place(luis, /^Relevo App \d unread/).click();
  await message(luis, 'ESC-1').getByText('le pide el análisis de causa raíz (RCA) de ESC-1').waitFor();
  await shoot(luis, '14-rca');
});

it('Ana reopens it, and it goes back to Dana', async () => {
  await place(ana, 'Relevo App').click();
  await message(ana, 'resolvió ESC-1').getByRole('button', { name: 'Reabrir' }).click();
  await dialog(ana, 'Reabrir ESC-1')
    .getByLabel('¿Por qué vuelve a abrirse?')
    .fill('Vuelve a fallar el pago con tarjeta.');
  await shoot(ana, '15-reopen');
  await dialog(ana, 'Reabrir ESC-1').getByRole('button', { name: 'Reabrir' }).click();
  await card(dana).getByText('Working').waitFor();
  await place(dana, /^Relevo App/).click();
  await message(dana, 'reopened ESC-1').getByText('you lead it again').waitFor();
  await shoot(dana, '16-reopened');
});

it('leaves nothing in the browser’s console to complain about', () => {
  expect(stage.troubles()).toEqual([]);
});

/** Makes every read of the records wait, as a slow database would, until the answer is called. */
async function holdTheRecords(databaseUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin; lock table escalations in access exclusive mode');
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}
