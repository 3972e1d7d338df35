// A boot ROM of our own: the tables that the engines look functions up in, and for each function a breakpoint that
// JavaScript serves. It has no code of the chip's own ROM, and cannot start the chip: that is done from outside.

import { arithmeticOf, TABLE_BYTES } from './arithmetic.ts'
import { codeOf, lookUp, ROM_FUNCTIONS, type RomCall } from './functions.ts'

/** An engine called a function that this ROM does not have. */
export class MissingRomFunctionError extends Error {}

export const ROM_BYTES = 0x4000
/** The third revision: engines use its tables as they are, and replace nothing. */
const ROM_VERSION = 3
/** The stack of the second-stage loader, which comes first in flash. */
const STACK_TOP = 0x20041f00
const MAGIC_AT = 0x10
const FUNCTION_TABLE_AT = 0x14
const DATA_TABLE_AT = 0x16
const LOOKUP_AT = 0x18
const FIRST_TABLE_AT = 0x40
const CODE_AT = 0x400
const BKPT = 0xbe00
const BX_LR = 0x4770
const FUNCTION_BYTES = 4
const THUMB = 1

/** Serves one breakpoint. */
type Service = (call: RomCall) => void

export interface BootRom {
  image: Uint32Array
  /** By the number of the breakpoint. */
  services: readonly Service[]
}

export function makeBootRom(): BootRom {
  const bytes = new DataView(new ArrayBuffer(ROM_BYTES))
  const services: Service[] = []
  const put16 = (at: number, value: number): void => bytes.setUint16(at, value, true)
  const put32 = (at: number, value: number): void => bytes.setUint32(at, value, true)

  /** The address of a function with this service. */
  function addFunction(service: Service): number {
    const at = CODE_AT + services.length * FUNCTION_BYTES
    put16(at, BKPT | services.length)
    put16(at + 2, BX_LR)
    services.push(service)
    return at | THUMB
  }

  let free = FIRST_TABLE_AT
  /** The address of a table of codes and addresses. */
  function addTable(rows: readonly (readonly [code: string, address: number])[]): number {
    const start = free
    for (const [code, address] of rows) {
      put16(free, codeOf(code))
      put16(free + 2, address)
      free += 4
    }
    free += 4
    return start
  }

  function addArithmetic(format: 'float' | 'double'): number {
    // The length in words is just before the table.
    put16(free + 2, TABLE_BYTES / 4)
    const start = free + 4
    const functions = arithmeticOf(format)
    const missing = addFunction(() => {
      throw new MissingRomFunctionError(`the engine called a ${format} function that the boot ROM here does not have`)
    })
    for (let slot = 0; slot < TABLE_BYTES; slot += 4) {
      const found = functions.get(slot)
      const service =
        found &&
        (({ registers, addCycles }: RomCall) => {
          found.run(registers)
          addCycles(found.cycles)
        })
      put32(start + slot, service ? addFunction(service) : missing)
    }
    free = start + TABLE_BYTES
    return start
  }

  put32(0, STACK_TOP)
  bytes.setUint8(MAGIC_AT, 'M'.charCodeAt(0))
  bytes.setUint8(MAGIC_AT + 1, 'u'.charCodeAt(0))
  bytes.setUint8(MAGIC_AT + 2, 1)
  bytes.setUint8(MAGIC_AT + 3, ROM_VERSION)
  put16(LOOKUP_AT, addFunction(lookUp))
  put16(FUNCTION_TABLE_AT, addTable(ROM_FUNCTIONS.map(({ code, run }) => [code, addFunction(run)] as const)))
  const float = addArithmetic('float')
  const double = addArithmetic('double')
  put16(
    DATA_TABLE_AT,
    addTable([
      ['SF', float],
      ['SD', double],
    ]),
  )
  return { image: new Uint32Array(bytes.buffer), services }
}
