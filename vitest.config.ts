import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    // The first test that asks for PostgreSQL or Chromium waits for it to be set up.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vitest leaves a core to itself; of two that would be half.
    maxWorkers: '100%',
    restoreMocks: true,
    unstubEnvs: true,
    // Another process may need seconds on a machine that is busy; what is waited for ends the wait.
    expect: { requireAssertions: true, poll: { timeout: 20_000 } },
  },
});
