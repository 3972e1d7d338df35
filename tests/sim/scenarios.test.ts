import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../programs/index.ts'
import { withTables } from '../../sim/script/page.ts'
import { ScenarioError } from '../../sim/script/parse.ts'
import { runScenario } from '../../sim/script/play.ts'
import { ExpectationError } from '../../sim/script/step.ts'
import { STEPS } from '../../sim/script/steps.ts'
import { FIELD_NAMES } from '../../sim/world/fields.ts'

const folder = join(import.meta.dirname, '../../sim/scenarios')
const options = { programs: compileRotation(), names: rotation.map((program) => program.name) }
const play = (text: string) => runScenario(text, options)

it.each(readdirSync(folder))('%s', (file) => {
  expect(play(readFileSync(join(folder, file), 'utf8')).expectations).toBeGreaterThan(0)
})

it('every step is used by a scenario', () => {
  const all = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  for (const { form } of STEPS) {
    const pattern = new RegExp(`^${form.replace(/[A-Z]{2,}.*/, '\\S')}`, 'm')
    expect(all, form).toMatch(pattern)
  }
})

it('docs/scenarios.md lists every step and field, as they are', () => {
  const page = readFileSync(join(folder, '../../docs/scenarios.md'), 'utf8')
  expect(page, 'stale: npm run docs').toBe(withTables(page))
  expect(page.match(/^\| `/gm)).toHaveLength(STEPS.length + FIELD_NAMES.length)
})

describe('mistakes name the line', () => {
  it.each([
    ['press\npres twice', 'line 2: unknown step "pres twice"; did you mean "press twice"?'],
    ['# remark\n\nexpect state runing', 'line 3: unknown state "runing"; did you mean "running"?'],
    ['given program nott', 'line 1: unknown program "nott"; did you mean "knot"?'],
    ['break motr', 'line 1: unknown part "motr"; did you mean "motor"?'],
    ['press\ngiven unlocked', 'line 2: what is given must come before everything else'],
    ['wait 5', 'line 1: unknown step "wait 5"; did you mean "wait TIME"?'],
    ['press for 3 sec', 'line 1: unknown step "press for 3 sec"; did you mean "press for TIME"?'],
  ])('%j', (text, message) => {
    expect(() => play(text)).toThrow(new ScenarioError(message))
  })
})

describe('an expectation that fails says what was expected and what came', () => {
  it.each([
    ['expect state off', 'line 1: expect state off: expected state off, but it was locked (at 0.000 s)'],
    ['wait 2 s\nexpect duty 5 to 9', 'line 2: expect duty 5 to 9: expected duty 5 to 9, but it was 0 (at 2.000 s)'],
    ['expect light on', 'line 1: expect light on: expected light on, but it was off (at 0.000 s)'],
    ['press\nwait 2 s\nexpect blinks 2', 'line 3: expect blinks 2: expected blinks 2, but it was 1 (at 2.100 s)'],
    [
      'press\nwait 1 s\nexpect nothing',
      'line 3: expect nothing: expected nothing to change, but it was {"t":401,"light":1000} (at 1.100 s)',
    ],
  ])('%j', (text, message) => {
    expect(() => play(text)).toThrow(new ExpectationError(message))
  })
})
