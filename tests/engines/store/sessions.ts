// Sessions on the model of the storage: what each of them writes, what is complete before and after each save, and what a
// start may find when power goes within. The real engine is held to the same.

import { PLACE_BYTES } from '../../../hal/boards/storage.ts'
import { SESSIONS_KEPT } from '../../../src/memory/journal.ts'
import { Kept, type Noted } from '../../sim/world/simulated-puck.ts'
import { BYTES, begin, HEADER_BYTES, lock, long, oldFlash, PAGE_BYTES, unlock } from './puck-flash.ts'
import { cutAfter } from './real-storage.ts'
import { type Pair, pairIn } from './stored-pair.ts'

/** When it begins, its journal, and when it ends. */
const SAVES = 3

export interface Session {
  /** Its day. */
  n: number
  /** The flash before it. */
  image: Buffer
  log: readonly Noted[]
  /** So many of them had been written when it had begun, before the motor turns. */
  begun: number
  /** What was complete one save before it, before it, once it had begun, and after it. */
  pairs: readonly [Pair, Pair, Pair, Pair]
}

export const tidies = ({ log }: Pick<Session, 'log'>): boolean => log.some(({ erase }) => erase)

/** So many sessions, each from a power-up on. */
export function* sessions(image: Buffer, count: number, firstDay = 1, pageBytes = PAGE_BYTES): Generator<Session> {
  const kept = new Kept(pageBytes)
  let flash = image
  let before: Pair | undefined
  for (let n = firstDay; n < firstDay + count; n++) {
    kept.start(flash)
    const now = pairIn(kept.read)!
    kept.do(begin(n))
    const begun = kept.flash.log.length
    const running = pairIn(kept.read)!
    kept.do(long)
    yield { n, image: flash, log: kept.flash.log, begun, pairs: [before ?? now, now, running, pairIn(kept.read)!] }
    before = running
    flash = Buffer.from(kept.flash.bytes)
  }
}

/** What becomes of the journal while it is moved: the newest of it is missing. */
export const CUT_SHORT = 'cut short'

/**
 * Which of the session's pairs was found after a cut within its write number `at`: by how many saves it is behind what
 * was complete, -1 for what was being saved. Throws on any that may not be.
 */
export function behind(session: Session, at: number, found: Pair | undefined): number | typeof CUT_SHORT {
  const { pairs, begun, log } = session
  const complete = at < begun ? 1 : 2
  const saving = at < begun ? log.slice(0, begun) : log.slice(begun)
  const tidied = tidies({ log: saving })
  for (let index = complete + 1; index >= complete - (tidied ? 1 : 0); index--)
    if (found && found.line === pairs[index]!.line && found.journal === pairs[index]!.journal) return complete - index
  const { line, journal } = pairs[complete]!
  if (tidied && found?.line === line && journal.startsWith(found.journal)) return CUT_SHORT
  throw new Error(`day ${session.n}, write ${at}: a mix, ${JSON.stringify(found)}`)
}

/** The flash after it. */
export const ended = ({ image, log }: Session): Buffer => cutAfter(image, log, Number.POSITIVE_INFINITY)

/** After a life that is long enough for a journal that is full. */
export const lived = (code: string, bytes = BYTES, pageBytes = PAGE_BYTES): Buffer =>
  ended([...sessions(oldFlash(code, bytes), SESSIONS_KEPT, 1, pageBytes)].at(-1)!)

export const isName = ({ bytes, erase }: Noted): boolean => !erase && bytes.length === HEADER_BYTES

/** The first session on that flash that tidies up before its save number `save`, of three. */
export function tidying(old: Buffer, save: number, pageBytes = PAGE_BYTES): Session {
  const kept = new Kept(pageBytes)
  const most = old.length / PLACE_BYTES / SAVES
  for (let locks = 0; locks < SAVES; locks++) {
    kept.start(old)
    for (let i = 0; i < locks; i++) kept.do(lock + unlock)
    for (const one of sessions(Buffer.from(kept.flash.bytes), most, SESSIONS_KEPT + 1, pageBytes)) {
      const first = one.log.findIndex(({ erase }) => erase)
      if (first >= 0 && one.log.slice(0, first).filter(isName).length === save - 1) return one
    }
  }
  throw new Error('it tidies up somewhere else')
}
