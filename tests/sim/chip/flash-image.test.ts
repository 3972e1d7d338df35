// UF2 files that --chip takes, and those that it refuses with one sentence.

import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { formatUf2, joinBlocks } from '../../../lib/uf2.ts'
import { findBoardOf, firmwarePieces, makeFlash, readEngine } from '../../../sim/chip/board/flash-image.ts'

const FLASH = 0x10000000
const engineWith = (text: string) => formatUf2(FLASH, Buffer.from(text, 'latin1'))
const KALUMA = engineWith('kaluma-rp2-pico-1.2.1 Welcome to Kaluma')

describe('the engine in a file', () => {
  it.each([
    ['pico', 'kaluma-rp2-pico-1.2.1 Welcome to Kaluma'],
    ['pico-w', 'kaluma-rp2-pico-w-1.2.1 Welcome to Kaluma'],
    ['rp2040', 'RP2040_PICO Espruino is Open Source'],
    [undefined, 'another program'],
  ])('is for %s', (board, text) => expect(findBoardOf(readEngine(engineWith(text)))).toBe(board))
})

describe('a file that is refused', () => {
  it('is cut short', () => {
    const file = formatUf2(FLASH, Buffer.alloc(1000))
    expect(() => readEngine(file.subarray(0, 700))).toThrow('is not made of blocks of 512 bytes; download it again')
    expect(() => readEngine(file.subarray(0, 1024))).toThrow('has block 0 of 4 in the place of block 0 of 2')
  })

  it('is for another chip', () => {
    const file = Buffer.from(KALUMA)
    file.writeUInt32LE(0xada52891, 28)
    expect(() => readEngine(file)).toThrow('is not for the RP2040 at block 0; download it again')
  })

  it('has bytes outside the flash of a Pico', () => {
    expect(() => readEngine(formatUf2(0x20000000, Buffer.alloc(1)))).toThrow('has bytes at 0x20000000')
  })

  it('has a program in it already', () => {
    const pico = boards.pico!
    const joined = joinBlocks(KALUMA, formatUf2(0x10100000, Buffer.from('other')))
    expect(() => makeFlash(readEngine(joined), firmwarePieces(pico, 'ours'))).toThrow('already has a program in it')
  })
})

it('puts the firmware where each engine looks for it', () => {
  const flash = makeFlash(readEngine(KALUMA), firmwarePieces(boards.pico!, 'ours'))
  expect(Buffer.from(flash.subarray(0x100000, 0x100005)).toString('latin1')).toBe('ours\0')
  const storage = makeFlash([], firmwarePieces(boards.rp2040!, 'ours', 'x|y')).subarray(0x1c0000)
  // The log comes first, and its cells begin with a page.
  expect(Buffer.from(storage.subarray(4, 12)).toString('latin1')).toBe('knot\0\0\0\0')
  expect(Buffer.from(storage.subarray(0x1000, 0x1003)).toString('latin1')).toBe('x|y')
  expect(Buffer.from(storage.subarray(0x4004, 0x400c)).toString('latin1')).toBe('.bootcde')
})
