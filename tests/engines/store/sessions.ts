// Sessions on the model of the storage: what each session writes, what is stored before and after each save, and what a
// start may find when power is lost in between. The real engine must do the same.

import { SLOT_TOTAL_BYTES } from '../../../hal/boards/storage.ts'
import { MAX_RECORDS } from '../../../src/memory/journal.ts'
import { type FlashWrite, SimulatedPuck } from '../../sim/world/simulated-puck.ts'
import {
  beginSession,
  FLASH_BYTES,
  HEADER_BYTES,
  lock,
  longPress,
  longUsedFlash,
  PAGE_BYTES,
  unlock,
} from './puck-flash.ts'
import { readStored, type Stored } from './read-stored.ts'
import { cutAfter } from './real-storage.ts'

/** The settings at the beginning, the journal, and the settings at the end. */
const SAVES = 3

export interface Session {
  /** Number of the day. */
  day: number
  /** The flash before the session. */
  image: Buffer
  log: readonly FlashWrite[]
  /** How many writes come before the motor turns. */
  writesBeforeMotor: number
  /** What is stored: one save before the session, before it, when the motor turns, and after it. */
  states: readonly [Stored, Stored, Stored, Stored]
}

/** Whether the storage was compacted: pages are erased only then. */
export const compacts = ({ log }: Pick<Session, 'log'>): boolean => log.some(({ erase }) => erase)

/** Plays so many sessions, each from a power-up. */
export function* sessions(image: Buffer, count: number, firstDay = 1, pageBytes = PAGE_BYTES): Generator<Session> {
  const puck = new SimulatedPuck(pageBytes)
  let flash = image
  let saveBefore: Stored | undefined
  for (let day = firstDay; day < firstDay + count; day++) {
    puck.powerUp(flash)
    const before = readStored(puck.read)!
    puck.type(beginSession(day))
    const writesBeforeMotor = puck.flash.log.length
    const running = readStored(puck.read)!
    puck.type(longPress)
    const after = readStored(puck.read)!
    const states = [saveBefore ?? before, before, running, after] as const
    yield { day, image: flash, log: puck.flash.log, writesBeforeMotor, states }
    saveBefore = running
    flash = Buffer.from(puck.flash.bytes)
  }
}

/** A journal that was being moved when power was lost: its newest part is missing. */
export const CUT_SHORT = 'cut short'

/**
 * How many saves the state that was found after a cut within write number `at` is behind the last complete one: -1 for the
 * state that was being saved. Throws if the state may not be found there.
 */
export function savesBehind(session: Session, at: number, found: Stored | undefined): number | typeof CUT_SHORT {
  const { states, writesBeforeMotor, log } = session
  const complete = at < writesBeforeMotor ? 1 : 2
  const saving = at < writesBeforeMotor ? log.slice(0, writesBeforeMotor) : log.slice(writesBeforeMotor)
  const isCompacting = compacts({ log: saving })
  const oldest = complete - (isCompacting ? 1 : 0)
  for (let index = complete + 1; index >= oldest; index--)
    if (found?.line === states[index]!.line && found.journal === states[index]!.journal) return complete - index
  const { line, journal } = states[complete]!
  if (isCompacting && found?.line === line && journal.startsWith(found.journal)) return CUT_SHORT
  throw new Error(`day ${session.day}, write ${at}: a mix, ${JSON.stringify(found)}`)
}

export const flashAfter = ({ image, log }: Session): Buffer => cutAfter(image, log, Number.POSITIVE_INFINITY)

/** Flash after so many sessions that the journal is full. */
export const flashAfterManySessions = (code: string, bytes = FLASH_BYTES, pageBytes = PAGE_BYTES): Buffer =>
  flashAfter([...sessions(longUsedFlash(code, bytes), MAX_RECORDS, 1, pageBytes)].at(-1)!)

export const isHeader = ({ bytes, erase }: FlashWrite): boolean => !erase && bytes.length === HEADER_BYTES

/** The first session on this flash that compacts the storage just before its save number `save`, of three. */
export function sessionThatCompacts(image: Buffer, save: number, pageBytes = PAGE_BYTES): Session {
  const puck = new SimulatedPuck(pageBytes)
  const most = image.length / SLOT_TOTAL_BYTES / SAVES
  for (let locks = 0; locks < SAVES; locks++) {
    puck.powerUp(image)
    for (let i = 0; i < locks; i++) puck.type(lock + unlock)
    for (const session of sessions(Buffer.from(puck.flash.bytes), most, MAX_RECORDS + 1, pageBytes)) {
      const first = session.log.findIndex(({ erase }) => erase)
      if (first >= 0 && session.log.slice(0, first).filter(isHeader).length === save - 1) return session
    }
  }
  throw new Error(`no session compacts the storage before save ${save}`)
}
