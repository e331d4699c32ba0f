import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one Chromium of the run is reached. */
    chromium: string;
  }
}

const asInDebian = '/usr/bin/chromium';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One Chromium for the whole run: the system's, or that of CHROMIUM_PATH. Without one nothing is skipped: the run fails. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? asInDebian;
  if (!existsSync(executablePath))
    throw new Error(
      `There is no Chromium at ${executablePath}: install Debian's package "chromium" (apt-get install chromium), or say in CHROMIUM_PATH where it is.`,
    );
  const server = await chromium.launchServer({ executablePath, args: quiet });
  project.provide('chromium', server.wsEndpoint());
  return () => server.close();
}
