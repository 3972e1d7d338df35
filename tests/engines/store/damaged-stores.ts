// Damaged stores, and how the device must start with each: locked and at the lowest strength, or with the settings that are
// readable, or not at all; never with a motor that turns by itself.

import { SLOT_TOTAL_BYTES } from '../../../hal/boards/storage.ts'
import { FLASH_BYTES, flashOf, frameLine, GONE, PAGE_BYTES, padSlot, slotsStart } from './puck-flash.ts'

const SLOT_CHARS = padSlot('').length
const UNLOCKED = '2,0,4,1,20789,0,0,850,400,55,0,7,123456,40,38,20700,1,0,0,0,0,0,0,0,0,0,0,0,0'
const LOCKED = UNLOCKED.replace('2,0', '2,1')
/** With fields of a later version. */
const NEWER = `${UNLOCKED.replace('2,', '3,')},17,-4,99`
const JOURNAL = 'dZ$/#####'.repeat(7)

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

/** Files by the number of their slot. */
const slots = (...texts: (string | undefined)[]) =>
  Object.fromEntries(texts.flatMap((text, slot) => (text === undefined ? [] : [[`unknot.${slot}`, padSlot(text)]])))

/** The flash with everything from `from` on replaced. */
function endingIn(image: Buffer, from: number, bytes: (length: number) => string): Buffer {
  image.write(bytes(image.length - from), from, 'latin1')
  return image
}

const zeros = (length: number): string => '\0'.repeat(length)

/** A file that leaves room for so many slots, and no more. */
const full = (code: string, places: number, bytes: number): string =>
  ' '.repeat(bytes - slotsStart(code) - (places + 1) * SLOT_TOTAL_BYTES)

const NEW_DEVICE = { strength: 3 }
const LOST = { strength: 1 }
const AS_STORED = { strength: 4 }

export interface DamagedStore {
  name: string
  /** The flash with this firmware, in a storage of so many bytes. */
  flash(code: string, bytes: number): Buffer
  /** How the device starts: GONE without a firmware; unlocked only if a whole line says so. */
  starts: typeof GONE | { strength?: number; unlocked?: true }
}

export const DAMAGED_STORES: readonly DamagedStore[] = [
  { name: 'nothing', flash: (code) => flashOf(code), starts: NEW_DEVICE },
  {
    name: 'slots of zeros',
    flash: (code) => flashOf(code, slots(...Array(4).fill(zeros(SLOT_CHARS)))),
    starts: LOST,
  },
  { name: 'slots of ones', flash: (code) => flashOf(code, slots('', '', '', '')), starts: NEW_DEVICE },
  {
    name: 'slots of noise',
    flash: (code) => flashOf(code, slots(...[1, 2, 3, 4].map(() => noise(SLOT_CHARS)))),
    starts: LOST,
  },
  {
    name: 'lines that are cut off',
    flash: (code) => flashOf(code, slots(frameLine(UNLOCKED, 1).slice(0, -9), frameLine(UNLOCKED, 2).slice(0, 20))),
    starts: LOST,
  },
  {
    name: 'the newest line cut off, and one before that is locked',
    flash: (code) =>
      flashOf(code, slots(frameLine(LOCKED, 1), frameLine(UNLOCKED, 2).slice(0, -1), undefined, JOURNAL)),
    starts: AS_STORED,
  },
  {
    name: 'a line with another checksum',
    flash: (code) => flashOf(code, slots(frameLine(UNLOCKED, 1).replace('2,0,4', '2,0,5'))),
    starts: LOST,
  },
  {
    name: 'a line of newer firmware',
    flash: (code) => flashOf(code, slots(frameLine(NEWER, 1), undefined, undefined, JOURNAL)),
    starts: { strength: 4, unlocked: true },
  },
  {
    name: 'a line of version 1',
    flash: (code) => flashOf(code, slots(frameLine(UNLOCKED.replace('2,', '1,'), 1))),
    starts: LOST,
  },
  {
    name: 'a line of words',
    flash: (code) => flashOf(code, slots(frameLine('2,x,y,z,', 1))),
    starts: { strength: 1, unlocked: true },
  },
  {
    name: 'no journal where the line says it is',
    flash: (code) => flashOf(code, slots(frameLine(LOCKED, 1))),
    starts: AS_STORED,
  },
  {
    name: 'a journal of noise',
    flash: (code) => flashOf(code, slots(frameLine(LOCKED, 1), undefined, noise(SLOT_CHARS), noise(SLOT_CHARS))),
    starts: AS_STORED,
  },
  {
    name: 'no room, for other files take it',
    flash: (code, bytes) => flashOf(code, { other: full(code, 0, bytes) }, bytes),
    starts: {},
  },
  {
    name: 'no room beside a line',
    flash: (code, bytes) => flashOf(code, { ...slots(frameLine(LOCKED, 1)), other: full(code, 1, bytes) }, bytes),
    starts: AS_STORED,
  },
  { name: 'zeros after the firmware', flash: (code) => endingIn(flashOf(code), slotsStart(code), zeros), starts: GONE },
  { name: 'noise after the firmware', flash: (code) => endingIn(flashOf(code), slotsStart(code), noise), starts: GONE },
  { name: 'zeros', flash: () => Buffer.alloc(FLASH_BYTES), starts: GONE },
  { name: 'noise', flash: () => Buffer.from(noise(FLASH_BYTES), 'latin1'), starts: GONE },
  { name: 'a page of the firmware', flash: (code) => flashOf(code).fill(0xff, PAGE_BYTES), starts: GONE },
]
