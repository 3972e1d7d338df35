// Shortly before a long press turns the motor off nothing begins, so that a slow board is not busy then: only the duty that
// is next comes, at its time.

import { expect, it } from 'vitest'
import { compile } from '../../programs/language/compile.ts'
import { hold, ramp, s } from '../../programs/language/write.ts'
import * as massager from '../../src/massager.ts'
import { OFF, RUNNING } from '../../src/massager.ts'
import * as player from '../../src/program/player.ts'
import { makeProgram } from '../programs/language/make-program.ts'
import { Bench, UNLOCKED } from './massager-bench.ts'

const LONG_MS = 800
/** Two steps of the ramp are less apart. */
const OFFSETS = Array.from({ length: 30 }, (_, i) => i * 5)

/** In a ramp, with the button held, `quiet` ms before the press is long. */
function benchBefore(offset: number, quiet: number): Bench {
  const rotation = [compile(makeProgram([ramp(100, s(12)), hold(100, s(1)), ramp(0, s(1))]))]
  const bench = new Bench(UNLOCKED, rotation).press(900).run(2000 + offset)
  return bench.setButton(1).run(LONG_MS - quiet)
}

it('nothing begins in the last 40 ms but the next duty, which comes in time', () => {
  let changes = 0
  for (const offset of OFFSETS) {
    const bench = benchBefore(offset, massager.QUIET_MS - 1)
    const { wakes, duties } = bench
    const [next, known] = [player.nextAt, duties.length]
    bench.run(massager.QUIET_MS - 2)
    const driven = duties.slice(known)
    expect([player.nextAt, driven.length, bench.wakes - wakes]).toEqual([
      next,
      bench.now >= next ? 1 : 0,
      driven.length,
    ])
    for (const [at] of driven) expect(at).toBe(next)
    changes += driven.length
    expect(bench.run(1).state).toBe(OFF)
  }
  expect(changes).toBeGreaterThan(OFFSETS.length / 5)
})

it('goes on at once if the press ends before it is long', () => {
  for (const offset of OFFSETS) {
    const bench = benchBefore(offset, 1).setButton(0).run(5)
    expect(bench.state).toBe(RUNNING)
    expect(player.nextAt).toBeGreaterThan(bench.now)
    expect(bench.run(1000).isMotorOn).toBe(true)
  }
})
