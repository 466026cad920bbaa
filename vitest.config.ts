import { defineConfig } from 'vitest/config';

/** Tests of the command line run what was built: `npm test` builds first. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    // Child processes, not threads: native modules are loaded in each, and the runs under test start threads of their own.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
    allowOnly: false,
  },
});
