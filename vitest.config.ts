import { defineConfig } from 'vitest/config';

/** Tests that leave nothing behind in their modules share a worker, which then loads each module once. */
const shared = ['test/{domain,views,i18n,e2e,usecases,queries,model}/**/*.test.ts', 'test/emulator/rules/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'threads',
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      { extends: true, test: { name: 'shared', include: shared, isolate: false } },
      {
        extends: true,
        test: { name: 'isolated', include: ['test/**/*.test.ts'], exclude: [...shared, 'test/browser/**'] },
      },
    ],
  },
});
