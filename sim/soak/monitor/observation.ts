// What invariants are checked against: readings of a device from outside, taken from its real world. They do not use what
// the governor says of itself, only what it drives, the state that it shows, and what the sensors would read.

import type { Device } from '../../device/device.ts'

/** Readings in place of a sensor that the board does not have: no invariant objects to them. */
const NORMAL_MV = 3900
const NORMAL_C = 25

/** SESSION: the journal must have it. NUDGE: the device moved by itself. UNCLEAR: one or the other. */
export type SessionKind = 'session' | 'nudge' | 'unclear'

/** `endState` of a session that a power cut or a reset ended. */
export const POWER = 'power'

/** A session or a nudge, seen from outside. */
export interface Session {
  kind: SessionKind
  /** The owner or a host requested it: the device did not move by itself. */
  wasRequested: boolean
  /** It began by a long press, at which the device reads the day. */
  beganByPress: boolean
  /** Its beginning could be stored. */
  isBeginStored: boolean
  /** The button was pressed, or a host requested something, after it began. */
  wasTouched: boolean
  day: number
  /** By the clock of the device: its beginning, its length, and the time driven and with the first program in it. */
  beganMs: number
  ms: number
  drivenMs: number
  firstProgramMs: number
  /** At the last observation. */
  strength: number
  program: number
  /** At the end: how long the button had been pressed, and the state after it. */
  pressedMs: number
  endState: string
}

/** Readings of one moment. */
export interface Readings {
  /** Simulated time, and the clock of the device since its boot. */
  ms: number
  deviceMs: number
  state: string
  /** A program plays, or the motor is calibrated. */
  isActive: boolean
  isConsoleOpen: boolean
  duty: number
  /** Battery and case as the board would read them; NaN where the sensor is broken. */
  mv: number
  celsius: number
  /** Volts at the motor, in mV. */
  motorMv: number
  hertz: number
  isPlugged: boolean
  /** As the device shows them: 0 for the first program of the rotation; 1 to 5. */
  program: number
  strength: number
  isLit: boolean
  /** Boots of the board so far. */
  boots: number
  /** A finger is on the button, or its contacts stick. */
  isPressed: boolean
  /** How long the finger was off the button before the last press, in ms. */
  releasedMs: number
  day: number
  device: Device
}

/** What only earlier readings tell. */
export interface History {
  /** The session or nudge of this moment, and the one that has ended since the last observation. */
  session: Session | undefined
  endedSession: Session | undefined
  /** The desk mode may last until then, by the clock of the device; 0 if nobody began it. */
  deskUntilMs: number
  /** The fields of the newest whole line of settings, and whether it was stored since the last observation. */
  storedFields: readonly number[] | undefined
  hasStored: boolean
  /** The store may differ from what was written: flash is worn, or the power failed while it was compacted. */
  isStoreDamaged: boolean
}

export interface Observation extends Readings, History {}

/** The readings of now. The history is empty: the monitor fills it in, without a copy, for there are millions. */
export function observe(device: Device): Observation {
  const { world, hal } = device
  const without = device.given.without ?? []
  const mv = without.includes('battery') ? NORMAL_MV : hal.brokenParts.has('battery') ? Number.NaN : world.readMv()
  const celsius = hal.brokenParts.has('thermometer') ? Number.NaN : world.readCelsius()
  return {
    ms: device.now,
    deviceMs: hal.now(),
    state: device.state,
    isActive: device.state === 'running' || device.state === 'calibrating',
    isConsoleOpen: hal.consoleOpen === 1,
    duty: hal.duty,
    mv,
    celsius: without.includes('thermometer') ? NORMAL_C : celsius,
    program: device.status.program,
    strength: device.status.strength,
    isLit: hal.lightLevel > 0,
    boots: hal.resets,
    motorMv: hal.duty * world.volts,
    hertz: world.hertz,
    isPlugged: world.isPlugged,
    isPressed: device.contacts.finger === 1 || device.contacts.isStuck,
    releasedMs: device.contacts.releasedMs,
    day: device.today,
    device,
    session: undefined,
    endedSession: undefined,
    deskUntilMs: 0,
    storedFields: undefined,
    hasStored: false,
    isStoreDamaged: false,
  }
}
