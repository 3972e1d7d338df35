// Calls functions of our boot ROM as an engine does: by two letters, or by a slot of its tables, on an emulated chip.

import { Machine } from '../../../sim/chip/machine/machine.ts'
import { codeOf } from '../../../sim/chip/rom/functions.ts'

const FLASH = 0x10000000
/** The function returns to a branch to itself. */
const BRANCH_TO_SELF = 0xe7fe
const CALL_NS = 1_000_000
const THUMB = 1
const FUNCTIONS_AT = 0x14
const DATA_AT = 0x16
const LOOKUP_AT = 0x18

export const newMachine = (program: readonly number[] = [BRANCH_TO_SELF], options = {}): Machine =>
  new Machine({
    flash: new Uint8Array(new Uint16Array(program).buffer),
    missCycles: 0,
    isPolling: false,
    skipsIdle: true,
    onPass: () => {},
    ...options,
  })

export class RomCaller {
  readonly machine = newMachine()

  /** Registers after a call at `address`, and the ns that it took. */
  call(address: number, args: readonly number[]): { registers: Uint32Array; ns: number } {
    const { core } = this.machine.mcu
    const from = this.machine.clock.nanosCounter
    core.registers.set(args)
    core.registers[14] = FLASH | THUMB
    core.PC = address & ~THUMB
    const { clock } = this.machine
    while (core.PC !== FLASH && clock.nanosCounter < from + CALL_NS) this.machine.run(clock.nanosCounter + 1)
    return { registers: core.registers.slice(), ns: this.machine.clock.nanosCounter - from }
  }

  /** The address that the ROM gives for a code; 0 if it has none. */
  lookUp(letters: string, tableAt = FUNCTIONS_AT): number {
    const { mcu } = this.machine
    return this.call(mcu.readUint16(LOOKUP_AT), [mcu.readUint16(tableAt), codeOf(letters)]).registers[0]!
  }

  slot(table: 'SF' | 'SD', offset: number): number {
    return this.machine.mcu.readUint32(this.lookUp(table, DATA_AT) + offset)
  }
}
