import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { wide, type Wide } from '../emulator/wide-app.ts';
import { overflowing } from './measures.ts';
import { phone, shoot } from './stage.ts';
import { message } from './steps.ts';

let app: Wide;
let browser: Browser;
let page: Page;

// A red square, drawn large enough to be seen.
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#b3302a"/></svg>';

beforeAll(async () => {
  app = await wide();
  browser = await chromium.connect(inject('chromium'));
  const picture = await paintedPng();
  const channel_id = app.id('support');
  await app.slack.filesUploadV2({
    channel_id,
    initial_comment: 'What the customer sees',
    file_uploads: [
      { file: picture, filename: 'screen.png', title: 'Checkout', alt_text: 'A red error page' },
      { content: 'x'.repeat(2400), filename: 'a-log-with-quite-a-long-name-of-the-gateway-2026-11-21.log' },
    ],
  });
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...phone });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  await page.goto(`${app.workspace.url}/#as=${app.id('@dana')}&at=${channel_id}`);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

/** A PNG as the browser itself takes it of a drawing. */
async function paintedPng(): Promise<Buffer> {
  const painter = await browser.newPage({ viewport: { width: 320, height: 180 } });
  await painter.setContent(`<style>body{margin:0}</style>${PICTURE}`);
  const png = await painter.screenshot();
  await painter.close();
  return png;
}

it('a picture is shown with its alternative text, and opens in a tab of its own', async () => {
  const picture = message(page, 'What the customer sees').getByRole('img', { name: 'A red error page' });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((img) => 'naturalWidth' in img && img.naturalWidth)).toBe(320);
  const link = message(page, 'What the customer sees').getByRole('link', { name: 'A red error page' });
  expect(await link.getAttribute('target')).toBe('_blank');
});

it('any other file is a row with its name and size, and is saved', async () => {
  const row = message(page, 'What the customer sees').getByRole('link', { name: /a-log-with.*2\.4 kB/ });
  await row.scrollIntoViewIfNeeded();
  await shoot(page, '72-files-phone');
  expect(await overflowing(page)).toEqual([]);
  const file = await page.request.get(`${app.workspace.url}${await row.getAttribute('href')}`);
  expect(file.headers()['content-disposition']).toMatch(/^attachment; .*gateway-2026-11-21\.log$/);
});
