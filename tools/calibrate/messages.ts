// What `unknot calibrate` prints: what will happen, the result, and what the result changes.

import type { Board } from '../../hal/boards/board.ts'
import type { Measured } from '../../sim/journal/stored-settings.ts'
import { MIN_DRIVE_PERCENT } from '../../src/limits.ts'
import { leastDecihertz, levelDecihertz, type MotorProfile, motorMv } from '../../src/motor/profile.ts'

const formatVolts = (mv: number): string => `${(mv / 1000).toFixed(2)} V`

export const ASK_TURNS = 'press Enter when the motor begins to turn'
export const ASK_STOPPED = 'press Enter when the motor has stopped'

export const describePlan = ({ title }: Board): string[] => [
  `The voltage of the motor of the ${title} rises until you press Enter. Then it falls until you press Enter again.`,
  'Hold the device free, and watch or feel the motor. Answer with Enter, not with the button of the device.',
  'A long press of the button, or Ctrl-C, turns the motor off at any time.',
]

/** The voltage of level 1 in mV, as the governor drives a motor with these measured values. */
export function levelOneMv(motor: MotorProfile, { dropOutMv, topHz }: Pick<Measured, 'dropOutMv' | 'topHz'>): number {
  const curveTopHz = motor.hz.at(-1)!
  const top = topHz || curveTopHz
  const least = Math.floor((leastDecihertz(motor, dropOutMv) * top) / curveTopHz)
  const decihertz = Math.max(least, levelDecihertz(motor, 1, Math.min(curveTopHz, top)))
  return motorMv(motor, (decihertz * curveTopHz) / top)
}

export function describeCalibration({ motor }: Board, now: Measured): string[] {
  const [level, profile] = [levelOneMv(motor, now), levelOneMv(motor, { ...now, dropOutMv: 0 })]
  const share = `${MIN_DRIVE_PERCENT} % of the voltage at which the motor stops`
  return [
    `stored: the motor starts at ${formatVolts(now.startMv)} and stops below ${formatVolts(now.dropOutMv)}`,
    level > profile
      ? `level 1 now gets ${formatVolts(level)}, ${share}; without calibration it would get ${formatVolts(profile)}`
      : `level 1 still gets ${formatVolts(level)}, which is at least ${share}`,
    'the device is still in service mode: hold the button to leave it, or wait 10 minutes',
  ]
}

export const MOTOR_NEVER_ON =
  'nothing was stored: the device did not turn the motor on; check what also keeps a program from starting: a battery below 3.4 V, heat, the rest after a full session, or a used-up daily time'
export const LOCKED =
  'nothing was stored: the device is locked; press its button three times, until it blinks twice, and type the command again'
export const GAVE_UP =
  'nothing was stored: the device ended the calibration, and earlier values still apply; it does so without an answer in time, if the motor cannot have stopped where you pressed, at a low battery, with a charger, at heat or at a long press; try again'
const MOTOR_OFF = 'the motor is off, and earlier values still apply'
export const NO_TERMINAL =
  'expected a terminal, because you press Enter when the motor turns; type the command in a terminal'
export const INPUT_ENDED = `the input ended: ${MOTOR_OFF}`
export const STOPPED = `stopped: ${MOTOR_OFF}`

export function describeTopFrequency({ motor }: Board, topHz: number): string[] {
  const profileHz = motor.hz.at(-1)!
  const changes =
    topHz < profileHz
      ? `level 100 is now ${topHz} Hz, the most that this motor reaches; all levels below have their own frequency`
      : `every level now has its own frequency${topHz > profileHz ? ', at a lower voltage' : ''}: the profile has ${profileHz} Hz`
  return [
    `stored: ${topHz} Hz at the highest voltage`,
    changes,
    'the firmware has started again, and the device is off',
  ]
}
