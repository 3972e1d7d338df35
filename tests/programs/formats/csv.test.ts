// A table of ms and level, read.

import { expect, it } from 'vitest'
import { FormatError } from '../../../programs/formats/index.ts'
import { describe, read } from './helpers.ts'

it.each([
  ['with its title row', 'ms,level\n0,0\n1000,50\n2000,50\n2000,0\n3000,0\n', 'to 50 in 1000, 50 for 1000, 0 for 1000'],
  ['without one, and with other line ends', '0,50\r\n500.5, 50.4\r\n', '50 for 501, 0 for 60'],
  ['that begins later than at 0', 'MS, Level\n500,20\n1000,20', '0 for 500, 20 for 500, 0 for 60'],
])('reads a table %s', (_, text, segments) => {
  expect(describe(read('csv', text)).segments).toBe(segments)
})

it.each([
  ['', 'line 1: expected two numbers, ms and level, such as "500,47"; got ""'],
  ['ms,level\n', 'expected a pattern that turns the motor on, got only rests'],
  ['time;level\n0;1', 'line 1: expected two numbers, ms and level, such as "500,47"; got "time;level"'],
  ['ms,level\n0,1,2', 'line 2: expected two numbers, ms and level, such as "500,47"; got "0,1,2"'],
  ['0,1\n-5,1', 'line 2: expected two numbers, ms and level, such as "500,47"; got "-5,1"'],
  ['0,1\n500,1\n499,1', 'line 3: expected ms from 500 to 86400000, got 499'],
  ['0,1\n86400001,1', 'line 2: expected ms from 0 to 86400000, got 86400001'],
  ['0,100\n80,100.5', 'line 2: expected a level from 0 to 100, got 100.5'],
  ['0,1\n'.repeat(100_001), 'expected at most 100000 rows, got 100001'],
])('refuses %j', (text, message) => {
  expect(() => read('csv', text)).toThrow(new FormatError(message))
})
