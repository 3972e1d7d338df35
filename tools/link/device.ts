// What a device says of itself on the link, as values.

import { STATE_NAMES } from '../../src/states.ts'

/** The version of the link that this client speaks (docs/maker/link.md). */
export const LINK_VERSION = 1

/** Answer to `hi`. */
export interface Identity {
  linkVersion: number
  firmware: string
  board: string
  motor: string
  /** Longest session and longest motor time of a day, in ms. */
  sessionMs: number
  dayMs: number
  /** Points of hand time of a day. */
  handPoints: number
  /** Version of its engine: 2v29 of Espruino, 1.2.1 of Kaluma. */
  engine: string
}

/** Answer to `at`. */
export interface DeviceState {
  /** One of STATE_NAMES. */
  state: string
  /** The owner's program, by its index in the rotation, from 0. */
  program: number
  strength: number
  /** The fault that is shown, or 0. */
  fault: number
  /** Why the motor may not start, one of governor.STOP_…, or 0. */
  stop: number
  /** Level that is driven, 0 to 100. */
  level: number
  /** Last readings, in mV and °C; undefined where the board has no sensor. */
  batteryMv: number | undefined
  celsius: number | undefined
  /** Points of hand time of the day. */
  handPoints: number
  /** Time until a limit ends the session, in ms; undefined while the motor is off. */
  leftMs: number | undefined
}

/** A reading of a sensor that a board does not have (src/limits.ts). */
const ABSENT = -300

/** Undefined if the line is no such answer. */
export function parseIdentity(line: string): Identity | undefined {
  const [word, version, firmware, board, motor, sessionMs, dayMs, handPoints, ...engine] = line.split(' ')
  if (word !== 'hi' || version === undefined) return undefined
  return {
    linkVersion: Number(version),
    firmware: firmware ?? '',
    board: board ?? '',
    motor: motor ?? '',
    sessionMs: Number(sessionMs),
    dayMs: Number(dayMs),
    handPoints: Number(handPoints),
    engine: engine.join(' '),
  }
}

const reading = (value: number): number | undefined => (value === ABSENT ? undefined : value)

/** Undefined if the line is no such answer. */
export function parseState(line: string): DeviceState | undefined {
  const [word, ...numbers] = line.split(' ')
  const [state, program, strength, fault, stop, level, mv, celsius, points, left] = numbers.map(Number)
  if (word !== 'at' || left === undefined || numbers.some((number) => Number.isNaN(Number(number)))) return undefined
  return {
    state: STATE_NAMES[state!] ?? `state ${state}`,
    program: program!,
    strength: strength!,
    fault: fault!,
    stop: stop!,
    level: level!,
    batteryMv: reading(mv!),
    celsius: reading(celsius!),
    handPoints: points!,
    leftMs: Number.isFinite(left) ? Math.max(0, left) : undefined,
  }
}
