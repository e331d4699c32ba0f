import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/chromium.ts', 'test/support/global-setup.ts'],
    // One Chromium at a time is as much as two cores can draw.
    fileParallelism: false,
    // The product is read once for all files; each has a desk and a workspace of its own.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
