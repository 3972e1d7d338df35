// Devices that run a built file, for tests.

import { boards } from '../../../hal/boards/index.ts'
import { BuiltBoard } from '../../../sim/built/built-board.ts'
import { builtOptions } from '../../../sim/built/built-device.ts'
import { type BuiltFile, meterFile } from '../../../sim/built/built-file.ts'
import { Device, type DeviceOptions, LONG_PRESS_MS, type TraceLine } from '../../../sim/device/device.ts'
import { builtFile } from '../../support/build/built-file.ts'

export const fileOf = async (name: string): Promise<BuiltFile> => meterFile(boards[name]!, await builtFile(name))

export interface BuiltDevice {
  device: Device
  board: BuiltBoard
  trace: TraceLine[]
}

/** On the bench, on the engine of the board. */
export function makeDevice(
  file: BuiltFile,
  { engine, hasChance = false, ...options }: Partial<DeviceOptions> & { hasChance?: boolean } = {},
): BuiltDevice {
  const trace: TraceLine[] = []
  const built = builtOptions(file, { hasChance, ...(engine && { engine }) })
  const device = new Device({ programs: [], ...built, ...options, onTrace: (line) => trace.push(line) })
  const { hal: board } = device
  if (!(board instanceof BuiltBoard)) throw new Error('this device runs no built file')
  return { device, board, trace }
}

/** Unlocks a new device and starts it. */
export function startRunning({ device }: BuiltDevice): void {
  device.wait(1000)
  device.pressTimes(3)
  device.wait(5000)
  device.press(LONG_PRESS_MS)
  device.wait(3000)
}
