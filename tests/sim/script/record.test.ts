// A recording, played again, gives the same trace to the byte, and so does a scenario that is played twice.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { parse } from '../../../sim/script/parse.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { givenLines, Recording } from '../../../sim/script/record.ts'
import type { GivenWorld } from '../../../sim/world/fields.ts'
import { FIELD_NAMES, FIELDS, type FieldName } from '../../../sim/world/fields.ts'

const options = { programs: compileRotation(), names: rotation.map((program) => program.name) }

/** Plays a scenario: its trace, one JSON object a line, and its recording. */
function play(text: string) {
  const { given, lines } = parse(text, options.names)
  const stored = lines.filter(({ step }) => step.kind === 'given').map((line) => line.text)
  const recording = new Recording([...givenLines(given), ...stored])
  let trace = ''
  const { simulatedMs } = runScenario(text, {
    ...options,
    onTrace: (line) => {
      trace += `${JSON.stringify(line)}\n`
    },
    onLine: (device, { step, text: words }) => {
      if (step.kind === 'event') recording.note(device.now, words)
    },
  })
  return { trace, recorded: recording.toText(simulatedMs) }
}

const oneOf = (min: number, max: number, write: (value: number) => string) => fc.integer({ min, max }).map(write)

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('press', 'press twice', 'press three times', 'long press') },
  { weight: 8, arbitrary: oneOf(1, 20_000, (ms) => `wait ${ms} ms`) },
  { weight: 2, arbitrary: oneOf(1, 3000, (ms) => `press for ${ms} ms`) },
  { weight: 1, arbitrary: fc.constantFrom('hold the button', 'let go', 'the button sticks', 'the button is free') },
  { weight: 2, arbitrary: oneOf(1, 60, (newtons) => `press it on with ${newtons} N`) },
  { weight: 1, arbitrary: fc.constantFrom('lift it off', 'stall the motor', 'free the motor') },
  { weight: 1, arbitrary: fc.constantFrom('charger in', 'charger out', 'power off and on', 'break engine') },
  { weight: 1, arbitrary: oneOf(0, 100, (percent) => `cell at ${percent} %`) },
  { weight: 1, arbitrary: oneOf(-20, 60, (celsius) => `room ${celsius} C`) },
  { weight: 1, arbitrary: fc.constantFrom('thermistor open', 'thermistor fine', 'battery 3.25 V', 'temperature 41 C') },
  { weight: 1, arbitrary: fc.constantFrom('lose power', 'power back', 'lose power at byte 37', 'day 20000') },
)

/** A value of a field: one of a thousand steps from its minimum to its maximum. */
const field = (name: FieldName) => {
  const { min, max } = FIELDS[name]
  return fc.integer({ min: 0, max: 1000 }).map((part) => [name, Number((min + ((max - min) * part) / 1000).toFixed(3))])
}

const world = fc
  .subarray([...FIELD_NAMES])
  .chain((names) => fc.tuple(...names.map(field)))
  .map((entries) => Object.fromEntries(entries) as GivenWorld['world'])

const scenario = fc
  .record({
    given: fc.record(
      { world, seed: fc.integer({ min: 0, max: 1_000_000 }), motor: fc.constantFrom('massager', 'coin') },
      { requiredKeys: ['world', 'seed'] },
    ),
    stored: fc.subarray(['given unlocked', 'given strength 5', 'given program flow']),
    steps: fc.array(step, { minLength: 1, maxLength: 25 }),
  })
  .map(({ given, stored, steps }) => [...givenLines(given as GivenWorld), ...stored, ...steps].join('\n'))

describe('a recording', () => {
  it('gives the same trace and the same recording when it is played again', () => {
    fc.assert(
      fc.property(scenario, (text) => {
        const first = play(text)
        const again = play(first.recorded)
        expect(again.trace).toBe(first.trace)
        expect(again.recorded).toBe(first.recorded)
      }),
      { numRuns: 60 },
    )
  })

  it('is as reproducible as any scenario, which gives the same trace twice', () => {
    fc.assert(
      fc.property(scenario, (text) => {
        expect(play(text).trace).toBe(play(text).trace)
      }),
      { numRuns: 20 },
    )
  })

  it('has the world, each event at its time, and the end', () => {
    const text = `given the coin motor
given an engine like none
given a real world with seed 5
given cell charge 60 %
given switch bounce 12.5 ms
given unlocked
wait 1.234 s   # no event
long press
expect state running
wait 2 s
charger in
at 10 s: the end`
    expect(play(text).recorded).toBe(`given the coin motor
given an engine like none
given a real world with seed 5
given cell charge 60 %
given switch bounce 12.5 ms
given unlocked
at 1.234 s: long press
at 4.134 s: charger in
at 10.000 s: the end
`)
  })

  it('has no world on the bench', () => {
    expect(play('given unlocked\npress\nwait 1 s').recorded).toBe(
      'given unlocked\nat 0.000 s: press\nat 1.100 s: the end\n',
    )
  })
})

describe('the seed', () => {
  const shaky = (seed: number) => `given a real world with seed ${seed}
given an engine like none
given switch bounce 100 ms
given sensor noise 20 steps
given unlocked
long press
wait 30 s`

  it('decides all random numbers: another seed gives another run', () => {
    const traces = [1, 2, 3, 4, 5].map((seed) => play(shaky(seed)).trace)
    expect(traces[0]).toContain('"state":"running"')
    expect(new Set(traces).size).toBe(traces.length)
  })
})
