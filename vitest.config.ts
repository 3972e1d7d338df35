import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts'],
    globalSetup: ['tests/support/engines-at-hand.ts', 'tests/support/built/global.ts'],
    reporters: ['default', './tests/engines/harness/reporter.ts'],
    pool: 'threads',
    // Whoever needs a device or a module in a state of its own starts it anew, as a board does: a worker for each file
    // would cost a third of the time.
    isolate: false,
    // Of tests that wait for another program, as many at a time as there are processors.
    maxConcurrency: availableParallelism(),
    maxWorkers: availableParallelism(),
    // Most take milliseconds, bundling a few seconds: a slow machine must not fail for that.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
