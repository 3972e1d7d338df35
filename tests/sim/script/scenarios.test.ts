import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import type { EngineName } from '../../../sim/device/engine/models.ts'
import { PAGES, PICTURES, withTables } from '../../../sim/pages/pages.ts'
import { readStep, ScenarioError } from '../../../sim/script/parse.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { ExpectationError } from '../../../sim/script/step.ts'
import { STEPS } from '../../../sim/script/steps.ts'
import { FIELD_NAMES } from '../../../sim/world/fields.ts'
import { SIGNALS } from '../../../src/signal-words.ts'
import { isFull } from '../../support/scope.ts'

const folder = join(import.meta.dirname, '../../../sim/scenarios')
const options = { programs: compileRotation(), names: rotation.map((program) => program.name) }
/** The names of the signals that scenarios have said so far. */
const heard = new Set<string>()
const play = (text: string, engine?: EngineName) =>
  runScenario(text, { ...options, engine, onSay: ({ signal }) => signal && heard.add(signal.name) })

/** They expect an answer sooner than a device gives it whose code takes time. */
const TOO_SOON_FOR_A_CHIP: readonly string[] = ['battery-third.txt', 'button-bounce-lock.txt', 'calibrate.txt']

it.each(readdirSync(folder))('every expectation of %s is met', (file) => {
  const text = readFileSync(join(folder, file), 'utf8')
  expect(play(text, TOO_SOON_FOR_A_CHIP.includes(file) ? 'none' : undefined).expectations).toBeGreaterThan(0)
})

it('every signal of the light is said in a scenario', () => {
  expect(SIGNALS.map(({ name }) => name).filter((name) => !heard.has(name))).toEqual([])
})

