// Two minutes in a real world, compared with a stored trace. It fails if another Node computes anything differently, or
// if the
// models change by accident. Code takes no time in it, so that a change of the firmware's text does not change it. UPDATE_GOLDEN=1 npm test writes the file again.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import type { Device } from '../../../sim/device/device.ts'
import { runScenario } from '../../../sim/script/play.ts'

const file = join(import.meta.dirname, 'golden/two-minutes.txt')

/** Bounce, chatter, noise, a body, a cell that is nearly empty, and heat. */
const scenario = `
given a real world with seed 20
given an engine like none
given cell charge 44 %
given cell resistance 0.4 ohm
given room temperature 39 C
given switch bounce 60 ms
given switch chatter 80 %
given sensor noise 6 steps
given unlocked
given strength 5
long press
at 10 s: press twice
at 20 s: press it on with 30 N
at 40 s: press
at 60 s: lift it off
at 70 s: stall the motor
at 75 s: free the motor
at 80 s: press
at 90 s: room 45 C
at 100 s: press for 1.2 s
at 110 s: charger in
at 120 s: the end
`

/** All digits. */
const readingsOf = ({ now, world: { hertz, amps, volts, cell, heat } }: Device) =>
  JSON.stringify({ t: now, hertz, amps, volts, charge: cell.charge, caseC: heat.caseC, motorC: heat.motorC })

it('two minutes in a real world give the stored trace, to the last digit', () => {
  const lines: string[] = []
  runScenario(scenario, {
    programs: compileRotation(),
    names: rotation.map((program) => program.name),
    onTrace: (line) => lines.push(JSON.stringify(line)),
    onLine: (device) => lines.push(readingsOf(device)),
    onEnd: (device) => lines.push(readingsOf(device)),
  })
  const text = `${lines.join('\n')}\n`
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, text)
  expect(text, 'if the change is intended: UPDATE_GOLDEN=1 npm test').toBe(readFileSync(file, 'utf8'))
})
