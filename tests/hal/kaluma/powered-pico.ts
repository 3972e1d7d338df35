// The built files of the Kaluma boards on a fake Pico, and a session on each.

import type { KalumaBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { builtFiles } from '../../support/build/built-file.ts'
import { testedBoards } from '../../support/scope.ts'
import { Pico, type PicoOptions } from './fake-pico.ts'

export const MINUTE_MS = 60_000

export const kaluma = testedBoards.map((name) => boards[name]!).filter((board) => board.engine === 'kaluma')
const built = await builtFiles(kaluma.map(({ name }) => name))

export const builtCode = ({ name }: KalumaBoard): string => built[name]!

export const powerUp = (profile: KalumaBoard, options?: PicoOptions): Pico =>
  new Pico(builtCode(profile), profile, options)

/** Presses once a minute for twenty minutes: longer than a session. Calls `interfere` before each press. */
export function playSession(profile: KalumaBoard, interfere: (board: Pico) => void = () => {}): Pico {
  const board = powerUp(profile).startRunning()
  for (let i = 0; i < 20; i++) {
    board.run(700)
    interfere(board)
    board.press(100).run(59_000)
  }
  return board
}

const sessions = new Map<KalumaBoard, Pico>()

/** A session without interference, played once for all tests that only read its record. */
export function plainSession(profile: KalumaBoard): Pico {
  const session = sessions.get(profile) ?? playSession(profile)
  sessions.set(profile, session)
  return session
}

/** Time from the first start of the motor to its last stop. */
export const motorMs = ({ motor }: Pico): number => motor.at(-1)![0] - motor[0]![0]
