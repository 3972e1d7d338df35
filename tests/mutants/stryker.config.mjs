// Mutation testing of the code that decides whether the motor runs: `npm run test:mutants`.
//
// Known survivors that nobody can see:
//   day       day > dayNumber       >=  the day becomes what it is
//   drive     softened < 1          <=  1 either way
//             wanted < MAX_LEVEL    <=  MAX_LEVEL either way
//             duty < FULL_DUTY      <=  FULL_DUTY either way
//             level < target        <=  ramp() is called only where they differ
//             kickUntil < moveAt    <=  the same time either way
//   player    ms < riseMs           <=  at the top, the way up and the way down are both 1
//   massager  i < ahead             <=  one more is noted, and never read
//   button    SPENT = -STUCK_MS     +   either way a number that no count of presses comes near
//   light     INTERRUPTED = -1      +1  either way neither dark nor lit
//             signal >= REPEAT      >   a signal of the first family with the number 0 has nothing to show (twice)
//   session   next >= 0             >   the next spot comes after another, so it is never the first
// Other survivors of governor, player, massager and shell are not sorted into gaps and equivalents yet.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/motor/{day,drive,governor,sensor-limits}.ts',
    'src/program/player.ts',
    'src/{massager,gestures,button,session,light}.ts',
    'src/routine/{spots,desk}.ts',
    'hal/shell.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutants/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What is worked out once, while a module is loaded (the button table, a constant of constants), is a few mutants:
  // each is tried against every test, in modules loaded anew. State needs none of that: reset() and powerUp() set it.
  ignoreStatic: false,
  // Types are stripped, not checked, so there is no tsconfig to be rewritten.
  tsconfigFile: 'none',
  concurrency: 2,
  // Most that never end are noticed by counting; a busy machine must not pass for the others.
  timeoutMS: 15_000,
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false },
  // What is known of mutants that have not changed, for `--incremental`.
  incrementalFile: 'coverage/mutants.json',
  htmlReporter: { fileName: 'coverage/mutants.html' },
  tempDirName: 'coverage/mutants',
  // Not copied with the project: results of other runs.
  ignorePatterns: ['/coverage', '/dist'],
  thresholds: { high: 95, low: 90, break: 90 },
}
