import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultSettings, readSettings } from '../../src/settings.ts'

it('reads back what was written', () => {
  const line = '2,0,5,2,20412,900000,123456789,950,420,58'
  expect(readSettings(line, 3).join(',')).toBe(line)
})

it('a new device is locked and plays as written', () => {
  expect(readSettings(undefined, 3)).toEqual([2, 1, 3, 0, 0, 0, 0, 0, 0, 0])
})

it.each([
  ['', 'nothing stored'],
  ['1,0,5,2,0,0,0,0,0,0', 'another version'],
  ['2,2,3,0,0,0,0,0,0,0', 'neither locked nor not'],
  ['2,0,0,0,0,0,0,0,0,0', 'strength below 1'],
  ['2,0,6,0,0,0,0,0,0,0', 'strength above 5'],
  ['2,0,5,3,0,0,0,0,0,0', 'a program that is not there'],
  ['2,0,5,0,0,0,0,0,0', 'too short'],
  ['2,0,5,0,0,0,0,0,0,0,0', 'too long'],
  ['2,0,5,0,0,-1,0,0,0,0', 'negative'],
  ['2,0,x,0,0,0,0,0,0,0', 'no number'],
])('"%s" becomes the defaults: %s', (line) => {
  expect(readSettings(line, 3)).toEqual(defaultSettings())
})

it('any text gives settings within bounds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(fc.integer(), { maxLength: 12 }).map(String)), (text) => {
      const [version, locked, strength, program] = readSettings(text, 3)
      expect(version).toBe(2)
      expect([0, 1]).toContain(locked)
      expect([1, 2, 3, 4, 5]).toContain(strength)
      expect([0, 1, 2]).toContain(program)
    }),
  )
})
