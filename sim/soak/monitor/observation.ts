// What invariants are checked against: a device from outside. What its pins drive, what its sensors would read, what is
// done to it, and what its flash has; never what the firmware calls its state.

import type { Device } from '../../device/device.ts'
import type { Gesture, Press } from './press.ts'
import { type ReactionTimes, reactionTimesOf } from './reaction-times.ts'
import type { Session } from './session.ts'
import { type SupplyNumbers, supplyNumbers } from './supply-numbers.ts'

/** Readings in place of a sensor that the board does not have: no invariant objects to them. */
const NORMAL_C = 25

/** Readings outside this range are impossible: the wire or the part is broken. */
const CASE_C = [-20, 80] as const

const isWithin = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high

/** Readings of one moment. */
export interface Readings {
  /** Simulated time, and the clock of the device since its boot. */
  ms: number
  deviceMs: number
  /** Duty of the motor pin, volts at the motor in mV, and its speed. */
  duty: number
  motorMv: number
  hertz: number
  isLit: boolean
  /** Not on boards whose console is on a wire: there it is always open. */
  isConsoleOpen: boolean
  /** Battery and case as the board would read them; NaN where the sensor is broken. */
  mv: number
  celsius: number
  supply: SupplyNumbers
  /** Whether a reading is impossible. */
  isBatteryUnreadable: boolean
  isThermometerUnreadable: boolean
  isPlugged: boolean
  /** A finger is on the button, or its contacts stick. */
  isPressed: boolean
  /** Edges of the button so far, with those of a switch that bounces. */
  edges: number
  /** Boots of the board so far, and those that nobody asked for by switching the power. */
  boots: number
  ownResets: number
  isPowered: boolean
  /** The board has power, and its inputs are watched. */
  isAlive: boolean
  /** Days since 1970, or 0 while nobody has set the clock. */
  day: number
  reaction: ReactionTimes
  device: Device
}

/** UNKNOWN: the store is not certain, or presses may be about to change the lock. */
export type Lock = 'locked' | 'unlocked' | 'unknown'

/** What only earlier readings tell. */
export interface History {
  /** The press that is held, or the last one; and the latest presses, the newest last. */
  press: Press | undefined
  presses: readonly Press[]
  /** Short presses that have just been counted. */
  gesture: Gesture | undefined
  /** How long the motor has been still, in simulated ms; 0 while it is driven. */
  stillMs: number
  /** Since when the board has been alive in this boot, in simulated ms. */
  aliveSinceMs: number
  /** The motion of this moment, and the one that has ended since the last observation. */
  session: Session | undefined
  endedSession: Session | undefined
  /** The desk mode may last until then, by the clock of the device; 0 if nobody began it. */
  deskUntilMs: number
  /** The device may show a fault: something was wrong with it, and no long press came since. */
  mayBeFaulty: boolean
  /** Somebody may have begun service mode, and nothing has ended it for certain. */
  mayBeInService: boolean
  /** Whether the device is locked, by what it has stored. */
  lock: Lock
  /** The fields of the newest whole line of settings, and whether it was stored since the last observation. */
  storedFields: readonly number[] | undefined
  hasStored: boolean
  /** The store may differ from what was written: flash is worn, or the power failed while it was compacted. */
  isStoreDamaged: boolean
}

export interface Observation extends Readings, History {}

/** The readings of now. The history is empty: the monitor fills it in, without a copy, for there are millions. */
export function observe(device: Device): Observation {
  const { world, hal, contacts } = device
  const without = device.given.without ?? []
  const supply = supplyNumbers(device.given.hardware?.supply)
  const mv = without.includes('battery')
    ? supply.backAboveMv + 1
    : hal.brokenParts.has('battery')
      ? Number.NaN
      : world.readMv()
  const celsius = without.includes('thermometer')
    ? NORMAL_C
    : hal.brokenParts.has('thermometer')
      ? Number.NaN
      : world.readCelsius()
  return {
    ms: device.now,
    deviceMs: hal.now(),
    duty: hal.duty,
    motorMv: hal.duty * world.volts,
    hertz: world.hertz,
    isLit: hal.lightLevel > 0,
    isConsoleOpen: hal.consoleOpen === 1,
    mv,
    celsius,
    supply,
    isBatteryUnreadable: !isWithin(mv, supply.readableMv),
    isThermometerUnreadable: !isWithin(celsius, CASE_C),
    isPlugged: world.isPlugged,
    isPressed: contacts.finger === 1 || contacts.isStuck,
    edges: contacts.edges,
    boots: hal.resets,
    ownResets: hal.resets - device.powerUps,
    isPowered: hal.isPowered,
    isAlive: hal.isAlive,
    day: device.today,
    reaction: reactionTimesOf(device),
    device,
    press: undefined,
    presses: [],
    gesture: undefined,
    stillMs: 0,
    aliveSinceMs: 0,
    session: undefined,
    endedSession: undefined,
    deskUntilMs: 0,
    mayBeFaulty: false,
    mayBeInService: false,
    lock: 'unknown',
    storedFields: undefined,
    hasStored: false,
    isStoreDamaged: false,
  }
}
