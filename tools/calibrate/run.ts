// What the command does with a board: a motor calibrated with somebody's help, or a top frequency stored.

import type { Board } from '../../hal/boards/board.ts'
import type { Screen } from '../../lib/command-line/usage.ts'
import { findNewest, measuredValues, nextLine, withTopHz } from '../../sim/journal/stored-settings.ts'
import { PRESS_1, PRESS_3, PRESS_5 } from '../../src/button.ts'
import { ASK_OFF } from '../../src/states.ts'
import { FlashError, STOPPED } from '../flash/problems.ts'
import type { Answer, Person } from './person.ts'
import type { Served } from './served.ts'
import { GIVES_UP_MS } from './times.ts'
import { calibrated, GAVE_UP, HAS_STOPPED, INTERRUPTED, LEFT, plan, REFUSED, TURNS, topStored } from './words.ts'

/**
 * Into service, whatever it does: there is no way to ask for its state. ASK_OFF ends a session and nothing else; five
 * presses do nothing where it is in service. Nor does it save anything from then on by itself.
 */
async function serve(device: Served): Promise<void> {
  await device.act(ASK_OFF)
  await device.act(PRESS_5)
}

/** Up and down again. Whatever happens but that, the motor is off after it. */
async function creep(device: Served, person: Person): Promise<Answer> {
  let answer: Answer = 'stopped'
  person.mind(true)
  try {
    await device.act(PRESS_3)
    for (const question of [TURNS, HAS_STOPPED]) {
      answer = await person.enter(question, GIVES_UP_MS)
      if (answer !== 'entered') break
      await device.act(PRESS_1)
    }
  } catch (error) {
    answer = 'stopped'
    throw error
  } finally {
    // Not a long press: one too many would start a program.
    if (answer !== 'entered') await device.act(ASK_OFF).catch(() => {})
    person.mind(false)
  }
  return answer
}

/** Answers with the exit code. Throws FlashError. */
export async function calibrate(
  board: Board,
  device: Served,
  person: Person,
  { print, complain }: Screen,
): Promise<number> {
  for (const line of plan(board)) print(line)
  await serve(device)
  const before = findNewest(await device.read())
  const answer = await creep(device, person)
  if (answer === 'stopped' || answer === 'closed') {
    complain(answer === 'stopped' ? INTERRUPTED : LEFT)
    return answer === 'stopped' ? STOPPED : 2
  }
  const after = findNewest(await device.read())
  // Every session that ends is stored; volts only of one that was answered to its end. They are the same again to the
  // mV once in a hundred times: rather that is done twice than taken for granted.
  if (measuredValues(after).dropOutMv === measuredValues(before).dropOutMv) {
    complain(after.sequence === before.sequence ? REFUSED : GAVE_UP)
    return 1
  }
  for (const line of calibrated(board, measuredValues(after))) print(line)
  return 0
}

/** Without the motor. Answers with the exit code. Throws FlashError. */
export async function storeTop(board: Board, device: Served, topHz: number, { print }: Screen): Promise<number> {
  await serve(device)
  const before = findNewest(await device.read())
  const { slot, line } = nextLine(before, withTopHz(before, topHz))
  const there = await device.write(slot, line)
  if (there !== line) throw new FlashError('differs', JSON.stringify(there))
  // Before anything else is stored: what is in memory is what was stored before.
  await device.restart()
  for (const one of topStored(board, topHz)) print(one)
  return 0
}
