// A scripted demonstration: what an owner does, and what the massager says to it, with the time.

import type { Terminal } from '../../lib/command-line/usage.ts'
import { compiledRotation, rotation } from '../../programs/index.ts'
import { runScenario } from '../script/play.ts'
import { clockOf } from '../signals/clock.ts'

/** A day of a device, as a scenario. Its comments tell what the owner does. */
const SCRIPT = `given a real world with seed 1
long press        # A new device is locked: holding the button starts nothing.
wait 5 s
press three times # Three presses unlock it.
wait 5 s
press             # One press shows the charge.
wait 5 s
press twice       # Two presses begin the plan.
wait 8 s
long press        # Hold the button for 0.8 s, and lay it on the knot.
wait 20 s
press twice       # Two presses: stronger.
wait 10 s
press four times  # Four presses: on to the next spot.
wait 15 s
press three times # Three presses: the pain is gone there.
wait 15 s
press             # One press: the next program.
wait 20 s
temperature 41 C  # It gets warm under a blanket.
wait 10 s
temperature 30 C
wait 5 s
long press        # Hold the button again: off.
wait 5 s
press four times  # Four presses: desk mode, a nudge now and then.
wait 1805 s
press             # One press takes the break.
wait 130 s
charger in        # In the evening it goes on the charger.
wait 10 s
long press        # There it never starts.
wait 8 s
charger out
wait 3 s
press three times # Three presses lock it for the bag.
wait 5 s
`

const NEXT = `Try next:
  npx unknot live                             press the button yourself
  npx unknot sim sim/scenarios/desk.txt --say what a scenario says
  npx unknot weeks 12                         twelve weeks of the plan
docs/owner/light.md says what every signal of the light means.`

/** `print` gets one line at a time. */
export function printDemo(print: (line: string) => void): void {
  const remarks = SCRIPT.split('\n').map((line) => line.split('# ')[1])
  runScenario(SCRIPT, {
    ...compiledRotation(),
    names: rotation.map(({ name }) => name),
    onLine: (_, { number }) => {
      const remark = remarks[number - 1]
      if (remark) print(remark)
    },
    onSay: ({ t, says }) => print(`  ${clockOf(t)} ${says}`),
  })
  print('')
  print(NEXT)
}

/** `unknot demo`. Returns the exit code. */
export async function demo(_: readonly string[], __: object, { print }: Terminal): Promise<number> {
  printDemo(print)
  return 0
}
