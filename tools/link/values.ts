// What the live screen and the page show of a real device: what it says of itself, in place of what a simulated one has.

import { boards } from '../../hal/boards/index.ts'
import type { Program } from '../../programs/language/write.ts'
import type { Values } from '../../sim/bench/values.ts'
import { levelDecihertz } from '../../src/motor/profile.ts'
import type { DeviceState } from './device.ts'

/** What a device does not tell, or has no sensor for. */
const UNKNOWN = Number.NaN
/** The top of the therapy band, of a board that is not known. */
const TOP_HZ = 60

/** What this state shows on board `board`, after `ms` of the connection. `playing` is what a host plays. */
export function valuesOfState(device: DeviceState, board: string, ms: number, playing?: Program): Values {
  const { state, level, program, strength, fault } = device
  const motor = boards[board]?.motor
  const topHertz = motor?.hz.at(-1) ?? TOP_HZ
  const played = state === 'running' ? playing : undefined
  const title = played?.title ?? `program ${program + 1} of the device`
  return {
    ms,
    state,
    playing: state === 'running' ? title : '',
    level,
    hertz: motor ? levelDecihertz(motor, level, topHertz) / 10 : UNKNOWN,
    duty: UNKNOWN,
    volts: (device.batteryMv ?? UNKNOWN) / 1000,
    celsius: device.celsius ?? UNKNOWN,
    isLit: false,
    fault,
    program: played?.name ?? String(program + 1),
    title,
    place: program + 1,
    rotationLength: 1,
    strength,
    routine: undefined,
    charge: UNKNOWN,
    roomC: UNKNOWN,
    pressN: 0,
    isStalled: false,
    isPlugged: state === 'charging',
    isCellOut: false,
    isPressed: false,
    isStuck: false,
    topHertz,
  }
}

/** What a change of the state is called. */
export const CHANGES: Readonly<Record<string, string>> = {
  running: 'the motor starts',
  off: 'off',
  locked: 'locked',
  charging: 'on the charger',
  fault: 'a fault',
}
