// Invariants of the drive: the duty and the volts that the motor gets.

import { levelDecihertz, motorMv } from '../../../src/motor/profile.ts'
import {
  DRIFT,
  DRIVE_TOLERANCE,
  type Invariant,
  isKick,
  maxMotorMv,
  REACTION_MS,
  SECOND_MS,
  supplyTolerance,
  trackDuration,
  trackRange,
} from './invariant.ts'

/** A step of a ramp: 20 levels, 100 ms. */
const STEP_LEVELS = 20
const STEP_MS = 100
/** A kick gives the motor at most this share of its kick volts. */
const MAX_KICK = 1.4

export const DRIVE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'the motor gets no more than the top of its band, except in a kick',
    startCheck: (motor) => {
      const drivenFor = trackDuration()
      const highFor = trackDuration()
      const topMv = maxMotorMv(motor, 100)
      return (now) => {
        const maxMv = topMv + supplyTolerance(now)
        const isInKick = isKick(drivenFor(now.duty > 0, now.ms), motor, now)
        const isHigh = highFor(now.motorMv > maxMv && !isInKick, now.ms) > REACTION_MS + now.reaction.offMs
        return isHigh || now.motorMv > MAX_KICK * motor.kickMv
      }
    },
  },
  {
    name: 'the level never jumps',
    startCheck: (motor) => {
      const stepMv = motorMv(motor, levelDecihertz(motor, 1 + STEP_LEVELS, motor.hz.at(-1)!)) - motor.mv[0]!
      const drivenFor = trackDuration()
      const voltsRangeOf = trackRange()
      const pressRangeOf = trackRange()
      let last = { duty: 0, motorMv: 0 }
      return (now) => {
        const { duty, motorMv: mv, ms, device, reaction, session } = now
        // A step of the ramp may meet one of what is added against the hand.
        const { pressN } = device.world
        const isPressed = pressN > 0 || pressRangeOf(pressN, ms, SECOND_MS) > 0
        const steps = device.given.hardware?.sense && isPressed ? 2 : 1
        const maxJumpMv = (steps * stepMv * DRIVE_TOLERANCE + supplyTolerance(now)) * 1.1
        const startMv = maxMotorMv(motor, 1) + supplyTolerance(now)
        const before = last
        const isAfterKick = drivenFor(duty > 0, ms) <= motor.kickMs * DRIFT + STEP_MS + reaction.kickMs
        last = { duty, motorMv: mv }
        const followsMs = 2 * (REACTION_MS + reaction.offMs)
        const followedMv = voltsRangeOf(device.world.volts, ms, followsMs) * before.duty
        if (duty === before.duty) return false
        // The firmware follows a change of the cell at the next check, and so it does another supply.
        const isNewSupply = ms - device.supplyChangedAt < followsMs
        if (before.duty === 0 || duty === 0 || isAfterKick || isNewSupply) return false
        // A press that answers a nudge in the middle of a tick turns the motor off and starts a session in the same moment.
        const isAnswer = session?.cause === 'answer' || (session?.cause === 'none' && session.wasTouched)
        if (isAnswer && mv < startMv) return false
        return Math.abs(mv - before.motorMv) > maxJumpMv + followedMv
      }
    },
  },
  {
    name: 'the duty is a whole number from 0 to 1000',
    startCheck: () => (now) => !(Number.isInteger(now.duty) && now.duty >= 0 && now.duty <= 1000),
    isCheckedWithoutEngine: true,
  },
]
