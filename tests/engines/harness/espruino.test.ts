// Espruino is started as a board starts: bench and built file are in its flash, and the command line only starts the bench.

import { expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { espruino, flash } from './espruino.ts'
import { shellScript } from './fake-programs.ts'
import { record } from './record.ts'

it.each([
  ['', 32],
  ['x', 36],
  ['four', 36],
  ['fives', 40],
])('flash() gives a file of %j %i bytes, so that the next file begins at a multiple of four', (text, bytes) => {
  const image = flash({ one: text, two: 'x' })
  expect(image.readUInt32LE(0)).toBe(text.length)
  expect(image.toString('latin1', 4, 32)).toBe('one'.padEnd(28, '\0'))
  expect(image.toString('latin1', 32, bytes)).toBe(text.padEnd(bytes - 32, '\xff'))
  expect(image.readUInt32LE(bytes)).toBe(1)
  expect(image.toString('latin1', bytes + 4, bytes + 7)).toBe('two')
})

it('puts the built file into flash as a board stores it, with what was stored before', async () => {
  const board = Object.keys(boards)[0]!
  const { world, events } = record('given unlocked\nlong press', board)
  const program = shellScript('cat espruino.flash; echo; echo "$@"')
  const printed = await espruino(program).run({ board, built: '"unknot 0.1.0 x";the+built, file', world, events })
  const files = printed.split(/[^ -~\n]+/)
  for (const [name, text] of [
    ['.bootcde', '"unknot 0.1.0 x";the+built,file'],
    ['events', '0 closed 1\n900 closed 0\n900 end 0\n'],
    ...Object.entries(world.slots),
  ] as const)
    expect(files[files.indexOf(name) + 1]!.replace(/\n-e .*\n$/, '')).toBe(text.replace('\xff', ''))
  expect(Object.keys(world.slots)).toHaveLength(1)
  expect(printed).toMatch(/\n-e .*bench\.run/)
})
