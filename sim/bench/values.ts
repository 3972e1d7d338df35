// What can be seen of a massager and its world at one moment.

import { adapterMv, ONE_CELL } from '../../hal/boards/supplies.ts'
import type { Program } from '../../programs/language/write.ts'
import * as current from '../../src/motor/current.ts'
import * as load from '../../src/motor/load.ts'
import { DARK, type Device } from '../device/device.ts'
import { type Routine, readRoutine } from './routine.ts'

export interface MotorCurrent {
  amps: number
  /** A hand has pressed for so long in this session or the last, as the firmware knows it, in ms. */
  pressedMs: number
  /** The motor does too much, and is softer. */
  isOverloaded: boolean
}

export interface Values {
  ms: number
  /** A state of the firmware, or dark without power. */
  state: string
  /** The program that plays; '' while none does. */
  playing: string
  /** The level of the motor, 0 to 100. */
  level: number
  hertz: number
  /** 0 to 1000. */
  duty: number
  /** At the terminals of the cell, in V; NaN while the cell is out. */
  volts: number
  /** Of the case, in °C. */
  celsius: number
  isLit: boolean
  /** The number of the fault, 0 for none. */
  fault: number
  /** The owner's program, and which of the rotation it is, from 1. */
  program: string
  title: string
  place: number
  rotationLength: number
  strength: number
  /** Plan, spots and desk mode; undefined without power. */
  routine: Routine | undefined
  /** The adapter that feeds it in place of cells. */
  adapter?: 'in' | 'out'
  /** Of the motor, where the board senses it. */
  current?: MotorCurrent
  /** Charge of the cell, 0..1. */
  charge: number
  roomC: number
  /** Force on a body, in N; 0 while it is lifted off. */
  pressN: number
  isStalled: boolean
  isPlugged: boolean
  isCellOut: boolean
  /** A finger is on the button. */
  isPressed: boolean
  /** The contacts of the button stay closed. */
  isStuck: boolean
  /** The top of the motor's band. */
  topHertz: number
}

/** The step that the plug is for: an adapter has no charger. */
export function plugStep({ adapter, isPlugged }: Values): string {
  if (adapter) return adapter === 'in' ? 'adapter out' : 'adapter in'
  return isPlugged ? 'charger out' : 'charger in'
}

/** `rotation` are the programs that it has. */
export function valuesOf(device: Device, rotation: readonly Program[]): Values {
  const { motor, status, state, world, contacts, isCellOut, given } = device
  const { hardware } = given
  const isOnAdapter = adapterMv(hardware?.supply ?? ONE_CELL) > 0
  const { name, title } = rotation[status.program % rotation.length]!
  const isDark = state === DARK
  return {
    ms: device.now,
    state,
    playing: state === 'running' ? name : '',
    // The firmware that no longer runs still has its last level.
    level: isDark ? 0 : status.level,
    hertz: device.hertz(),
    duty: status.duty,
    volts: isCellOut ? Number.NaN : world.volts,
    celsius: world.heat.caseC,
    isLit: status.light > 0,
    fault: state === 'fault' ? status.fault : 0,
    program: name,
    title,
    place: status.program + 1,
    rotationLength: rotation.length,
    strength: status.strength,
    routine: isDark ? undefined : readRoutine(device.hal.now()),
    ...(isOnAdapter && { adapter: world.cell.isCutOff ? 'out' : 'in' }),
    ...(hardware?.sense && {
      current: { amps: world.motor.amps, pressedMs: current.pressedMs, isOverloaded: load.isOverloaded },
    }),
    charge: world.cell.charge,
    roomC: world.roomC,
    pressN: world.pressN,
    isStalled: world.motor.isStalled,
    isPlugged: world.isPlugged,
    isCellOut,
    isPressed: contacts.finger === 1,
    isStuck: contacts.isStuck,
    topHertz: motor.hz.at(-1)!,
  }
}
