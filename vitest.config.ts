import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    pool: 'threads',
    // Most take milliseconds, bundling a few seconds: a slow machine must not fail for that.
    testTimeout: 20_000,
  },
})
