import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { PAGES, PICTURES, withTables } from '../../../sim/pages/pages.ts'
import { readStep, ScenarioError } from '../../../sim/script/parse.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { ExpectationError } from '../../../sim/script/step.ts'
import { STEPS } from '../../../sim/script/steps.ts'
import { FIELD_NAMES } from '../../../sim/world/fields.ts'
import { isFull } from '../../support/scope.ts'

const folder = join(import.meta.dirname, '../../../sim/scenarios')
const options = { programs: compileRotation(), names: rotation.map((program) => program.name) }
const play = (text: string) => runScenario(text, options)

it.each(readdirSync(folder))('%s', (file) => {
  expect(play(readFileSync(join(folder, file), 'utf8')).expectations).toBeGreaterThan(0)
})

it('every step is used by a scenario', () => {
  const used = new Set<string>()
  for (const file of readdirSync(folder))
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const words = line
        .replace(/#.*/, '')
        .replace(/^at .+?: /, '')
        .trim()
      if (words) used.add(readStep(words, options.names).step.form)
    }
  expect(STEPS.map(({ form }) => form).filter((form) => !used.has(form))).toEqual([])
})

describe('the documents say what is there', () => {
  const docs = join(import.meta.dirname, '../../../docs')
  const read = (file: string) => readFileSync(join(docs, file), 'utf8')

  // How flash wears takes seconds to work out.
  const SLOW_PAGE = 'contributor/memory.md'
  it.each(PAGES.filter((page) => isFull || page !== SLOW_PAGE))('docs/%s', (page) => {
    expect(withTables(read(page)), 'stale: npm run docs').toBe(read(page))
  })

  it('every step and field has its row', () => {
    expect(read('maker/scenarios.md').match(/^\| `/gm)).toHaveLength(STEPS.length + FIELD_NAMES.length)
  })

  it.each(Object.entries(PICTURES))('%s', (picture, draw) => {
    expect(draw() === read(picture), 'stale: npm run docs').toBe(true)
  })
})

describe('mistakes name the line', () => {
  it.each([
    ['press\npres twice', 'line 2: unknown step "pres twice"; did you mean "press twice"?'],
    ['# remark\n\nexpect state runing', 'line 3: unknown state "runing"; did you mean "running"?'],
    ['given program nott', 'line 1: unknown program "nott"; expected one of knot, ease, flow, calm, break'],
    ['break motr', 'line 1: unknown part "motr"; did you mean "motor"?'],
    ['press\ngiven unlocked', 'line 2: what is given must come before everything else'],
    ['wait 5', 'line 1: unknown step "wait 5"; did you mean "wait TIME"?'],
    ['press for 3 sec', 'line 1: unknown step "press for 3 sec"; did you mean "press for TIME"?'],
    ['given the coim motor', 'line 1: unknown motor "coim"; did you mean "coin"?'],
    ['thermistor shortd', 'line 1: unknown wire "shortd"; did you mean "shorted"?'],
    ['expect state drk', 'line 1: unknown state "drk"; did you mean "dark"?'],
    ['wait for me', 'line 1: unknown step "wait for me"; expected one of wait TIME'],
    ['sing', 'line 1: unknown step "sing"; docs/maker/scenarios.md lists every step'],
  ])('%j', (text, message) => {
    expect(() => play(text)).toThrow(new ScenarioError(message))
  })

  it.each([
    ['given cell chage 20 %', 'line 2: unknown field "cell chage"; did you mean "cell charge"?'],
    ['given cell charge 20 Ah', 'line 2: cell charge is in %, not Ah'],
    ['given cell charge 101 %', 'line 2: cell charge is 0 to 100 %, not 101'],
    ['given switch bounce -1 ms', 'line 2: switch bounce is 0 to 200 ms, not -1'],
    ['press\ngiven switch bounce 5 ms', 'line 3: what is given must come before everything else'],
  ])('in a real world %j', (text, message) => {
    expect(() => play(`given a real world with seed 1\n${text}`)).toThrow(new ScenarioError(message))
  })

  it.each([
    ['given cell charge 20 %', 'line 1: say first: given a real world with seed 1'],
    ['given unlocked\ngiven a real world with seed 1', 'line 2: the world must be given before what is stored'],
    ['given unlocked\ngiven the coin motor', 'line 2: the world must be given before what is stored'],
    ['at 1 s: given unlocked', 'line 1: what is given must come before everything else'],
  ])('given in the wrong order: %j', (text, message) => {
    expect(() => play(text)).toThrow(new ScenarioError(message))
  })

  it.each([
    ['at noon: press', 'line 1: "noon" is no time; write "800 ms", "1.5 s", "2 min", "1 h" or "1 d"'],
    ['at 5: press', 'line 1: "5" is no time; write "800 ms", "1.5 s", "2 min", "1 h" or "1 d"'],
    ['at -1 s: press', 'line 1: "-1 s" is no time; write "800 ms", "1.5 s", "2 min", "1 h" or "1 d"'],
    ['at 5 s: pess', 'line 1: unknown step "pess"; did you mean "press"?'],
    ['at 5 s: press\nat 3 s: press', 'line 2: time does not go back: it is 5.100 s here, and 3.000 s has passed'],
    ['press for 2 s\n\nat 1.5 s: press', 'line 3: time does not go back: it is 2.000 s here, and 1.500 s has passed'],
    // Known only as it is played: the pauses between presses are the finger's.
    [
      'press three times\nat 500 ms: press',
      'line 2: time does not go back: it is 0.600 s here, and 0.500 s has passed',
    ],
    [
      'press\nat 150 ms: press\nat 300 ms: press',
      'line 3: time does not go back: it is 0.350 s here, and 0.300 s has passed',
    ],
  ])('of time %j', (text, message) => {
    expect(() => play(text)).toThrow(new ScenarioError(message))
  })

  it('of time are told before anything is played, where they can be', () => {
    const begun: string[] = []
    const text = 'press\nat 1 d: press\nat 1 h: press'
    expect(() => runScenario(text, { ...options, onLine: (_, line) => begun.push(line.text) })).toThrow('line 3: ')
    expect(begun).toEqual([])
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
