// The arithmetic of the boot ROM: one function for each slot of its two tables, SF for floats and SD for doubles
// (datasheet, 2.8.3.2; the slots are those of the SDK's pico/bootrom/sf_table.h).

import { DOUBLE, FLOAT, type NumberFormat } from './numbers.ts'

/** A function of the ROM in terms of registers: arguments from r0 on, the result from r0 on. */
export interface Arithmetic {
  run: (registers: Uint32Array) => void
  /** About how many cycles the function of the chip takes. */
  cycles: number
}

/** Cycles that a float takes, and a double: rounded averages (datasheet, 2.8.3.2.2). */
type Cost = readonly [float: number, double: number]

const TWO_32 = 2 ** 32

/** A whole number within its range: the functions of the ROM saturate. NaN does not occur. */
const clamp = (value: number, low: number, high: number): number => (value < low ? low : value > high ? high : value)

function writeInt64(registers: Uint32Array, value: bigint): void {
  registers[0] = Number(BigInt.asUintN(32, value))
  registers[1] = Number(BigInt.asUintN(32, value >> 32n))
}

const readInt64 = (registers: Uint32Array): bigint => BigInt.asIntN(64, readUint64(registers))
const readUint64 = (registers: Uint32Array): bigint => (BigInt(registers[1]!) << 32n) | BigInt(registers[0]!)

const INT64_MAX = 2n ** 63n - 1n
const UINT64_MAX = 2n ** 64n - 1n

function toInt64(value: number, low: bigint, high: bigint): bigint {
  if (!Number.isFinite(value)) return value > 0 ? high : low
  const whole = BigInt(Math.floor(value))
  return whole < low ? low : whole > high ? high : whole
}

/** A shift by a register: the count is signed. */
const scale = (registers: Uint32Array, at: number): number => 2 ** (registers[at]! | 0)

/** What the ROM gives where mathematics has no result: an infinity, for it has no NaN. */
const orInfinity = (value: number, sign: number): number =>
  Number.isNaN(value) ? sign * Number.POSITIVE_INFINITY : value

const signOf = (value: number): number => (value < 0 || Object.is(value, -0) ? -1 : 1)

/** A function of a number format. `wide` is the register after the first number. */
type Make = (format: NumberFormat, other: NumberFormat) => (registers: Uint32Array) => void

const binary =
  (calculate: (x: number, y: number) => number): Make =>
  ({ words, read, write }) =>
  (registers) => {
    const x = read(registers, 0)
    const y = read(registers, words)
    write(registers, orInfinity(calculate(x, y), signOf(x) * signOf(y)))
  }

const unary =
  (calculate: (x: number) => number): Make =>
  ({ read, write }) =>
  (registers) => {
    const x = read(registers, 0)
    write(registers, orInfinity(calculate(x), signOf(x)))
  }

/** To a whole number of 32 bits; `hasPoint` takes the bits behind the binary point from the next register. */
const toWhole =
  (low: number, high: number, hasPoint: boolean): Make =>
  ({ words, read }) =>
  (registers) => {
    const value = read(registers, 0) * (hasPoint ? scale(registers, words) : 1)
    registers[0] = clamp(Math.floor(value), low, high)
  }

const toWhole64 =
  (low: bigint, high: bigint, hasPoint: boolean): Make =>
  ({ words, read }) =>
  (registers) =>
    writeInt64(registers, toInt64(read(registers, 0) * (hasPoint ? scale(registers, words) : 1), low, high))

const fromWhole =
  (isSigned: boolean, hasPoint: boolean): Make =>
  ({ write }) =>
  (registers) => {
    const whole = isSigned ? registers[0]! | 0 : registers[0]!
    write(registers, whole / (hasPoint ? scale(registers, 1) : 1))
  }

