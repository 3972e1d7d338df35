// What a promise is judged by: one look at a device from outside, knowing what its world is really like. Nothing here
// is asked of the governor; only what it drives, what state it shows, and what the sensors would read.

import type { Device } from '../device.ts'

/** What nobody objects to. */
const FINE_MV = 3900
const FINE_C = 25

export interface Seen {
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
  /** A finger on the button, or contacts that stick. */
  closed: boolean
  /** Up to this press the finger was off the button for so long, in ms. */
  upMs: number
  day: number
  device: Device
}

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
    motorMv: hal.duty * world.volts,
    hertz: world.hertz,
    plugged: world.plugged,
    closed: device.contacts.finger === 1 || device.contacts.stuck,
    upMs: device.contacts.upMs,
    day: device.dayNow,
    device,
  }
}
