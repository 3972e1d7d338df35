// Mutation testing of the three files that decide whether the motor runs: `npm run test:mutants`.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/governor.ts', 'src/player.ts', 'src/massager.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.ts' },
  coverageAnalysis: 'perTest',
  // What is worked out once, while a module is loaded (the button table, a constant of constants), is a few mutants:
  // each is tried against every test, in modules loaded anew. State needs none of that: reset() and powerUp() set it.
  ignoreStatic: false,
  // Types are stripped, not checked, so there is no tsconfig to be rewritten.
  tsconfigFile: 'none',
  concurrency: 2,
  // Most that never end are noticed by counting; a busy machine must not pass for the others.
  timeoutMS: 20_000,
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: 'coverage/mutants.html' },
  tempDirName: 'coverage/mutants',
  thresholds: { high: 95, low: 90, break: 90 },
}
