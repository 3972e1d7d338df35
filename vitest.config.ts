import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { meterFirmware } from './sim/device/engine/vite-plugin.mjs'

export default defineConfig(({ mode }) => {
  // `npm run test:all`; tests read it from tests/support/scope.ts.
  const isFull = mode === 'all'
  // `npm run test:web`: the page in a browser.
  const isWeb = mode === 'web'
  return {
    plugins: [meterFirmware()],
    test: {
      include: [isWeb ? 'tests/**/*.browser.test.ts' : 'tests/**/*.test.ts'],
      exclude: isWeb ? [] : ['**/*.browser.test.ts', ...(isFull ? [] : ['**/*.slow.test.ts'])],
      provide: { isFull },
      setupFiles: ['tests/support/random-seed.ts'],
      globalSetup: [isWeb ? 'tests/web/support/before-all.ts' : 'tests/support/before-all.ts'],
      reporters: ['default', './tests/engines/harness/reporter.ts'],
      pool: 'threads',
      // A test that needs a device or a module in a state of its own restarts it, as a board does. A worker for each
      // file would cost a third of the time.
      isolate: false,
      // As many tests that wait for another program at a time as there are processors.
      maxConcurrency: availableParallelism(),
      // A browser takes all processors there are. Other tests wait for programs and timers, too: one more than there are.
      maxWorkers: isWeb ? 1 : availableParallelism() + (isFull ? 0 : 1),
      // Most tests take milliseconds. A limit only ends what hangs: a slow machine must not fail for it.
      // A busy machine may stretch a tap in the browser beyond a short press.
      retry: mode === 'web' ? 2 : 0,
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  }
})
