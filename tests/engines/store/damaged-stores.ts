// Stores that are not as the firmware left them, and what becomes of each: it starts locked and as softly as it can, or
// with what was readable, or not at all. Never with a motor that turns by itself.

import { PLACE_BYTES } from '../../../hal/boards/storage.ts'
import { BYTES, flashWith, framed, GONE, PAGE_BYTES, ringOf, slotOf } from './puck-flash.ts'

const SLOT_CHARS = slotOf('').length
const UNLOCKED = '2,0,4,1,20789,0,0,850,400,55,0,7,123456,40,38,20700,1,0,0,0,0,0,0,0,0,0,0,0,0'
const LOCKED = UNLOCKED.replace('2,0', '2,1')
/** With fields that nobody knows yet. */
const NEWER = `${UNLOCKED.replace('2,', '3,')},17,-4,99`
const JOURNAL = 'dZ$/#####'.repeat(7)

/** The same each time, of all 256 characters. */
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
  Object.fromEntries(texts.flatMap((text, slot) => (text === undefined ? [] : [[`unknot.${slot}`, slotOf(text)]])))

/** The same flash with this in the place of all that is at `from` or after. */
function endingIn(image: Buffer, from: number, bytes: (length: number) => string): Buffer {
  image.write(bytes(image.length - from), from, 'latin1')
  return image
}

const zeros = (length: number): string => '\0'.repeat(length)

/** A file that leaves less than a slot, after so many. */
const full = (code: string, places: number): string => ' '.repeat(BYTES - ringOf(code) - (places + 1) * PLACE_BYTES)

const NEW_DEVICE = { strength: 3 }
const LOST = { strength: 1 }
const AS_KEPT = { strength: 4 }

export interface BadStore {
  name: string
  flash(code: string): Buffer
  /** What it starts with: GONE without a firmware; unlocked only where a line that was whole says so. */
  starts: typeof GONE | { strength?: number; unlocked?: true }
}

export const BAD_STORES: readonly BadStore[] = [
  { name: 'nothing', flash: (code) => flashWith(code), starts: NEW_DEVICE },
  {
    name: 'slots of zeros',
    flash: (code) => flashWith(code, slots(...Array(4).fill(zeros(SLOT_CHARS)))),
    starts: LOST,
  },
  { name: 'slots of ones', flash: (code) => flashWith(code, slots('', '', '', '')), starts: NEW_DEVICE },
  {
    name: 'slots of noise',
    flash: (code) => flashWith(code, slots(...[1, 2, 3, 4].map(() => noise(SLOT_CHARS)))),
    starts: LOST,
  },
  {
    name: 'lines that are cut off',
    flash: (code) => flashWith(code, slots(framed(UNLOCKED, 1).slice(0, -9), framed(UNLOCKED, 2).slice(0, 20))),
    starts: LOST,
  },
  {
    name: 'the newest line cut off, and one before that is locked',
    flash: (code) => flashWith(code, slots(framed(LOCKED, 1), framed(UNLOCKED, 2).slice(0, -1), undefined, JOURNAL)),
    starts: AS_KEPT,
  },
  {
    name: 'a line with another checksum',
    flash: (code) => flashWith(code, slots(framed(UNLOCKED, 1).replace('2,0,4', '2,0,5'))),
    starts: LOST,
  },
  {
    name: 'a line of newer firmware',
    flash: (code) => flashWith(code, slots(framed(NEWER, 1), undefined, undefined, JOURNAL)),
    starts: { strength: 4, unlocked: true },
  },
  {
    name: 'a line of version 1',
    flash: (code) => flashWith(code, slots(framed(UNLOCKED.replace('2,', '1,'), 1))),
    starts: LOST,
  },
  {
    name: 'a line of words',
    flash: (code) => flashWith(code, slots(framed('2,x,y,z,', 1))),
    starts: { strength: 1, unlocked: true },
  },
  {
    name: 'no journal where the line says it is',
    flash: (code) => flashWith(code, slots(framed(LOCKED, 1))),
    starts: AS_KEPT,
  },
  {
    name: 'a journal of noise',
    flash: (code) => flashWith(code, slots(framed(LOCKED, 1), undefined, noise(SLOT_CHARS), noise(SLOT_CHARS))),
    starts: AS_KEPT,
  },
  { name: 'no room, for other files take it', flash: (code) => flashWith(code, { other: full(code, 0) }), starts: {} },
  {
    name: 'no room beside a line',
    flash: (code) => flashWith(code, { ...slots(framed(LOCKED, 1)), other: full(code, 1) }),
    starts: AS_KEPT,
  },
  { name: 'zeros after the firmware', flash: (code) => endingIn(flashWith(code), ringOf(code), zeros), starts: GONE },
  { name: 'noise after the firmware', flash: (code) => endingIn(flashWith(code), ringOf(code), noise), starts: GONE },
  { name: 'zeros', flash: () => Buffer.alloc(BYTES), starts: GONE },
  { name: 'noise', flash: () => Buffer.from(noise(BYTES), 'latin1'), starts: GONE },
  { name: 'a page of the firmware', flash: (code) => flashWith(code).fill(0xff, PAGE_BYTES), starts: GONE },
]
