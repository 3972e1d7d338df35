// What calibrating says: what will happen, what came of it, and what that changes.

import type { Board } from '../../hal/boards/board.ts'
import type { Measured } from '../../sim/journal/stored-settings.ts'
import { MIN_DRIVE_PERCENT } from '../../src/limits.ts'
import { levelDecihertz, type MotorProfile, motorMv } from '../../src/motor/profile.ts'

const volts = (mv: number): string => `${(mv / 1000).toFixed(2)} V`

export const TURNS = 'press Enter when it begins to turn'
export const HAS_STOPPED = 'press Enter when it has stopped'

export const plan = ({ title }: Board): string[] => [
  `the motor of the ${title} gets a little more volts each moment until you say that it turns, then less until you say`,
  'that it stopped. Hold it free, and watch or feel the motor. Answer here, not with the button of the device:',
  'a long press on that, or Ctrl-C, turns the motor off at any time',
]

/** The volts of level 1 for a motor of which this is known, as the governor drives it. */
export function levelOneMv(motor: MotorProfile, { dropOutMv, topHz }: Pick<Measured, 'dropOutMv' | 'topHz'>): number {
  const curveTopHz = motor.hz.at(-1)!
  const top = topHz > motor.hz[0]! ? topHz : curveTopHz
  const decihertz = levelDecihertz(motor, 1, Math.min(curveTopHz, top))
  const least = Math.min(motor.mv.at(-1)!, Math.floor((dropOutMv * MIN_DRIVE_PERCENT) / 100))
  return Math.max(least, motorMv(motor, (decihertz * curveTopHz) / top))
}

export function calibrated({ motor }: Board, now: Measured): string[] {
  const [level, profile] = [levelOneMv(motor, now), levelOneMv(motor, { ...now, dropOutMv: 0 })]
  const share = `${MIN_DRIVE_PERCENT} % of the volts at which it stops`
  return [
    `stored: it starts at ${volts(now.startMv)} and stops below ${volts(now.dropOutMv)}`,
    level > profile
      ? `level 1 gets ${volts(level)} from now on, ${share}; the profile alone would give it ${volts(profile)}`
      : `level 1 gets ${volts(level)}, as before: that is more than ${share}`,
    'it is in service still: a long press leaves that, and it ends by itself after 10 minutes',
  ]
}

export const REFUSED =
  'nothing was stored: the motor was never on; what keeps a program from starting keeps this too: a battery below 3.4 V, warmth, the rest after a full session, the time of the day used up'
export const GAVE_UP =
  'nothing was stored: the device gave up, which it does without an answer in time, at a low battery, a charger, warmth or a long press; what was calibrated before still holds'
const STILL = 'the motor is off, and what was calibrated before still holds'
export const NOBODY = 'calibrating needs somebody at a terminal, to say when the motor turns'
export const LEFT = `the input ended: ${STILL}`
export const INTERRUPTED = `stopped: ${STILL}`

export function topStored({ motor }: Board, topHz: number): string[] {
  const curve = motor.hz.at(-1)!
  const changes =
    topHz < curve
      ? `level 100 is ${topHz} Hz from now on, all that this motor does, and the levels below it are what they say`
      : `every level is the frequency it was meant to be${topHz > curve ? ', at fewer volts' : ''}: the profile has ${curve} Hz`
  return [`stored: ${topHz} Hz at the most volts`, changes, 'the firmware started anew, and the device is off']
}
