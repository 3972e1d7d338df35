// A live session without a terminal, played with keys, and what its screen shows.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { toAnsi } from '../../lib/terminal/lines.ts'
import { compileRotation, programs, rotation } from '../../programs/index.ts'
import { layOut } from '../../sim/live/screen.ts'
import { type LiveOptions, LiveSession } from '../../sim/live/session.ts'
import type { View } from '../../sim/live/view.ts'

export const LIVE: LiveOptions = {
  programs: compileRotation(),
  rotation,
  alone: programs,
  motor: massagerMotor,
  engine: 'none',
  seed: 1,
}

/** Lets simulated seconds pass, at x1. */
export function pass(live: LiveSession, seconds: number): LiveSession {
  for (let i = 0; i < seconds * 10; i++) live.tick(100)
  return live
}

/** A session in which these keys were pressed, 4 s apart. */
export function play(keys: string, options: Partial<LiveOptions> = {}): LiveSession {
  const live = new LiveSession({ ...LIVE, ...options })
  for (const key of keys) {
    live.pressKey(key)
    pass(live, 4)
  }
  return live
}

/** The lines of the screen, without colours. */
export const linesOf = (view: View, columns: number, rows: number): string[] =>
  toAnsi(layOut(view, columns, rows), false)

/** What happened, the newest first. */
export const saidIn = (live: LiveSession): string[] => live.getView().said.map(({ says }) => says)
