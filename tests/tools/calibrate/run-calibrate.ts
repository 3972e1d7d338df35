// Runs `unknot calibrate` as a user types it, with a simulated Jolt.js that runs the firmware.

import { expect } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import type { Device, DeviceOptions } from '../../../sim/device/device.ts'
import { newestOf } from '../../../sim/journal/slots.ts'
import { LONG, PRESS_3 } from '../../../src/button.ts'
import { calibrate, type Dependencies } from '../../../tools/calibrate/command.ts'
import { ASK_TURNS } from '../../../tools/calibrate/messages.ts'
import type { Answer } from '../../../tools/calibrate/prompt.ts'
import { GIVE_UP_MS } from '../../../tools/calibrate/time-limit.ts'
import { type Typed, typed } from '../../support/typed.ts'
import { createDevice, DeviceTool, type Faults, ScriptedPrompt, waitUntil } from './fakes.ts'

export const jolt = boards.joltjs!
export const PORT = '/dev/ttyACM0'
export const JOLT = ['--board', 'joltjs', '--port', PORT]

/** An unlocked Jolt.js. */
export function createJolt(options: Partial<DeviceOptions> = {}): Device {
  const device = createDevice(jolt, options)
  device.request(PRESS_3)
  return device
}

export const createLockedJolt = (): Device => createDevice(jolt, {})

/** A Jolt.js whose owner has just started a program. */
export function createPlayingJolt(): Device {
  const device = createJolt()
  device.wait(1000)
  device.request(LONG)
  device.wait(5000)
  expect(device.state).toBe('running')
  return device
}

export const readSettings = (device: Device) => newestOf(device.store.textAt(device.now), device.store.slots[0])

/** Answers as soon as the motor turns or has stopped. */
export const answerPromptly = (device: Device) => (question: string) =>
  waitUntil(device, () => (question === ASK_TURNS ? device.hertz() > 1 : device.hertz() === 0), GIVE_UP_MS)

export interface Options extends Faults {
  args?: readonly string[]
  answer?: (question: string) => Answer
  isInteractive?: boolean
  overrides?: Partial<Dependencies>
}

export interface Result extends Typed {
  tool: DeviceTool
  questions: readonly string[]
}

/** After every run the motor is off, Ctrl-C ends the process again, and the firmware has met no error. */
export async function runCalibrate(device: Device, options: Options = {}): Promise<Result> {
  const { args = JOLT, answer = answerPromptly(device), isInteractive = true, overrides, ...faults } = options
  const tool = new DeviceTool(device, jolt, faults)
  const prompt = new ScriptedPrompt(answer, isInteractive)
  const dependencies: Dependencies = {
    prompt,
    findPorts: async () => [],
    connectTool: async () => tool,
    openConnection: async () => {
      throw new Error('no Kaluma here')
    },
    ...overrides,
  }
  const result = await typed(['calibrate', ...args], {
    run: (_, flags, screen) => calibrate(flags, screen, dependencies),
  })
  // The device ends the calibration by itself.
  if (faults.cutAt !== undefined) device.wait(GIVE_UP_MS)
  expect([device.status.duty, prompt.isInterruptCaptured, device.lastError]).toEqual([0, false, ''])
  // A long press would start a program if the device is off.
  expect(tool.written).not.toContain(`unknot(${LONG})`)
  return { ...result, tool, questions: prompt.questions }
}
