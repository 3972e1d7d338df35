// Notes stay readable, whatever a file holds.

import { expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { describeNotes, read } from './helpers.ts'

it('lists 20 changes of one kind, and counts the others', () => {
  const { notes } = read('web', JSON.stringify(Array.from({ length: 100 }, () => 70)))
  expect(notes).toHaveLength(23)
  expect(describeNotes(notes).at(-1)).toBe('[99]: and 30 more up to here: short times on spread')
})

it('prints a key of the file on one line of at most 240 characters', () => {
  const { notes } = read('android-json', `{"timings": [0, 100], "a\\n${'b'.repeat(1000)}": 1}`)
  expect(notes[0]!.place).toMatch(/^a b+…$/)
  expect(notes[0]!.place).toHaveLength(241)
})

it('cuts the message of an error after 240 characters, and keeps it on one line', () => {
  const { message } = new FormatError(`a\u001b[31m\n${'b'.repeat(1000)}`)
  expect(message).toMatch(/^a \[31m b+…$/)
  expect(message).toHaveLength(241)
})
