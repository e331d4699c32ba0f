import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { startWorkspace, type Workspace } from '../emulator/workspace.ts';
import { ms, quantile, table } from './numbers.ts';

const loads = 5;
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** How long the page takes to show the newest message of a channel with `many` messages, against one with ten. */
export async function benchPage(many: number): Promise<string> {
  if (!existsSync(executablePath))
    return `\nThe page was not measured: there is no Chromium at ${executablePath}; CHROMIUM_PATH says where it is.`;
  const workspace = await startWorkspace({ rateLimits: false });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const times: Record<string, number[]> = { payments: [], support: [] };
  await fill(workspace, 'payments', 10);
  await fill(workspace, 'support', many);
  for (let load = 0; load < loads; load += 1)
    for (const [channel, taken] of Object.entries(times)) taken.push(await timeToNewest(browser, workspace, channel));
  await browser.close();
  await workspace.stop();
  const [few = NaN, full = NaN] = Object.values(times).map((taken) => quantile(taken, 0.5));
  return table(`Opening the page of the local workspace, median of ${loads} loads`, [
    ['10 messages', ms(few)],
    [`${many} messages`, ms(full)],
    ['times as long', `${(full / few).toFixed(2)}×`],
  ]);
}

async function fill(workspace: Workspace, name: string, count: number): Promise<void> {
  const channel = idOf(workspace, name);
  for (let index = 1; index <= count; index += 1) {
    const text = index === count ? 'This is the newest message' : `Message ${index} of ${count}`;
    await fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}` },
      body: new URLSearchParams({ channel, text }),
    });
  }
}

async function timeToNewest(browser: Browser, workspace: Workspace, name: string): Promise<number> {
  const page = await browser.newPage();
  const begun = performance.now();
  await page.goto(`${workspace.url}/#as=${workspace.as('ana').id}&at=${idOf(workspace, name)}`);
  await page.getByText('This is the newest message', { exact: true }).waitFor();
  const taken = performance.now() - begun;
  await page.close();
  return taken;
}

const idOf = (workspace: Workspace, name: string): string => workspace.as('ana').messages(name)[0]?.channel ?? name;
