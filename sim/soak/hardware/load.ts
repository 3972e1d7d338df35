// The hand on a motor, as seen from outside.

import type { Readings } from '../monitor/observation.ts'
import type { Session } from '../monitor/session.ts'
import { hertzAt } from '../monitor/use-tracker.ts'

/** Whether the hand takes what the motor gets above `mv`: a board that senses the current adds it. */
export const isForHand = ({ hertz, device: { motor, given } }: Readings, mv: number): boolean =>
  given.hardware?.sense !== undefined && hertz <= hertzAt(motor, mv)

/** A hand of so many N is felt, whatever the friction of the motor, and one of the second may be. */
const FELT_N = 24
const MAYBE_FELT_N = 3
/** A motor with more friction, in percent, or a reading with more noise, in steps, may look like a hand. */
const PLAIN_FRICTION = 115
const PLAIN_STEPS = 3

/** Counts the hand of these readings, which lasted for `ms`. */
export function countHand({ handMs }: Session, { device: { world, settings } }: Readings, ms: number): void {
  const isPlain = settings.friction <= PLAIN_FRICTION && settings.noiseSteps <= PLAIN_STEPS

  if (world.pressN >= FELT_N && !world.motor.isStalled) handMs[0] += ms
  if (!isPlain || world.pressN >= MAYBE_FELT_N || world.motor.isStalled) handMs[1] += ms
}
