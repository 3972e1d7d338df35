// The tests that mutants are tried against: the core's own, so that what they miss is not hidden by others.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/src/**/*.test.ts', 'tests/hal/shell*.test.ts', 'tests/mutants/whole-device.ts'],
    setupFiles: ['tests/support/random-seed.ts'],
    pool: 'threads',
    // A worker for each file would take most of a mutant's time.
    isolate: false,
    testTimeout: 120_000,
  },
})
