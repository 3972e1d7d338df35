// Mutation testing of the code that decides whether the motor runs: `npm run test:mutants`.
//
// Known survivors that nobody can see. "Constant": the build writes HAS_SENSE, IS_BRIDGE, isBuilt and hasLink into the
// file, so that the rest of the condition decides, or nothing is left of it.
//   day       day > dayNumber             >=      the day becomes what it is
//   drive     softened < 1                <=      1 either way
//             wanted < MAX_LEVEL          <=      MAX_LEVEL either way
//             duty < FULL_DUTY            <=      FULL_DUTY either way
//             level < target              <=      ramp() is called only where they differ
//             kickUntil < moveAt          <=      the same time either way
//   governor  if (HAS_SENSE)              true    without a sensor nobody reads the current (twice)
//             celsius > topC              >=      the temperature becomes what it is
//             unchangedToMv > TOO_HIGH_MV >=      the voltage becomes what it is
//             driveVoltage(… : -1)        +1      1 mV is a duty of 0
//   player    ms < riseMs                 <=      at the top, the way up and the way down are both 1
//             op !== OP_HOLD              true    a hold has no steps, so their number is not read
//             step === aheadStep          false   the level is worked out again, and is the same
//             newSegment()                {}      setCurve() sets each field before it is read
//   massager  request(NUDGE, false)       true    readings are never newer than a nudge that is due now
//             left > 0                    true    more jobs than MAX_JOBS are never due at once (also >= and left++)
//             if (duty === 0) schedule()  true    noteMotorOn() does it again
//             change > current.FINE       true    nothing has changed, so the times are the same (also >=)
//   button    SPENT = -STUCK_MS           +       either way a number that no count of presses comes near
//             count > 0                   >=      without a press the condition before it ends
//   light     INTERRUPTED = -1            +1      either way neither dark nor lit
//             signal >= REPEAT            >       a signal of the first family with the number 0 has nothing to show (twice)
//   session   next >= 0                   >       the next spot comes after another, so it is never the first
//             if (hosts.isBuilt)          true    no program of a rotation is empty
//             … >= ON_SPOT                >       a program takes time, which is added to it
//   shell     return ''                   text    neither is a line of settings
//             massager.duty === 0         true    while the motor runs nothing is stored, and its end sets the time anew (also
//                                                 nextDuty)
//             if (!wasOn)                 true    the session has begun, so it does nothing
//             stepPlanId !== stepPlanId   true    while a plan plays, its duty is the motor's (three times)
//             longAt < NEVER              true    no time comes before NEVER - STORE_AHEAD_MS (also <=)
//             isBuilt && hasLink          true    constant (also ||; before follow(), updateRadio() and endsAt)
//             if (IS_BRIDGE)              true    constant; and so is if (isBuilt) before reset()

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
