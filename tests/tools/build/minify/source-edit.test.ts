// Edits change what they name and nothing else.

import { describe, expect, it } from 'vitest'
import { applyEdits, applyEditsWithin, type Edit, insert } from '../../../../tools/build/minify/source-edit.ts'

const edit = (start: number, end: number, text: string): Edit => ({ start, end, text })

describe('applyEdits', () => {
  it.each([
    ['changes nothing without edits', [], 'abcdef'],
    ['takes edits in any order', [edit(4, 5, 'E'), edit(0, 1, 'A')], 'AbcdEf'],
    ['keeps the order of two at one place', [insert(2, '1'), insert(2, '2')], 'ab12cdef'],
    ['writes at both ends', [insert(6, '>'), insert(0, '<')], '<abcdef>'],
  ])('%s', (_, edits, result) => {
    expect(applyEdits('abcdef', edits)).toBe(result)
  })
})

it('applyEditsWithin makes the edits of a part, and leaves out the others', () => {
  expect(applyEditsWithin('abcdef', 2, 5, [edit(0, 1, 'A'), edit(3, 4, 'DD'), edit(5, 6, 'F')])).toBe('cDDe')
})
