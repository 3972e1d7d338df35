// The functions of our boot ROM that engines look up by two letters.

import { describe, expect, it } from 'vitest'
import { RomCaller } from './rom-machine.ts'

const RAM = 0x20000000
const FLASH = 0x10000000

describe('bits', () => {
  const rom = new RomCaller()
  it.each([
    ['P3', 0xf0f0, 8],
    ['R3', 1, 0x80000000],
    ['R3', 0xf0, 0x0f000000],
    ['L3', 0, 32],
    ['L3', 0x10000, 15],
    ['T3', 0, 32],
    ['T3', 0x80000000, 31],
    ['T3', 0x50, 4],
  ])('%s of %d is %d', (code, word, result) => {
    expect(rom.call(rom.lookUp(code), [word]).registers[0]).toBe(result)
  })
})

describe('memory', () => {
  const rom = new RomCaller()
  const { sram, flash } = rom.machine.mcu

  it('copies from flash to RAM and returns where to', () => {
    flash.set([1, 2, 3, 4, 5], 0x100)
    expect(rom.call(rom.lookUp('MC'), [RAM + 3, FLASH + 0x100, 5]).registers[0]).toBe(RAM + 3)
    expect([...sram.subarray(2, 9)]).toEqual([0, 1, 2, 3, 4, 5, 0])
  })

  it('copies within RAM', () => {
    sram.set([9, 8, 7], 0x40)
    rom.call(rom.lookUp('C4'), [RAM + 0x80, RAM + 0x40, 3])
    expect([...sram.subarray(0x80, 0x84)]).toEqual([9, 8, 7, 0])
  })

  it('fills with the low byte', () => {
    rom.call(rom.lookUp('MS'), [RAM + 0x200, 0x1ab, 2])
    expect([...sram.subarray(0x200, 0x203)]).toEqual([0xab, 0xab, 0])
  })
})

describe('flash', () => {
  it('erases a sector in 45 ms', () => {
    const rom = new RomCaller()
    const { flash } = rom.machine.mcu
    flash.fill(0, 0x1000, 0x3000)
    const { ns } = rom.call(rom.lookUp('RE'), [0x1000, 4096, 65536, 0xd8])
    expect([flash[0x0fff], flash[0x1000], flash[0x1fff], flash[0x2000]]).toEqual([0xff, 0xff, 0xff, 0])
    expect(ns / 1e6).toBeCloseTo(45, 1)
  })

  it('programs a page in 0.4 ms, and only clears bits', () => {
    const rom = new RomCaller()
    const { flash, sram } = rom.machine.mcu
    flash.set([0x0f, 0xff], 0x1000)
    sram.set([0xfe, 0x12])
    const { ns } = rom.call(rom.lookUp('RP'), [0x1000, RAM, 256])
    expect([flash[0x1000], flash[0x1001]]).toEqual([0x0e, 0x12])
    expect(ns / 1e6).toBeCloseTo(0.4, 2)
  })

  it('says that the engine went to BOOTSEL mode', () => {
    const rom = new RomCaller()
    expect(() => rom.call(rom.lookUp('UB'), [0, 0])).toThrow('the engine went to BOOTSEL mode')
  })
})

it('has no function under a code that it does not know', () => {
  expect(new RomCaller().lookUp('ZZ')).toBe(0)
})
