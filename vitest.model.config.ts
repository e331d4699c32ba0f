import { defineConfig } from 'vitest/config';

/** The model test alone, for as long as it takes to find what is rare. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'threads',
    hookTimeout: 20_000,
    include: ['test/model/**/*.test.ts'],
    env: { RELEVO_MODEL_RUNS: process.env['RELEVO_MODEL_RUNS'] ?? '10000' },
  },
});
