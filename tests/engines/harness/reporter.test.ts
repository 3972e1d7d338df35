// What a run says of each engine.

import { expect, it } from 'vitest'
import type { TestModule } from 'vitest/node'
import { said } from './reporter.ts'

type Result = [board: string, scenario: string, state: string]

/** As much of a run as the reporter looks at. */
function run(engine: string, ...results: Result[]): TestModule {
  const tests = results.map(([board, name, state]) => ({
    name,
    parent: { type: 'suite', name: board },
    result: () => ({ state }),
  }))
  const suite = { name: engine, children: { allTests: () => tests } }
  return { children: { suites: () => [suite] } } as unknown as TestModule
}

it('what ran, and where', () => {
  const module = run('Espruino', ['a', 'x', 'passed'], ['a', 'y', 'passed'], ['b', 'x', 'passed'], ['b', 'y', 'passed'])
  expect(said(module, 'Espruino')).toBe('Espruino: ran 2 scenarios on 2 boards')
})

it('what failed', () => {
  const module = run('Kaluma', ['a', 'x', 'passed'], ['a', 'y', 'failed'])
  expect(said(module, 'Kaluma')).toBe('Kaluma: ran 2 scenarios on 1 board, 1 failed')
})

it.each([
  ['Espruino', 'ESPRUINO'],
  ['JerryScript', 'JERRY'],
  ['Kaluma', 'KALUMA'],
])('%s: why it did not run', (name, variable) => {
  const sentence = `${name}: skipped, ${variable} does not name a Linux build of it`
  expect(said(run(name, ['', 'is not at hand', 'skipped']), name)).toBe(sentence)
})
