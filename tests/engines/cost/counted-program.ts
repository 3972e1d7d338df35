// The program on which valgrind counts instructions. It cannot count a script, such as one that runs a 32-bit build under
// qemu: then a second variable names a build that this machine runs by itself.

import { closeSync, openSync, readSync } from 'node:fs'
import { UsageError } from '../../../lib/command-line/usage.ts'

export const COUNTED_VARIABLE = 'ESPRUINO_COUNTED'

const ELF = '\x7fELF'
const BITS: Record<number, 32 | 64> = { 1: 32, 2: 64 }

/** Word size of a program; undefined for a script. */
export function bitsOf(program: string): 32 | 64 | undefined {
  const start = Buffer.alloc(ELF.length + 1)
  const file = openSync(program, 'r')
  readSync(file, start)
  closeSync(file)
  return start.toString('latin1', 0, ELF.length) === ELF ? BITS[start[ELF.length]!] : undefined
}

/** The program to count on, and the note that says which. Throws UsageError with one sentence. */
export function countedProgram(espruino: string, counted: string | undefined): { program: string; note: string } {
  const program = counted ?? espruino
  const bits = bitsOf(program)
  if (bits === undefined)
    throw new UsageError(
      `valgrind cannot count the instructions of a script: ${program}; set ${COUNTED_VARIABLE} to a build that this machine runs itself, such as a stock 64-bit build`,
    )
  const variable = counted === undefined ? 'ESPRUINO' : COUNTED_VARIABLE
  return { program, note: `on the ${bits}-bit build that ${variable} names` }
}
