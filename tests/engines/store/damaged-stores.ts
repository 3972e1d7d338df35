// Damaged stores, and how the device must start with each: locked and at the lowest strength, or with the settings that are
// readable, or not at all; never with a motor that turns by itself.

import { formatLog, formatRecord } from '../../../sim/journal/log.ts'
import { formatSlot } from '../../../sim/journal/slots.ts'
import { FLASH_BYTES, flashOf, flashWithoutLog, GONE, LOG_FILE, PAGE_BYTES, placeOf, puck } from './puck-flash.ts'

const UNLOCKED = '2,0,4,1,20789,0,0,850,400,55,0,7,123456,40,38,20700,0,0,0,0,0,0,0,0,0,0,0,0,0'
const LOCKED = UNLOCKED.replace('2,0', '2,1')
/** With fields of a later version. */
const NEWER = `${UNLOCKED.replace('2,', '3,')},17,-4,99`
const JOURNAL = 'dZ$/#####'.repeat(7)
const CELL_BYTES = 256
const LOG_PAGES_BYTES = 3 * PAGE_BYTES

/** The same in every run, with all 256 characters. */
function noise(length: number): string {
  let x = 1
  let text = ''
  for (let i = 0; i < length; i++) {
    x = (x * 75 + 74) % 65537
    text += String.fromCharCode(x & 255)
  }
  return text
}

const zeros = (length: number): string => '\0'.repeat(length)

/** A page of a log with these settings as its only ones. */
const page = (settings: string, sequence = 1): string => formatLog({ settings, journal: JOURNAL, sequence })

/** The same with a second record of settings, of which only so many characters are there. */
const pageWith = (settings: string, next: string, chars = 999): string =>
  page(settings).slice(0, 3 * CELL_BYTES) +
  formatRecord({ settings: next, sessions: '', sequence: 2 }).slice(0, chars).padEnd(CELL_BYTES, '\xff')

/** The flash with everything from the end of the log on replaced. */
function endingIn(image: Buffer, bytes: (length: number) => string): Buffer {
  const from = 4 * PAGE_BYTES
  image.write(bytes(image.length - from), from, 'latin1')
  return image
}

/** A log of so many bytes, with this text at its begin and then these cells. */
const small = (code: string, bytes: number, cells = ''): Buffer =>
  flashWithoutLog(code, { [LOG_FILE]: `442400${'\xff'.repeat(10)}${cells}`.padEnd(bytes, '\xff').slice(0, bytes) })

/** A file that leaves so few bytes free that no log fits. */
const FULL = { other: ' '.repeat(18_000) }

const NEW_DEVICE = { strength: 3 }
const LOST = { strength: 1 }
const AS_STORED = { strength: 4 }

export interface DamagedStore {
  name: string
  /** The flash with this firmware. */
  flash(code: string): Buffer
  /** How the device starts: GONE without a firmware; unlocked only if a whole line says so; without strength if nothing can be stored. */
  starts: typeof GONE | { strength?: number; unlocked?: true }
}

export const DAMAGED_STORES: readonly DamagedStore[] = [
  { name: 'nothing', flash: (code) => flashOf(code), starts: NEW_DEVICE },
  { name: 'no log', flash: (code) => flashWithoutLog(code), starts: NEW_DEVICE },
  { name: 'a log of zeros', flash: (code) => flashOf(code, zeros(LOG_PAGES_BYTES)), starts: LOST },
  { name: 'a log of ones', flash: (code) => flashOf(code, '\xff'.repeat(LOG_PAGES_BYTES)), starts: NEW_DEVICE },
  { name: 'a log of digits', flash: (code) => flashOf(code, `7|${'7'.repeat(250)}|${'7'.repeat(9000)}`), starts: LOST },
  { name: 'a log of noise', flash: (code) => flashOf(code, noise(LOG_PAGES_BYTES)), starts: LOST },
  {
    name: 'a line that is cut off',
    flash: (code) => flashOf(code, page(UNLOCKED).slice(0, 2 * CELL_BYTES + 90)),
    starts: LOST,
  },
  {
    name: 'the newest line cut off, and one before that is locked',
    flash: (code) => flashOf(code, pageWith(LOCKED, UNLOCKED, 60)),
    starts: AS_STORED,
  },
  {
    name: 'a line with another checksum',
    flash: (code) => flashOf(code, page(UNLOCKED).replace('2,0,4', '2,0,5')),
    starts: LOST,
  },
  {
    name: 'a line of newer firmware',
    flash: (code) => flashOf(code, page(NEWER)),
    starts: { strength: 4, unlocked: true },
  },
  { name: 'a line of version 1', flash: (code) => flashOf(code, page(UNLOCKED.replace('2,', '1,'))), starts: LOST },
  {
    name: 'a line of words',
    flash: (code) => flashOf(code, page('2,x,y,z,')),
    starts: { strength: 1, unlocked: true },
  },
  {
    name: 'another program in the file',
    flash: (code) => flashOf(code, '{"alarms":[1,2,3]}\n'.repeat(200)),
    starts: LOST,
  },
  {
    name: 'a first page of noise, and a second that is locked',
    flash: (code) => flashOf(code, noise(PAGE_BYTES) + page(LOCKED)),
    starts: AS_STORED,
  },
  {
    name: 'two logs, of which the first is locked',
    flash: (code) => flashOf(code, page(LOCKED), { [`${LOG_FILE}\0`]: `0${'\xff'.repeat(15)}${page(UNLOCKED, 9)}` }),
    starts: AS_STORED,
  },
  { name: 'a log that is too small for a page', flash: (code) => small(code, 900, noise(800)), starts: NEW_DEVICE },
  {
    name: 'a log of one page, which is locked',
    flash: (code) => small(code, PAGE_BYTES + 16, page(LOCKED)),
    starts: AS_STORED,
  },
  {
    name: 'slots of earlier firmware, of which the newest is locked',
    flash: (code) =>
      flashOf(code, '', {
        'unknot.0': `${formatSlot(UNLOCKED, 8)}\xff`,
        'unknot.1': `${formatSlot(LOCKED, 9)}\xff`,
        'unknot.2': `${JOURNAL}\xff`,
      }),
    starts: AS_STORED,
  },
  { name: 'no room for a log', flash: (code) => flashWithoutLog(code, FULL), starts: {} },
  { name: 'zeros after the log', flash: (code) => endingIn(flashOf(code), zeros), starts: GONE },
  { name: 'noise after the log', flash: (code) => endingIn(flashOf(code), noise), starts: GONE },
  { name: 'zeros', flash: () => Buffer.alloc(FLASH_BYTES), starts: GONE },
  { name: 'noise', flash: () => Buffer.from(noise(FLASH_BYTES), 'latin1'), starts: GONE },
]

export { placeOf, puck }
