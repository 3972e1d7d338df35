// The line on each engine at the end of a run.

import { describe, expect, it } from 'vitest'
import type { TestModule } from 'vitest/node'
import { summarize, summarizeChip } from './reporter.ts'

type Result = [board: string, scenario: string, state: string]

/** As much of a run as the reporter reads. */
function run(engine: string, ...results: Result[]): TestModule {
  const tests = results.map(([board, name, state]) => ({
    name,
    parent: { type: 'suite', name: board },
    result: () => ({ state }),
  }))
  const suite = { name: engine, children: { allTests: () => tests } }
  return { children: { suites: () => [suite] } } as unknown as TestModule
}

it('counts scenarios and boards', () => {
  const module = run('Espruino', ['a', 'x', 'passed'], ['a', 'y', 'passed'], ['b', 'x', 'passed'], ['b', 'y', 'passed'])
  expect(summarize(module, 'Espruino')).toBe('Espruino: played 2 scenarios on 2 boards')
})

it('counts failures', () => {
  const module = run('Kaluma', ['a', 'x', 'passed'], ['a', 'y', 'failed'])
  expect(summarize(module, 'Kaluma')).toBe('Kaluma: played 2 scenarios on 1 board, 1 failed')
})

it.each([
  ['Espruino', 'ESPRUINO'],
  ['JerryScript', 'JERRY'],
  ['Kaluma', 'KALUMA'],
])('says what a run on %s needs when %s is not set', (name, variable) => {
  const sentence = `${name}: skipped; set ${variable} to the path of a Linux build of ${name}`
  expect(summarize(run(name, ['', 'is not available', 'skipped']), name)).toBe(sentence)
})

describe('the line about the emulated chip', () => {
  const modules = [{ moduleId: '/unknot/tests/chip/safety.slow.test.ts' }] as unknown as TestModule[]

  it('says which binary is missing', () => {
    expect(summarizeChip(modules, { KALUMA_UF2: 'kaluma.uf2' })).toBe(
      'Chip: skipped; set ESPRUINO_UF2 to the UF2 file of the engine (docs/contributor/chip.md)',
    )
  })

  it('is left out where both are given, or no chip test is in the run', () => {
    expect(summarizeChip(modules, { KALUMA_UF2: 'a.uf2', ESPRUINO_UF2: 'b.uf2' })).toBeUndefined()
    expect(summarizeChip([], {})).toBeUndefined()
  })
})
