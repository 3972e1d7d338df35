// The two things that `unknot calibrate` does with a device: calibrate its motor, or store its top frequency.

import type { Board } from '../../hal/boards/board.ts'
import { FAILED, INTERRUPTED, MISTAKEN, type Screen } from '../../lib/command-line/usage.ts'
import { formatSlot } from '../../sim/journal/slots.ts'
import { isLocked, measuredValues, withTopHz } from '../../sim/journal/stored-settings.ts'
import { PRESS_1, PRESS_3, PRESS_5 } from '../../src/button.ts'
import { ASK_OFF } from '../../src/states.ts'
import { FlashError } from '../flash/problems.ts'
import type { DeviceConsole } from './device-console.ts'
import {
  ASK_STOPPED,
  ASK_TURNS,
  describeCalibration,
  describePlan,
  describeTopFrequency,
  GAVE_UP,
  INPUT_ENDED,
  LOCKED,
  MOTOR_NEVER_ON,
  STOPPED,
} from './messages.ts'
import type { Answer, Prompt } from './prompt.ts'
import { GIVE_UP_MS } from './time-limit.ts'

/**
 * Brings the device into service mode from any state that allows it, because the console cannot ask for its state.
 * ASK_OFF only ends a session, and five presses do nothing in service mode. From then on the firmware saves nothing by itself.
 */
async function enterService(device: DeviceConsole): Promise<void> {
  await device.sendGesture(ASK_OFF)
  await device.sendGesture(PRESS_5)
}

/** Ramps the voltage up and down. After every other end than two answers, the motor is turned off. */
async function rampMotor(device: DeviceConsole, prompt: Prompt): Promise<Answer> {
  let answer: Answer = 'interrupted'
  prompt.setInterruptCapture(true)
  try {
    await device.sendGesture(PRESS_3)
    for (const question of [ASK_TURNS, ASK_STOPPED]) {
      answer = await prompt.waitForEnter(question, GIVE_UP_MS)
      if (answer !== 'entered') break
      await device.sendGesture(PRESS_1)
    }
  } catch (error) {
    answer = 'interrupted'
    throw error
  } finally {
    // ASK_OFF and not a long press: a long press would start a program if the device is off.
    if (answer !== 'entered') await device.sendGesture(ASK_OFF).catch(() => {})
    prompt.setInterruptCapture(false)
  }
  return answer
}

/** Returns the exit code. Throws FlashError. */
export async function calibrateMotor(
  board: Board,
  device: DeviceConsole,
  prompt: Prompt,
  { print, complain }: Screen,
): Promise<number> {
  for (const line of describePlan(board)) print(line)
  await enterService(device)
  const before = await device.readStored()
  if (isLocked(before)) {
    complain(LOCKED)
    return FAILED
  }
  const answer = await rampMotor(device, prompt)
  if (answer === 'interrupted' || answer === 'closed') {
    complain(answer === 'interrupted' ? STOPPED : INPUT_ENDED)
    return answer === 'interrupted' ? INTERRUPTED : MISTAKEN
  }
  const after = await device.readStored()
  // Every session that ends is stored, but only a finished calibration changes the voltage. A new measurement gives the
  // same mV once in a hundred times. Then the user calibrates again, which is better than a wrong report.
  if (measuredValues(after).dropOutMv === measuredValues(before).dropOutMv) {
    complain(after.sequence === before.sequence ? MOTOR_NEVER_ON : GAVE_UP)
    return FAILED
  }
  for (const line of describeCalibration(board, measuredValues(after))) print(line)
  return 0
}

/** Stores the frequency at the highest voltage. The motor stays off. Returns the exit code. Throws FlashError. */
export async function storeTopFrequency(
  board: Board,
  device: DeviceConsole,
  topHz: number,
  { print }: Screen,
): Promise<number> {
  await enterService(device)
  const before = await device.readStored()
  const line = formatSlot(withTopHz(before, topHz), before.sequence + 1)
  const stored = await device.writeSlot(line)
  if (stored !== line) throw new FlashError('mismatch', JSON.stringify(stored))
  // At once: the firmware still has the old settings in memory, and would store them again.
  await device.restart()
  for (const text of describeTopFrequency(board, topHz)) print(text)
  return 0
}
