// Invariants of adapters, bridges, and of the current where a board senses it.

import {
  DRIFT,
  type Invariant,
  OLD_READING_MV,
  offWithin,
  REACTION_MS,
  ROUNDING_MS,
  trackDuration,
  trackRange,
} from '../invariants/invariant.ts'
import type { Observation } from '../monitor/observation.ts'
import { scaleOf } from './supply-scale.ts'

const STALL_MAX_MS = 500
const BRAKE_MAX_MS = 100
/** From one reading of the current to the next. */
const SENSE_MS = 100
/** A motor at its calibration stands still until it gets this share of the volts that start it. */
const CALIBRATED_FROM = 1.6

const isSensed = ({ device }: Observation): boolean => device.given.hardware?.sense !== undefined

/** It is driven as in a program, and does not turn. */
export const isJammed = ({ duty, motorMv, session, device }: Observation): boolean =>
  duty > 0 &&
  device.world.motor.isStalled &&
  (session?.cause !== 'calibration' || motorMv > CALIBRATED_FROM * device.motor.startMv)

export const HARDWARE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a motor that cannot turn is off within 500 ms, where its current is sensed',
    startCheck: () => {
      const jammedFor = trackDuration()
      return (now) =>
        jammedFor(isSensed(now) && isJammed(now), now.ms) > STALL_MAX_MS * DRIFT + ROUNDING_MS + now.reaction.offMs
    },
  },
  {
    name: 'a current that cannot be read turns the motor off',
    startCheck: offWithin(
      SENSE_MS * DRIFT + ROUNDING_MS,
      (now) => isSensed(now) && now.device.hal.brokenParts.has('shunt'),
    ),
  },
  {
    name: 'a supply that is too high turns the motor off',
    startCheck: offWithin(
      REACTION_MS,
      ({ mv, supply, device }) => mv >= supply.tooHighMv + OLD_READING_MV * scaleOf(device),
    ),
  },
  {
    name: 'a bridge brakes a motor that is off for 100 ms, and never one that is driven',
    startCheck: () => {
      const brakedFor = trackDuration()
      const edgesIn = trackRange()
      return ({ device, duty, edges, ms, reaction }) => {
        const { isBraking } = device.world
        if (isBraking && duty > 0) return true
        const brakedMs = brakedFor(isBraking, ms)
        // The timer that ends it waits for the edges of a switch that bounces, with those that waited when it began.
        const waiting = edgesIn(edges, ms, brakedMs + reaction.passMs)
        return brakedMs > BRAKE_MAX_MS * DRIFT + ROUNDING_MS + reaction.passMs + waiting * reaction.edgeMs
      }
    },
  },
  {
    name: 'a bridge brakes at each stop',
    startCheck: () => {
      let wasDriven = false
      let stoppedMs = Number.NaN
      return ({ duty, ms, isAlive, device, reaction }) => {
        const { world } = device
        const isBridge = world.isBridge && isAlive && !device.hal.brokenParts.has('motor')
        if (duty > 0 || !isBridge || world.isBraking) stoppedMs = Number.NaN
        else if (wasDriven) stoppedMs = ms
        wasDriven = duty > 0
        return ms - stoppedMs > ROUNDING_MS + reaction.offMs
      }
    },
  },
]
