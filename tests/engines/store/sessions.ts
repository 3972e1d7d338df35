// Sessions on the model of the storage: what each session writes, what is stored before and after each save, and what a
// start may find when power is lost in between. The real engine must do the same.

import { formatLog, formatRecord, type Memory } from '../../../sim/journal/log.ts'
import { MAX_RECORDS } from '../../../src/memory/journal.ts'
import { type FlashWrite, SimulatedPuck } from '../../sim/world/simulated-puck.ts'
import { beginSession, flashOf, longPress, OLD_LINE } from './puck-flash.ts'
import { cutAfter } from './real-storage.ts'

const CELL_BYTES = 256

export interface Session {
  /** Number of the day. */
  day: number
  /** The flash before the session. */
  image: Buffer
  log: readonly FlashWrite[]
  /** How many writes come before the motor turns. */
  writesBeforeMotor: number
  /** What is stored before the session, when the motor turns, and after it. */
  states: readonly [Memory, Memory, Memory]
}

/** Whether a page is begun. */
export const turnsPage = ({ log }: Pick<Session, 'log'>): boolean => log.some(({ erase }) => erase)

/** Plays so many sessions, each from a power-up. */
export function* sessions(image: Buffer, count: number, firstDay = 1): Generator<Session> {
  const puck = new SimulatedPuck()
  let flash = image
  for (let day = firstDay; day < firstDay + count; day++) {
    puck.powerUp(flash)
    const before = puck.memory
    puck.type(beginSession(day))
    const writesBeforeMotor = puck.flash.log.length
    const running = puck.memory
    puck.type(longPress)
    yield { day, image: flash, log: puck.flash.log, writesBeforeMotor, states: [before, running, puck.memory] }
    flash = Buffer.from(puck.flash.bytes)
  }
}

/**
 * How many saves the state that was found after a cut within write number `at` is behind the one that was being saved: 0 or 1.
 * Throws if the state may not be found there.
 */
export function savesBehind({ states, writesBeforeMotor, day }: Session, at: number, found: Memory): number {
  const saving = at < writesBeforeMotor ? 1 : 2
  for (const behind of [0, 1]) {
    const state = states[saving - behind]!
    if (found.settings === state.settings && found.journal === state.journal) return behind
  }
  throw new Error(`day ${day}, write ${at}: a mix, ${JSON.stringify(found)}`)
}

export const flashAfter = ({ image, log }: Session): Buffer => cutAfter(image, log, Number.POSITIVE_INFINITY)

/** Flash after years of sessions: the settings are long, and the journal is full. So many cells follow those that begin a page. */
export function longUsedFlash(code: string, more = 0): Buffer {
  const memory = { settings: OLD_LINE, journal: 'dZ$/#####'.repeat(MAX_RECORDS), sequence: 12_345 }
  const cells = Array.from({ length: more }, (_, i) =>
    formatRecord({ settings: OLD_LINE, sessions: '', sequence: 12_346 + i }).padEnd(CELL_BYTES, '\xff'),
  )
  return flashOf(code, formatLog(memory).slice(0, 3 * CELL_BYTES) + cells.join(''))
}

/** The first session that begins a page, which is at its end: none does while the motor waits. */
export function sessionThatTurns(code: string): Session {
  for (const session of sessions(longUsedFlash(code, 0), 20)) {
    const first = session.log.findIndex(({ erase }) => erase)
    if (first >= 0 && first >= session.writesBeforeMotor) return session
  }
  throw new Error('no session begins a page at its end')
}
