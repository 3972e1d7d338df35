// A board that is late for a step of a ramp has driven that step, though its program moves on in the same pass. The next
// step is due when the motor has had the time of a step.

import { expect, it } from 'vitest'
import { compile } from '../../programs/language/compile.ts'
import { hold, ms, ramp, s } from '../../programs/language/write.ts'
import { RAMP_MS_PER_LEVEL, STEP_MS } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import { nextDutyAt } from '../../src/playback.ts'
import * as player from '../../src/program/player.ts'
import { makeProgram } from '../programs/language/make-program.ts'
import { Bench, UNLOCKED } from './massager-bench.ts'

/** The last step of the rise is 30 ms before its end. */
const RISE_MS = 255
const STEP_BEFORE_END_MS = 30
const GIVE_UP_MS = 5000

it('a step that came late counts: the fall behind it begins where and when the step has brought the motor', () => {
  const segments = [hold(20, s(1)), hold(100, ms(RISE_MS)), hold(20, s(2)), ramp(0, s(1))]
  const bench = new Bench(UNLOCKED, [compile(makeProgram(segments))]).press(900)
  while (player.nextAt - nextDutyAt !== STEP_BEFORE_END_MS && bench.now < GIVE_UP_MS) bench.run(1)
  const before = governor.level
  const end = player.nextAt
  // The shell drives nextDuty first.
  massager.wake(end, true)
  while (massager.wakeAt <= end) massager.wake(end, true)
  const levelAt = (at: number) => {
    while (massager.wakeAt <= at) massager.wake(massager.wakeAt, true)
    return governor.level
  }
  expect([before, governor.level]).toEqual([59, 70])
  expect([levelAt(end + STEP_MS - 1), levelAt(end + STEP_MS)]).toEqual([70, 70 - STEP_MS / RAMP_MS_PER_LEVEL])
})
