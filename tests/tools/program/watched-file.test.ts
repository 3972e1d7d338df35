import { expect, it } from 'vitest'
import { fileOfProgram } from '../../../tools/program/load.ts'

it.each([
  ['knot', 'programs/knot.ts'],
  ['warm-in', 'programs/warm-in.ts'],
  ['programs/knot.ts', 'programs/knot.ts'],
  ['other.json', 'other.json'],
])('the live screen watches for %s the file %s', (name, file) => {
  expect(fileOfProgram(name)).toBe(file)
})