/** Number() of a bigint rounds once for a double; a float needs the bits beyond a double as one sticky bit. */
const toNearest = (value: bigint, { words }: NumberFormat): number => {
  if (words === 2) return Number(value)
  const size = value < 0n ? -value : value
  const spare = BigInt(Math.max(0, size.toString(2).length - 53))
  const kept = (size >> spare) << spare
  const sticky = kept === size ? kept : kept | (1n << spare)
  return Number(value < 0n ? -sticky : sticky)
}

const fromWhole64 =
  (isSigned: boolean, hasPoint: boolean): Make =>
  (format) =>
  (registers) => {
    const whole = toNearest(isSigned ? readInt64(registers) : readUint64(registers), format)
    format.write(registers, whole / (hasPoint ? scale(registers, 2) : 1))
  }

/** -1, 0 or 1 for less, equal and greater. */
const compare: Make =
  ({ words, read }) =>
  (registers) => {
    const x = read(registers, 0)
    const y = read(registers, words)
    registers[0] = x < y ? -1 : x > y ? 1 : 0
  }

const convert: Make = (from, to) => (registers) => to.write(registers, from.read(registers, 0))

const INT_MIN = -(2 ** 31)
const INT_MAX = 2 ** 31 - 1
const UINT_MAX = TWO_32 - 1

/** By slot: its offset in the tables is four times its number. A slot without a function is not called by the engines. */
const SLOTS: readonly (readonly [slot: number, make: Make, cost: Cost])[] = [
  [0x00, binary((x, y) => x + y), [71, 91]],
  [0x04, binary((x, y) => x - y), [74, 95]],
  [0x08, binary((x, y) => x * y), [69, 155]],
  [0x0c, binary((x, y) => x / y), [71, 183]],
  [0x10, compare, [40, 45]],
  [0x18, unary((x) => (x < 0 ? Number.NaN : Math.sqrt(x))), [63, 169]],
  [0x1c, toWhole(INT_MIN, INT_MAX, false), [40, 75]],
  [0x20, toWhole(INT_MIN, INT_MAX, true), [40, 75]],
  [0x24, toWhole(0, UINT_MAX, false), [40, 75]],
  [0x28, toWhole(0, UINT_MAX, true), [40, 75]],
  [0x2c, fromWhole(true, false), [55, 70]],
  [0x30, fromWhole(true, true), [55, 70]],
  [0x34, fromWhole(false, false), [55, 70]],
  [0x38, fromWhole(false, true), [55, 70]],
  [0x3c, unary(Math.cos), [600, 1600]],
  [0x40, unary(Math.sin), [600, 1600]],
  [0x44, unary(Math.tan), [700, 1900]],
  [0x4c, unary(Math.exp), [550, 800]],
  [0x50, unary((x) => (x < 0 ? Number.NEGATIVE_INFINITY : Math.log(x))), [400, 430]],
  [0x54, compare, [40, 45]],
  [0x58, binary(Math.atan2), [600, 2200]],
  [0x5c, fromWhole64(true, false), [60, 80]],
  [0x60, fromWhole64(true, true), [60, 80]],
  [0x64, fromWhole64(false, false), [60, 80]],
  [0x68, fromWhole64(false, true), [60, 80]],
  [0x6c, toWhole64(-INT64_MAX - 1n, INT64_MAX, false), [60, 80]],
  [0x70, toWhole64(-INT64_MAX - 1n, INT64_MAX, true), [60, 80]],
  [0x74, toWhole64(0n, UINT64_MAX, false), [60, 80]],
  [0x78, toWhole64(0n, UINT64_MAX, true), [60, 80]],
  [0x7c, convert, [35, 60]],
]

/** The bytes of each table. */
export const TABLE_BYTES = 0x80

/** The functions of one table by their offset in it. */
export function arithmeticOf(format: 'float' | 'double'): ReadonlyMap<number, Arithmetic> {
  const [own, other] = format === 'float' ? [FLOAT, DOUBLE] : [DOUBLE, FLOAT]
  const column = format === 'float' ? 0 : 1
  return new Map(SLOTS.map(([slot, make, cost]) => [slot, { run: make(own, other), cycles: cost[column] }]))
}
