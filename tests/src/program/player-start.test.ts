// What a program does besides its levels: a cue moves on to the next spot, and what was prepared is not read again.

import { describe, expect, it, vi } from 'vitest'
import { cue, hold, ms, ramp, repeat, s, wave } from '../../../programs/language/write.ts'
import * as player from '../../../src/program/player.ts'
import * as spots from '../../../src/routine/spots.ts'
import { compileSegments } from './player-bench.ts'

it.each([
  ['the cue that begins a program moves on to the first spot', 0, 0, 0],
  ['ticks before a program begin no spot', 2, 1299, spots.NO_SPOT],
  ['the cue after ticks moves on to the first spot', 2, 1300, 0],
  ['a spot stays as long as its round', 2, 3099, 0],
  ['the cue of the next round moves on to the next spot', 2, 3100, 1],
])('%s: after %i ticks and %i ms that is %i', (_, ticks, now, spot) => {
  spots.reset()
  player.start(compileSegments(repeat(2, [cue(1), hold(50, s(1))]), ramp(0, s(1))), ticks, 0)
  for (let at = 0; at <= now; at++) player.poll(at)
  expect(spots.spot).toBe(spot)
  spots.reset()
})

/** How many bytes of the program `act` reads. */
function countReads(act: () => void): number {
  const reads = vi.spyOn(String.prototype, 'charCodeAt')
  act()
  const { length } = reads.mock.calls
  reads.mockRestore()
  return length
}

it('a wave between equal levels is read once, and has one deadline, at its end', () => {
  player.start(compileSegments(wave(50, 50, ms(400), ms(800_000)), ramp(0, s(1))), 0, 0)
  const count = countReads(() => player.poll(0))
  expect([player.level, player.nextAt]).toEqual([50, 800_000])
  expect(count).toBeLessThan(20)
})

describe('a start', () => {
  const one = compileSegments(hold(50, s(1)), ramp(0, s(1)))
  const other = compileSegments(hold(40, s(1)), ramp(0, s(1)))
  it.each([
    ['the program that was prepared', one, false],
    ['another program', other, true],
  ])('after prepare() of %s%.0s reads bytes: %s', (_, prepared, isRead) => {
    player.prepare(prepared)
    const count = countReads(() => {
      player.start(one, 0, 0)
      player.poll(0)
    })
    expect([count > 0, player.level]).toEqual([isRead, 50])
  })
})
