import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { encodeAnswerLink } from '../../src/domain/answer-link.ts';
import { asUserId } from '../../src/domain/ids.ts';
import { day } from '../../src/domain/time.ts';
import { openLinks } from '../../src/platform/links.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';
import { narrowControls, overflowing } from './measures.ts';
import { phone } from './stage.ts';

const secret = 'a secret of at least thirty-two characters';
let rig: Rig;
let browser: Browser;
beforeAll(async () => {
  rig = await startRig('socket', {}, { RELEVO_PUBLIC_URL: 'https://desk.example', RELEVO_LINK_SECRET: secret });
  browser = await chromium.connect(inject('chromium'));
});
afterAll(async () => {
  await browser.close();
  await rig.stop();
});

/** The link to the newest escalation as its mail to somebody would have it, on this machine. */
async function linkFor(person: string): Promise<string> {
  const { id } = await rig.db
    .selectFrom('escalations')
    .select('id')
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  const ends = rig.workspace.clock.now() + day;
  const links = openLinks({ url: `http://127.0.0.1:${rig.port}`, secret });
  return links.to(encodeAnswerLink({ escalation: id, tier: 1, round: 1, person: asUserId(rig.as(person).id), ends }));
}

async function opened(link: string, colorScheme: 'light' | 'dark'): Promise<{ page: Page; troubles: string[] }> {
  const page = await browser.newPage({ ...phone, colorScheme });
  const troubles: string[] = [];
  page.on('console', (said) => void (said.type() === 'error' && troubles.push(said.text())));
  page.on('pageerror', (error) => void troubles.push(error.message));
  await page.goto(link);
  return { page, troubles };
}

const background = (page: Page, of: string) =>
  page.locator(of).evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).backgroundColor);

test('a link is opened on a phone, asks once more, and its button takes the escalation', async () => {
  const { named } = await escalate(rig, 'sev1 Gateway down');
  const link = await linkFor('bruno');
  const { page, troubles } = await opened(link, 'light');
  expect(await page.locator('h1').textContent()).toBe('Gateway down');
  expect(troubles).toEqual([]);
  expect(await background(page, 'button')).toBe('rgb(0, 122, 90)');
  expect(await overflowing(page)).toEqual([]);
  expect(await narrowControls(page, 44)).toEqual([]);
  await page.getByRole('button', { name: 'Acknowledge: I take it' }).click();
  await page.getByText('It is yours: you lead it.').waitFor();
  expect(await background(page, 'main')).toBe('rgb(255, 255, 255)');
  expect(troubles).toEqual([]);
  await rig.settle();
  expect((await rig.as('bruno').dm(named)).text).toMatch(/You acknowledged it/);
  const late = await opened(await linkFor('marta'), 'dark');
  await late.page.getByText('@bruno se adelantó').waitFor();
  expect(await background(late.page, 'main')).toBe('rgb(34, 37, 41)');
  expect(late.troubles).toEqual([]);
});

test('a form on another site presses nothing', async () => {
  const { named } = await escalate(rig, 'sev1 Prices frozen');
  const link = await linkFor('bruno');
  const page = await browser.newPage();
  await page.goto('data:text/html,<p>elsewhere');
  await page.setContent(`<form method="post" action="${link}"><button>Win a prize</button></form>`);
  await page.getByRole('button', { name: 'Win a prize' }).click();
  await page.getByRole('button', { name: 'Acknowledge: I take it' }).waitFor();
  expect((await rig.as('bruno').dm(named)).text).toMatch(/Paging you as tier 1/);
});
