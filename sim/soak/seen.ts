// What a promise is judged by: one look at a device from outside, knowing what its world is really like. Nothing here
// is asked of the governor; only what it drives, what state it shows, and what the sensors would read.

import type { Device } from '../device/device.ts'

/** What nobody objects to. */
const FINE_MV = 3900
const FINE_C = 25

/** A session as it is seen from outside, or a nudge (sessions.ts). */
export interface Session {
  /** Somebody asked for it as it began: it did not move by itself. */
  asked: boolean
  /** By a long press, which has the day looked at. */
  byPress: boolean
  /** Its beginning could be stored. */
  opened: boolean
  /** The button was pressed, or a host asked for something, after it began. */
  touched: boolean
  kind: string
  day: number
  /** By the device's own clock: its beginning, how long it has lasted, and of that, driven, and with the first program. */
  beganMs: number
  ms: number
  drivenMs: number
  firstMs: number
  /** As of the last look. */
  strength: number
  program: number
  /** At its end: for how long the button had been closed, and where it went to. */
  closedMs: number
  into: string
  endedMs: number
}

export interface Seen extends Known {
  /** Of the world, and of the device's own clock since it booted. */
  ms: number
  deviceMs: number
  state: string
  /** A session goes on: a program plays, or the motor is calibrated. */
  goes: boolean
  /** The console is open to who is in range. */
  reachable: boolean
  duty: number
  /** The battery and the case as the board would read them; NaN where that is broken. */
  mv: number
  celsius: number
  /** Volts that reach the motor, in mV. */
  motorMv: number
  hertz: number
  plugged: boolean
  /** As the device shows it: 0 for the first program of the rotation; 1 to 5. */
  program: number
  strength: number
  lit: boolean
  /** How often the board was started. */
  boots: number
  /** A finger on the button, or contacts that stick. */
  closed: boolean
  /** Up to this press the finger was off the button for so long, in ms. */
  upMs: number
  day: number
  device: Device
}

/** What only those know who looked before, too. */
export interface Known {
  /** What runs now, or a nudge; and what has ended since the look before. */
  session: Session | undefined
  ended: Session | undefined
  /** Up to when, by the device's clock, it may be in the desk mode: 0 if nobody asked for it. */
  deskUntilMs: number
  /** The fields of the newest line that is stored whole, and whether it was stored since the look before. */
  line: readonly number[] | undefined
  wrote: boolean
  /** It may be otherwise than it was stored: flash that is worn out, or was being tidied up as power went. */
  damaged: boolean
}

/** One look; what only those know who looked before is theirs to add. */
export function see(device: Device): Seen {
  const { world, hal } = device
  const without = device.given.without ?? []
  // A promise about a sensor that a board does not have is kept by whatever it does.
  const mv = without.includes('battery') ? FINE_MV : hal.broken.has('battery') ? Number.NaN : world.readMv()
  const celsius = hal.broken.has('thermometer') ? Number.NaN : world.readCelsius()
  return {
    ms: device.now,
    deviceMs: hal.now(),
    state: device.state,
    goes: device.state === 'running' || device.state === 'calibrating',
    reachable: hal.reachable === 1,
    duty: hal.duty,
    mv,
    celsius: without.includes('thermometer') ? FINE_C : celsius,
    program: device.out.program,
    strength: device.out.strength,
    lit: hal.lit > 0,
    boots: hal.resets,
    motorMv: hal.duty * world.volts,
    hertz: world.hertz,
    plugged: world.plugged,
    closed: device.contacts.finger === 1 || device.contacts.stuck,
    upMs: device.contacts.upMs,
    day: device.dayNow,
    device,
    session: undefined,
    ended: undefined,
    deskUntilMs: 0,
    line: undefined,
    wrote: false,
    damaged: false,
  }
}
