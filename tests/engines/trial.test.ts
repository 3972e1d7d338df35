// The program that tries a board prints the same and turns the motor for the same time on every engine.

import { describe, expect, it } from 'vitest'
import { builtTrial } from '../support/build/built-file.ts'
import { isFull } from '../support/scope.ts'
import { type Engine, halOf } from './harness/engine.ts'
import { engines } from './harness/engines.ts'
import { node } from './harness/node.ts'
import { play } from './harness/play.ts'
import { record } from './harness/record.ts'

/** A press of the button while the program waits for one. */
const EVENTS = '3500 closed 1\n3600 closed 0\n9000 end 0\n'

const built: Record<string, string> = {}
for (const name of isFull ? ['puckjs2', 'pico'] : ['puckjs2']) built[name] = await builtTrial(name)

describe.each(Object.keys(built))('the program for %s', (name) => {
  const { world } = record('given unlocked', name)
  const run = async (engine: Engine) =>
    play(engine, { world: { ...world, slots: {} }, events: EVENTS }, { board: name, built: built[name]! })

  const available = engines.flatMap(([, engine]) => (engine?.runs(halOf(name)) ? [engine] : []))
  it.each(available)('does on $name what it does on Node', async (engine) => {
    const { trace, notes } = await run(engine)
    expect(notes.at(-1)).toBe('all is well')
    const onNode = await run(node)
    expect(notes).toEqual(onNode.notes)
    expect(trace).toEqual(onNode.trace)
    const on = trace.filter((line) => /"duty":[1-9]/.test(line)).map((line) => JSON.parse(line).t)
    expect(on.length).toBeGreaterThan(0)
  })
})
