// What can be judged of a device whose firmware does not tell its state: a chip, or a built file.

import type { ScriptLine } from './parse.ts'

/** Steps that need the firmware's own word: nothing outside shows them. */
const UNSEEN: ReadonlySet<string> = new Set([
  'expect program PROGRAM',
  'expect strength RANGE',
  'expect level RANGE',
  'expect fault RANGE',
  'expect it says "WORDS"',
])

/** In running the motor is on, but for rests. Calibration turns it on and off. */
const RUNNING = 'running'
const CALIBRATION: readonly string[] = ['service', 'calibrating']

/**
 * What is judged in place of a step: the step itself, the motor in place of a state, or undefined where nothing outside
 * shows it. `isConsoleSeen`: whether the device shows who can reach its console.
 */
export function seenAs({ step, args, text }: ScriptLine, isConsoleSeen = false): string | undefined {
  if (step.form === 'expect console REACH') return isConsoleSeen ? text : undefined
  if (step.form !== 'expect state STATE') return UNSEEN.has(step.form) ? undefined : text
  if (CALIBRATION.includes(args[0]!)) return undefined
  return args[0] === RUNNING ? 'expect motor on' : 'expect motor off'
}
