import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { Workspace } from '../../emulator/workspace.ts';
import { startLocally, type LocalDesk } from '../../local/desk.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

/** What each run leaves to be looked at. */
const pictures = join('.relevo', 'screenshots');

const desktop = { viewport: { width: 1280, height: 800 } } satisfies BrowserContextOptions;
export const phone = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions;

export type Stage = {
  readonly databaseUrl: string;
  /** A browser of its own, on the page's front door: whoever the workspace names first. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Ends what `npm start` started; the pages stay open. */
  goAway(): Promise<void>;
  /** Starts it again, at the same address and with what it kept. */
  comeBack(): Promise<void>;
  /** What the pages threw or complained about so far. */
  troubles(): readonly string[];
};

/**
 * Everything that `npm start` starts, for the tests of one file: on a database of its own, on a Wednesday at 15:22 in
 * Madrid. A test that fails leaves a picture of every window.
 */
export function useStage(): Stage {
  const troubles: string[] = [];
  const stops: (() => Promise<void>)[] = [];
  let database: FreshDatabase;
  let home: string;
  let desk: LocalDesk;
  let url: string;
  let browser: Browser;

  const start = (port: number) =>
    startLocally({ DATABASE_URL: database.url, RELEVO_HOME: home, PORT: '0', LOG_LEVEL: 'fatal' }, port);

  beforeAll(async () => {
    database = await freshDatabase();
    stops.push(database.drop);
    home = await mkdtemp(join(tmpdir(), 'relevo-browser-'));
    stops.push(() => rm(home, { recursive: true, force: true }));
    desk = await start(0);
    stops.push(() => desk.stop());
    if (!desk.workspace) throw new Error('without Slack tokens there is a local workspace');
    ({ url } = desk.workspace);
    await moveToWorkingHours(desk.workspace);
    browser = await chromium.connect(inject('chromium'));
    stops.push(() => browser.close());
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shootFailure(browser, task.name);
  });
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  return {
    get databaseUrl() {
      return database.url;
    },
    async open(options = desktop) {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(10_000);
      watch(context, troubles);
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    goAway: () => desk.stop(),
    async comeBack() {
      desk = await start(Number(new URL(url).port));
    },
    troubles: () => troubles,
  };
}

/** The next Wednesday afternoon, with the channels' first messages as old as they are after a start at that time. */
async function moveToWorkingHours({ clock, url }: Workspace): Promise<void> {
  const now = DateTime.fromMillis(clock.now(), { zone: 'Europe/Madrid' });
  const wednesday = now.startOf('week').plus({ days: 2, hours: 15, minutes: 22 });
  const minutes = (wednesday <= now ? wednesday.plus({ weeks: 1 }) : wednesday).diff(now).as('minutes');
  clock.advance(Math.ceil(minutes) * 60_000);
  await fetch(`${url}/_local/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'reset' }),
  });
}

function watch(context: BrowserContext, troubles: string[]): void {
  context.on('weberror', (error) => troubles.push(error.error().message));
  context.on('console', (line) => {
    if (line.type() === 'error') troubles.push(line.text());
  });
}

/** The windows that stood open when a test failed, so that one sees what it saw. */
async function shootFailure(browser: Browser, test: string): Promise<void> {
  const windows = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of windows.entries())
    await shoot(page, `failed ${test} ${index + 1}`.replaceAll(/\W+/g, '-'));
}

/** Leaves a picture to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