it('every step is used in a scenario', () => {
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

describe('the documents are up to date', () => {
  const docs = join(import.meta.dirname, '../../../docs')
  const read = (file: string) => readFileSync(join(docs, file), 'utf8')

  // The wear of the flash takes seconds to compute.
  const SLOW_PAGE = 'contributor/memory.md'
  it.each(PAGES.filter((page) => isFull || page !== SLOW_PAGE))('docs/%s has the tables of the code', (page) => {
    expect(withTables(read(page)), 'stale: npm run docs').toBe(read(page))
  })

  it('docs/maker/scenarios.md has a row for every step and field', () => {
    expect(read('maker/scenarios.md').match(/^\| `/gm)).toHaveLength(STEPS.length + FIELD_NAMES.length)
  })

  it.each(Object.entries(PICTURES))('docs/%s is as it is drawn now', (picture, draw) => {
    expect(draw() === read(picture), 'stale: npm run docs').toBe(true)
  })
})

/** The error of one line that cannot be read. */
const refusal = (message: string): ScenarioError => {
  const [, line, reason] = /^line (\d+): (.*)$/s.exec(message)!
  return ScenarioError.at([{ line: Number(line), reason: reason! }])
}

it('every line that cannot be read is reported', () => {
  expect(() => play('pess\nwait 1 s\nexpect state runing')).toThrow(
    'line 1: unknown step "pess"; did you mean "press"?\nline 3: unknown state "runing"; did you mean "running"?',
  )
})

describe('a mistake is reported with its line and a hint', () => {
  it.each([
    ['press\npres twice', 'line 2: unknown step "pres twice"; did you mean "press twice"?'],
    ['# remark\n\nexpect state runing', 'line 3: unknown state "runing"; did you mean "running"?'],
    ['given program nott', 'line 1: unknown program "nott"; expected one of knot, ease, flow, calm, break'],
    ['break motr', 'line 1: unknown part "motr"; did you mean "motor"?'],
    ['press\ngiven unlocked', 'line 2: "given" steps come first and have no time: move "given unlocked" to the start'],
    ['wait 5', 'line 1: unknown step "wait 5"; did you mean "wait TIME"?'],
    ['press for 3 sec', 'line 1: unknown step "press for 3 sec"; did you mean "press for TIME"?'],
    ['given the coim motor', 'line 1: unknown motor "coim"; did you mean "coin"?'],
    ['thermistor shortd', 'line 1: unknown wire "shortd"; did you mean "shorted"?'],
    ['expect state drk', 'line 1: unknown state "drk"; did you mean "dark"?'],
    ['wait for me', 'line 1: unknown step "wait for me"; expected one of wait TIME'],
    ['sing', 'line 1: unknown step "sing"; docs/maker/scenarios.md lists every step'],
  ])('%j', (text, message) => {
    expect(() => play(text)).toThrow(refusal(message))
  })

  it.each([
    ['given cell chage 20 %', 'line 2: unknown field "cell chage"; did you mean "cell charge"?'],
    ['given cell charge 20 Ah', 'line 2: cell charge: expected a number in %, but got Ah'],
    ['given cell charge 101 %', 'line 2: cell charge: expected 0 to 100 %, but got 101'],
    ['given switch bounce -1 ms', 'line 2: switch bounce: expected 0 to 200 ms, but got -1'],
    [
      'press\ngiven switch bounce 5 ms',
      'line 3: "given" steps come first and have no time: move "given switch bounce 5 ms" to the start',
    ],
  ])('in a real world: %j', (text, message) => {
    expect(() => play(`given a real world with seed 1\n${text}`)).toThrow(refusal(message))
  })

  it.each([
    ['given cell charge 20 %', 'line 1: a field needs a real world: write "given a real world with seed 1" before it'],
    [
      'given unlocked\ngiven a real world with seed 1',
      'line 2: the world comes before stored settings: move "given a real world with seed 1" to the start',
    ],
    [
      'given unlocked\ngiven the coin motor',
      'line 2: the world comes before stored settings: move "given the coin motor" to the start',
    ],
    ['at 1 s: given unlocked', 'line 1: "given" steps come first and have no time: move "given unlocked" to the start'],
  ])('of "given" steps: %j', (text, message) => {
    expect(() => play(text)).toThrow(refusal(message))
  })

  it.each([
    ['at noon: press', 'line 1: expected a time such as "800 ms", "1.5 s", "2 min", "1 h" or "1 d", but got "noon"'],
    ['at 5: press', 'line 1: expected a time such as "800 ms", "1.5 s", "2 min", "1 h" or "1 d", but got "5"'],
    ['at -1 s: press', 'line 1: expected a time such as "800 ms", "1.5 s", "2 min", "1 h" or "1 d", but got "-1 s"'],
    ['at 5 s: pess', 'line 1: unknown step "pess"; did you mean "press"?'],
    [
      'at 5 s: press\nat 3 s: press',
      'line 2: expected a time from 5.100 s on, when the step before has ended, but got 3.000 s',
    ],
    [
      'press for 2 s\n\nat 1.5 s: press',
      'line 3: expected a time from 2.000 s on, when the step before has ended, but got 1.500 s',
    ],
    // Found only while it is played: the pauses between presses belong to the finger.
    [
      'press three times\nat 500 ms: press',
      'line 2: expected a time from 0.600 s on, when the step before has ended, but got 0.500 s',
    ],
    [
      'press\nat 150 ms: press\nat 300 ms: press',
      'line 3: expected a time from 0.350 s on, when the step before has ended, but got 0.300 s',
    ],
  ])('of a time: %j', (text, message) => {
    expect(() => play(text)).toThrow(refusal(message))
  })

  it('of a time, before anything is played, where the parser can find it', () => {
    const played: string[] = []
    const text = 'press\nat 1 d: press\nat 1 h: press'
    expect(() => runScenario(text, { ...options, onLine: (_, line) => played.push(line.text) })).toThrow('line 3: ')
    expect(played).toEqual([])
  })
})

describe('a failed expectation says what was expected and what came', () => {
  it.each([
    ['expect state off', 'line 1: expect state off: expected state off, but it was locked (at 0.000 s)'],
    ['wait 2 s\nexpect duty 5 to 9', 'line 2: expect duty 5 to 9: expected duty 5 to 9, but it was 0 (at 2.000 s)'],
    ['expect light on', 'line 1: expect light on: expected light on, but it was off (at 0.000 s)'],
    ['press\nwait 2 s\nexpect blinks 2', 'line 3: expect blinks 2: expected blinks 2, but it was 1 (at 2.100 s)'],
    [
      'press\nwait 4 s\nexpect it says "unlocked"',
      'line 3: expect it says "unlocked": expected it to say "unlocked", but it said "locked, press three times to unlock it" (at 4.100 s)',
    ],
    [
      'expect it says "locked"',
      'line 1: expect it says "locked": expected it to say "locked", but it said nothing (at 0.000 s)',
    ],
    [
      'press\nwait 1 s\nexpect nothing',
      'line 3: expect nothing: expected no change, but the trace has {"t":401,"light":1000} (at 1.100 s)',
    ],
  ])('%j', (text, message) => {
    expect(() => play(text)).toThrow(new ExpectationError(message))
  })
})
