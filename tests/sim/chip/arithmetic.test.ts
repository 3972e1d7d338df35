// The arithmetic of our boot ROM against JavaScript's own, through the tables that the engines use.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RomCaller } from './rom-machine.ts'

const rom = new RomCaller()
const view = new DataView(new ArrayBuffer(8))

function floatWord(value: number): number {
  view.setFloat32(0, value)
  return view.getUint32(0)
}

function wordFloat(word: number): number {
  view.setUint32(0, word)
  return view.getFloat32(0)
}

function doubleWords(value: number): [number, number] {
  view.setFloat64(0, value)
  return [view.getUint32(4), view.getUint32(0)]
}

function wordsDouble(low: number, high: number): number {
  view.setUint32(0, high)
  view.setUint32(4, low)
  return view.getFloat64(0)
}

const callFloat = (slot: number, ...args: number[]): number =>
  wordFloat(rom.call(rom.slot('SF', slot), args.map(floatWord)).registers[0]!)

const callDouble = (slot: number, ...args: number[]): number => {
  const { registers } = rom.call(rom.slot('SD', slot), args.flatMap(doubleWords))
  return wordsDouble(registers[0]!, registers[1]!)
}

const MIN_NORMAL = { float: 2 ** -126, double: 2 ** -1022 }

/** A result of JavaScript as the ROM gives it: without denormal numbers. */
const flushed = (value: number, least: number): number => (Math.abs(value) < least ? Math.sign(value) * 0 : value)

const BINARY: [string, number, (x: number, y: number) => number][] = [
  ['add', 0x00, (x, y) => x + y],
  ['subtract', 0x04, (x, y) => x - y],
  ['multiply', 0x08, (x, y) => x * y],
  ['divide', 0x0c, (x, y) => x / y],
]

describe.each(BINARY)('%s', (_, slot, calculate) => {
  it('rounds floats as JavaScript does', () => {
    const float = fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(-1e18), max: Math.fround(1e18) })
    fc.assert(
      fc.property(
        float,
        float.filter((y) => y !== 0),
        (x, y) => {
          const [a, b] = [flushed(x, MIN_NORMAL.float), flushed(y, MIN_NORMAL.float)]
          fc.pre(b !== 0)
          expect(callFloat(slot, x, y)).toEqual(flushed(Math.fround(calculate(a, b)), MIN_NORMAL.float))
        },
      ),
    )
  })

  it('rounds doubles as JavaScript does', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 })
    fc.assert(
      fc.property(double, double, (x, y) => {
        const [a, b] = [flushed(x, MIN_NORMAL.double), flushed(y, MIN_NORMAL.double)]
        fc.pre(b !== 0)
        expect(callDouble(slot, x, y)).toEqual(flushed(calculate(a, b), MIN_NORMAL.double))
      }),
    )
  })
})

describe('numbers that the ROM does not have', () => {
  it('takes a denormal number for zero', () => {
    expect(callDouble(0x00, 5e-324, 1)).toBe(1)
    expect(callFloat(0x08, 1e-40, 1e20)).toBe(0)
    expect(callDouble(0x08, 1e-200, 1e-120)).toBe(0)
  })

  it('takes NaN for an infinity, and gives one where there is no result', () => {
    expect(callDouble(0x00, Number.NaN, 1)).toBe(Number.POSITIVE_INFINITY)
    expect(callDouble(0x0c, -0, 0)).toBe(Number.NEGATIVE_INFINITY)
    expect(callFloat(0x18, -4)).toBe(Number.NEGATIVE_INFINITY)
  })
})

describe('whole numbers', () => {
  const toInt = (table: 'SF' | 'SD', slot: number, args: number[]): number =>
    rom.call(rom.slot(table, slot), args).registers[0]!

  it.each([
    [2.7, 2],
    [-2.2, -3],
    [3e9, 2 ** 31 - 1],
    [-3e9, -(2 ** 31)],
    [Number.POSITIVE_INFINITY, 2 ** 31 - 1],
  ])('rounds %d down to a signed %d, within its range', (value, whole) => {
    expect(toInt('SD', 0x1c, doubleWords(value)) | 0).toBe(whole)
    expect(toInt('SF', 0x1c, [floatWord(value)]) | 0).toBe(whole)
  })

  it.each([
    [-1, 0],
    [4e9, 4e9],
    [5e9, 2 ** 32 - 1],
  ])('rounds %d to an unsigned %d', (value, whole) => expect(toInt('SD', 0x24, doubleWords(value))).toBe(whole))

  it('moves the binary point by the next register', () => {
    expect(toInt('SD', 0x20, [...doubleWords(1.75), 2])).toBe(7)
    expect(wordFloat(rom.call(rom.slot('SF', 0x30), [7, 2]).registers[0]!)).toBe(1.75)
  })

  it('converts whole numbers of 64 bits both ways', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (whole) => {
        const words = [Number(BigInt.asUintN(32, whole)), Number(BigInt.asUintN(32, whole >> 32n))]
        const { registers } = rom.call(rom.slot('SD', 0x5c), words)
        expect(wordsDouble(registers[0]!, registers[1]!)).toBe(Number(whole))
        const back = rom.call(rom.slot('SD', 0x6c), doubleWords(Number(whole))).registers
        const result = BigInt.asIntN(64, (BigInt(back[1]!) << 32n) | BigInt(back[0]!))
        const limit = 2n ** 63n - 1n
        expect(result).toBe(BigInt(Number(whole)) > limit ? limit : BigInt(Number(whole)))
      }),
    )
  })

  it('rounds a whole number of 64 bits to a float once', () => {
    const whole = 2n ** 60n + 2n ** 36n + 1n
    const { registers } = rom.call(rom.slot('SF', 0x5c), [Number(whole & 0xffffffffn), Number(whole >> 32n)])
    expect(wordFloat(registers[0]!)).toBe(2 ** 60 + 2 ** 37)
  })
})

it('compares, and converts between the formats', () => {
  expect(rom.call(rom.slot('SD', 0x54), [...doubleWords(1), ...doubleWords(2)]).registers[0]! | 0).toBe(-1)
  expect(rom.call(rom.slot('SF', 0x54), [floatWord(2), floatWord(2)]).registers[0]).toBe(0)
  const { registers } = rom.call(rom.slot('SF', 0x7c), [floatWord(0.1)])
  expect(wordsDouble(registers[0]!, registers[1]!)).toBe(Math.fround(0.1))
  expect(wordFloat(rom.call(rom.slot('SD', 0x7c), doubleWords(0.1)).registers[0]!)).toBe(Math.fround(0.1))
})

it('takes about the time that the ROM of the chip takes', () => {
  const { ns } = rom.call(rom.slot('SD', 0x0c), [...doubleWords(1), ...doubleWords(3)])
  expect(ns / 8).toBeGreaterThan(180)
  expect(ns / 8).toBeLessThan(200)
})

it('stops with a sentence at a function that it does not have', () => {
  expect(() => rom.call(rom.slot('SD', 0x48), [])).toThrow('a double function that the boot ROM here does not have')
})
