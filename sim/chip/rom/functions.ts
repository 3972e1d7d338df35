// The functions of the boot ROM that the engines look up by two letters (datasheet, 2.8.3.1), and the lookup itself.

import type { Memory } from './memory.ts'

/** What a function of the ROM may use. */
export interface RomCall {
  registers: Uint32Array
  memory: Memory
  /** Lets this much time pass, as the function of the chip would. */
  addCycles: (cycles: number) => void
  addMs: (ms: number) => void
}

export interface RomFunction {
  /** Two letters. */
  code: string
  run: (call: RomCall) => void
}

/** How long flash takes: a sector of 4 KiB to erase, a page of 256 bytes to program (typical of the W25Q16JV). */
const SECTOR_BYTES = 4096
const ERASE_MS = 45
const PAGE_BYTES = 256
const PROGRAM_MS = 0.4

const BITS_CYCLES = 15
const CALL_CYCLES = 20
/** For a byte; most copies are of whole words. */
const CYCLES_PER_BYTE = 0.75

const bits = (code: string, calculate: (word: number) => number): RomFunction => ({
  code,
  run: ({ registers, addCycles }) => {
    registers[0] = calculate(registers[0]!)
    addCycles(BITS_CYCLES)
  },
})

function popcount(word: number): number {
  let count = 0
  for (let rest = word; rest !== 0; rest &= rest - 1) count++
  return count
}

function reverse(word: number): number {
  let result = 0
  for (let i = 0; i < 32; i++) result |= ((word >>> i) & 1) << (31 - i)
  return result
}

/** Both sizes of a function take the same arguments: where, what, how many bytes. */
const fill = (code: string): RomFunction => ({
  code,
  run: ({ registers, memory, addCycles }) => {
    const [at, value, count] = registers
    memory.fill(at!, value! & 0xff, count!)
    addCycles(CALL_CYCLES + count! * CYCLES_PER_BYTE)
  },
})

const copy = (code: string): RomFunction => ({
  code,
  run: ({ registers, memory, addCycles }) => {
    const [to, from, count] = registers
    memory.copy(to!, from!, count!)
    addCycles(CALL_CYCLES + count! * CYCLES_PER_BYTE)
  },
})

/** Flash is always ready here. */
const nothing = (code: string): RomFunction => ({ code, run: () => {} })

/** The engine asked for the drive that takes a UF2 file. */
export class BootselError extends Error {}

export const ROM_FUNCTIONS: readonly RomFunction[] = [
  bits('P3', popcount),
  bits('R3', reverse),
  bits('L3', Math.clz32),
  bits('T3', (word) => (word === 0 ? 32 : 31 - Math.clz32(word & -word))),
  fill('MS'),
  fill('S4'),
  copy('MC'),
  copy('C4'),
  nothing('IF'),
  nothing('EX'),
  nothing('CX'),
  { code: 'FC', run: ({ memory }) => memory.flushCache() },
  {
    code: 'RE',
    run: ({ registers, memory, addMs }) => {
      const [at, count] = registers
      memory.eraseFlash(at!, count!)
      addMs((count! / SECTOR_BYTES) * ERASE_MS)
    },
  },
  {
    code: 'RP',
    run: ({ registers, memory, addMs }) => {
      const [at, from, count] = registers
      memory.programFlash(at!, from!, count!)
      addMs((count! / PAGE_BYTES) * PROGRAM_MS)
    },
  },
  {
    code: 'UB',
    run: () => {
      throw new BootselError('the engine went to BOOTSEL mode')
    },
  },
]

export const codeOf = (letters: string): number => letters.charCodeAt(0) | (letters.charCodeAt(1) << 8)

/** Finds a function or a table by its code: r0 is the table, r1 the code. */
export function lookUp({ registers, memory, addCycles }: RomCall): void {
  const [table, code] = registers
  let found = 0
  for (let at = table!; memory.read16(at) !== 0; at += 4)
    if (memory.read16(at) === (code! & 0xffff)) found = memory.read16(at + 2)
  registers[0] = found
  addCycles(CALL_CYCLES)
}
