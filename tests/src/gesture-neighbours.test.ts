// A miscounted press does nothing worse than its neighbour: in each state, for each number of presses, nothing moves
// unasked, the light tells it from one press more, and a gesture takes it back.

import { describe, expect, it } from 'vitest'
import * as massager from '../../src/massager.ts'
import { STATE_NAMES } from '../../src/massager.ts'
import { LOCKED_FIELD, PROGRAM_FIELD, SPOTS, saved } from '../../src/memory/settings.ts'
import * as desk from '../../src/routine/desk.ts'
import * as spots from '../../src/routine/spots.ts'
import { NEVER } from '../../src/time.ts'
import { type Bench, benchIn } from './massager-bench.ts'

const LONG = 0
/** More presses than any gesture has. */
const MOST = 6

/** How to take back so many presses: a number of presses or LONG, and how often. Nothing to take back: undefined. */
type Undo = readonly [gesture: number, times: number] | undefined

// By state, from one press on.
// biome-ignore format: it is a table
const UNDO: Record<string, readonly Undo[]> = {
  //            one        two        three      four       five       six
  off:         [undefined, undefined, [3, 1],    [4, 1],    [LONG, 1], undefined],
  running:     [[1, 4],    [2, 4],    [3, 2],    [4, 2],    undefined, undefined],
  locked:      [undefined, undefined, [3, 1],    undefined, undefined, undefined],
  charging:    [undefined, undefined, undefined, undefined, undefined, undefined],
  fault:       [undefined, undefined, undefined, undefined, undefined, undefined],
  service:     [undefined, undefined, [LONG, 1], undefined, undefined, undefined],
}

const gesture = (bench: Bench, count: number) => (count === LONG ? bench.press(900) : bench.pressTimes(count)).run(7000)

/** What a gesture may change for longer than the light says it. The plan, once begun, only changes what the light says. */
const settingsOf = (bench: Bench) => ({
  state: STATE_NAMES[bench.state],
  strength: massager.strength,
  program: massager.program,
  spot: spots.spot,
  isDesk: desk.nudgeAt < NEVER,
  stored: [saved[LOCKED_FIELD], saved[PROGRAM_FIELD]],
  marks: saved.slice(spots.MARKS, spots.MARKS + SPOTS),
})

describe.each(Object.entries(UNDO))('in the state %s', (state, undos) => {
  it.each(undos.map((undo, i) => [i + 1, undo] as const))('%i presses can be taken back by %j', (count, undo) => {
    const bench = benchIn(state)
    const before = settingsOf(bench)
    gesture(bench, count)
    if (undo) {
      expect(settingsOf(bench)).not.toEqual(before)
      for (let i = 0; i < undo[1]; i++) gesture(bench, undo[0])
    }
    expect(settingsOf(bench)).toEqual(before)
  })

  it.each(undos.slice(1).map((_, i) => [i + 1, i + 2]))('the light tells %i presses from %i', (fewer, more) => {
    const heard = (act: (bench: Bench) => unknown) => new Set(benchIn(state).listen(act))
    const [a, b] = [fewer, more].map((count) => heard((bench) => gesture(bench, count)))
    // Service mode says so all the time.
    const untouched = heard((bench) => bench.run(7000))
    if (String([...a!, ...b!]) !== String([...untouched, ...untouched])) expect(a).not.toEqual(b)
  })

  it(`no number of presses up to ${MOST} starts the motor within a minute`, () => {
    // A session runs already, and three presses in service mode ask for a calibration.
    for (let count = 1; count <= MOST && state !== 'running'; count++) {
      const bench = benchIn(state)
      gesture(bench, count)
      if (state === 'service' && count === 3) continue
      bench.run(60_000)
      expect(bench.isMotorOn, `${count} presses`).toBe(false)
      expect(bench.duties, `${count} presses`).toEqual([])
    }
  })
})

it('only five presses while it is off open the console', () => {
  for (const state of Object.keys(UNDO).filter((name) => name !== 'service'))
    for (let count = 1; count <= MOST; count++) {
      const bench = gesture(benchIn(state), count)
      expect(STATE_NAMES[bench.state] === 'service', `${count} presses in ${state}`).toBe(
        state === 'off' && count === 5,
      )
    }
})
