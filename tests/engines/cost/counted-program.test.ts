// The bench says on which build it counts instructions.

import { expect, it } from 'vitest'
import { executable, shellScript } from '../harness/fake-programs.ts'
import { countedProgram } from './counted-program.ts'

const program = (bits: 32 | 64) => executable(`\x7fELF${bits === 32 ? '\x01' : '\x02'}`)

it.each([32, 64] as const)('counts on the %i-bit build that ESPRUINO names', (bits) => {
  const espruino = program(bits)
  expect(countedProgram(espruino, undefined)).toEqual({
    program: espruino,
    note: `on the ${bits}-bit build that ESPRUINO names`,
  })
})

it('counts on the build that ESPRUINO_COUNTED names, if ESPRUINO names a script', () => {
  const counted = program(64)
  expect(countedProgram(shellScript('exec qemu-i386 espruino "$@"'), counted)).toEqual({
    program: counted,
    note: 'on the 64-bit build that ESPRUINO_COUNTED names',
  })
})

it('says what to set if there is only a script', () => {
  const script = shellScript('exec qemu-i386 espruino "$@"')
  expect(() => countedProgram(script, undefined)).toThrow(
    `valgrind cannot count the instructions of a script: ${script}; set ESPRUINO_COUNTED`,
  )
})
