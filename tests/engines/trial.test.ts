// The program that tries a board, on every engine that is at hand: it says the same, and turns the motor as long.

import { describe, expect, it } from 'vitest'
import { builtTrial } from '../support/build/built-file.ts'
import { halOf } from './harness/engine.ts'
import { engines } from './harness/engines.ts'
import { node } from './harness/node.ts'
import { play } from './harness/play.ts'
import { record } from './harness/record.ts'

/** A press while it waits for one. */
const EVENTS = '3500 closed 1\n3600 closed 0\n9000 end 0\n'

const built: Record<string, string> = {}
for (const name of ['puckjs2', 'pico']) built[name] = await builtTrial(name)

describe.each(Object.keys(built))('%s', (name) => {
  const { world } = record('given unlocked', name)
  const tried = async (engine: typeof node) =>
    play(engine, { world: { ...world, slots: {} }, events: EVENTS }, { board: name, built: built[name]! })

  it.each(engines.filter(([, engine]) => !engine || engine.runs(halOf(name))))('%s', async (_, engine) => {
    if (!engine) return
    const { trace, notes } = await tried(engine)
    expect(notes.at(-1)).toBe('all is well')
    const here = await tried(node)
    expect(notes).toEqual(here.notes)
    expect(trace).toEqual(here.trace)
    const on = trace.filter((line) => /"duty":[1-9]/.test(line)).map((line) => JSON.parse(line).t)
    expect(on.length).toBeGreaterThan(0)
  })
})
