// The reasons in words why a file cannot be read or written.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fileErrorReason } from '../../../lib/command-line/file-error.ts'

function errorOf(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    return error
  }
}

it.each([
  ['/no/such/file', 'no such file or folder'],
  ['/', 'it is a folder'],
  [`${import.meta.filename}/file`, 'part of its path is not a folder'],
])('says why %s cannot be read', (file, reason) => {
  expect(fileErrorReason(errorOf(() => readFileSync(file)))).toBe(reason)
})

it('gives the code of an uncommon error, and the text of an error without a code', () => {
  expect(fileErrorReason(Object.assign(new Error('x'), { code: 'EIO' }))).toBe('EIO')
  expect(fileErrorReason(new Error('x'))).toBe('Error: x')
})
