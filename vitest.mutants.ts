// The tests that mutants are tried against: the core's own, and what drives it through the shell and the scenarios.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/src/*.test.ts', 'tests/hal/shell.test.ts', 'tests/sim/scenarios.test.ts'],
    setupFiles: ['tests/setup.ts'],
    pool: 'threads',
    testTimeout: 20_000,
  },
})
