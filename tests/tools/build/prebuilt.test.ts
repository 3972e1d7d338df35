// A rotation that is put into a built file: the strings come back, and the file is that of a build which knows the rotation.

import vm from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { inlineLateScripts } from '../../../lib/late-script.ts'
import { compile } from '../../../programs/language/compile.ts'
import { hold, program, ramp, s } from '../../../programs/language/write.ts'
import { cachedPrebuilt } from '../../../tools/build/cached.ts'
import { finishFile, hasOnePlace, ROTATION_PLACE } from '../../../tools/build/prebuilt.ts'
import { testedBoards } from '../../support/scope.ts'

const [place] = ROTATION_PLACE.programs
/** A file that does nothing but keep its rotation. */
const small = {
  first: '',
  rest: `(()=>{globalThis.list=["${place}"],globalThis.at=${ROTATION_PLACE.breakIndex},globalThis.again=${ROTATION_PLACE.breakIndex}})();`,
}

function run(code: string) {
  const { list, at, again } = vm.runInNewContext(`${code}globalThis`)
  return { programs: [...list], at, again }
}

const bytes = fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)), maxLength: 40 })

describe.each([boards.puckjs2!, boards.pico!])('in a file for $name', (board) => {
  it('any bytes come back as they were', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 9 }), fc.nat(8), (programs, breakIndex) => {
        const code = finishFile(board, small, { programs, breakIndex })
        expect(/^[ -~\n]*$/.test(code)).toBe(true)
        expect(run(code)).toEqual({ programs, at: breakIndex, again: breakIndex })
      }),
    )
  })

  it.each([
    ['no program', []],
    ['zeros before digits', ['\x001', '\x00', '\x009']],
    ['control characters before digits', ['\x017', '\x018', '\x1f\x1f']],
    ['both quotes', ['\'"', '""\'', "''\""]],
    ['what means something in a replacement', ['$&', '$1', "$'"]],
    ['backslashes and line ends', ['\\n\n\\', '\r\u0085']],
  ])('%s comes back', (_, programs) => {
    expect(run(finishFile(board, small, { programs, breakIndex: 0 })).programs).toEqual(programs)
  })
})

it('a control character takes an octal escape only where the engine is not strict', () => {
  const rotation = { programs: ['\x02\x1f'], breakIndex: 0 }
  expect(finishFile(boards.puckjs2!, small, rotation)).toContain('["\\2\\37"]')
  expect(inlineLateScripts(finishFile(boards.pico!, small, rotation))).toContain('["\\x02\\x1f"]')
})

it.each([
  ['no place', '(()=>{})();'],
  ['no place of the break', `(()=>{x=["${place}"]})();`],
  ['two places', small.rest + small.rest],
])('a file with %s is refused', (_, rest) => {
  expect(() => finishFile(boards.pico!, { first: '', rest }, { programs: [], breakIndex: 0 })).toThrow('no place')
})

it.each([
  [true, `var p=["${place}"],b=919;`],
  [false, `var p=["${place}"],b=919,c=919;`],
  [false, `var p=["${place}"],b=919,c="@";`],
  [true, `var p=["${place}"],b=919,c=9190+0.919;`.replace('0.919', '91.9')],
  [false, 'var b=919;'],
])('it is %s that sources have one place: %.60s', (expected, joined) => expect(hasOnePlace(joined)).toBe(expected))

it.each(testedBoards)('the file of %s has a place, and any rotation in it', async (name) => {
  const board = boards[name]!
  const prebuilt = await cachedPrebuilt(board)
  const programs = [3, 4].map((seconds) => {
    const segments = [hold(40, s(seconds)), ramp(0, s(2))] as const
    return compile(program({ name: 'one', title: 'One', serves: ['flow'], about: 'One.', segments }))
  })
  const code = inlineLateScripts(finishFile(board, prebuilt, { programs, breakIndex: 1 }))
  const strings = [...code.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g)].map(([text]) => vm.runInNewContext(text))
  expect(strings).toEqual(expect.arrayContaining(programs))
  expect(code).not.toMatch(/@@|\b919\b/)
})
