// Reads scenarios: text files that anyone can read and write, one step a line, each at its time where it says one.
// Whatever cannot be read is told with its line and the nearest thing that could.

import { nearestName, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { LONG_PRESS_MS, PRESS_MS } from '../device/device.ts'
import { FIELD_NAMES, FIELDS, type GivenWorld } from '../world/fields.ts'
import { ARGUMENTS, COUNTS } from './arguments.ts'
import type { Step } from './step.ts'
import { STEPS } from './steps.ts'
import { parseTime, seconds } from './units.ts'

/** A scenario that cannot be read: which line, and why. */
export class ScenarioError extends UsageError {}

export interface ScriptLine {
  /** Of the file, from 1. */
  number: number
  /** The step, without its time. */
  text: string
  /** When it is to happen, in ms since the beginning, where it says so. */
  at?: number
  step: Step
  args: readonly string[]
}

export interface Script {
  given: GivenWorld
  lines: readonly ScriptLine[]
  /** It takes at least so long, in ms. */
  leastMs: number
}

const AT = /^at (.+?): (.*)$/
const NO_COLON = /^at \d[^:]*$/

const compiled = STEPS.map((step) => {
  const names = [...step.form.matchAll(/[A-Z]{2,}/g)].map(([name]) => name)
  const pattern = step.form.replace(/[A-Z]{2,}/g, (name) => `(${ARGUMENTS[name]!.pattern})`)
  return { step, names, pattern: new RegExp(`^${pattern}$`) }
})

/** What a mistyped step may have meant; a count is meant by its word, a field by its name and unit. */
const suggestions = STEPS.flatMap(({ form }) => {
  if (form.includes('COUNT')) return Object.keys(COUNTS).map((count) => form.replace('COUNT', count))
  if (!form.includes('FIELD')) return [form]
  return FIELD_NAMES.map((name) => form.replace('FIELD', FIELDS[name].words).replace('UNIT', FIELDS[name].unit))
})

const TIME = /-?\d[\d.]* ?(?:ms|s|min|h|d|sec|seconds|minutes|hours)?\b/i
const NUMBER = /-?\d[\d.]*/

/** The form that is near once its values are capitals as in the forms, a time or else a number; or the forms alike. */
function unknownStep(line: string): UsageError {
  const near = [line.replace(TIME, 'TIME'), line.replace(NUMBER, 'NUMBER')].flatMap(
    (form) => nearestName(form, suggestions) ?? [],
  )
  const [word] = line.split(' ')
  const alike = suggestions.filter((form) => form.split(' ')[0] === word)
  if (near[0] === undefined && alike.length > 0) return unknownName('step', line, alike)
  const hint = near[0] === undefined ? 'docs/maker/scenarios.md lists every step' : `did you mean "${near[0]}"?`
  return new UsageError(`unknown step "${line}"; ${hint}`)
}

/** One step by its words. Throws UsageError. */
export function readStep(text: string, programs: readonly string[]) {
  const found = compiled.find(({ pattern }) => pattern.test(text))
  if (!found) throw unknownStep(text)
  const args = found.pattern.exec(text)!.slice(1)
  found.names.forEach((name, k) => {
    const words = ARGUMENTS[name]!.words?.(programs)
    if (words && !words.includes(args[k]!)) throw unknownName(name.toLowerCase(), args[k]!, words)
  })
  const { within } = found.step as Partial<Step>
  const number = Number(args[found.names.indexOf('NUMBER')])
  if (within && !(number >= within[0] && number <= within[1]))
    throw new UsageError(`"${text}": the number is ${within[0]} to ${within[1]}`)
  return { step: found.step, args }
}

function readTime(text: string): number {
  const ms = parseTime(text)
  if (ms === undefined) throw new UsageError(`"${text}" is no time; write "800 ms", "1.5 s", "2 min", "1 h" or "1 d"`)
  return ms
}

/** How long a step takes by itself, in ms. */
function lasts({ form }: Step, [arg]: readonly string[]): number {
  if (form === 'wait TIME' || form === 'press for TIME') return parseTime(arg!)!
  if (form === 'long press') return LONG_PRESS_MS
  return form.startsWith('press') && !form.startsWith('press it') ? PRESS_MS * (COUNTS[arg!] ?? 1) : 0
}

/** Reads a scenario. `programs` are the names of the rotation. Throws ScenarioError naming the line. */
export function parse(text: string, programs: readonly string[]): Script {
  const script = { given: {} as GivenWorld, lines: [] as ScriptLine[], leastMs: 0 }
  const read = (written: string, number: number): void => {
    const [, time, timed] = AT.exec(written) ?? []
    if (NO_COLON.test(written)) throw new UsageError(`write "at TIME: STEP", with a colon, not "${written}"`)
    const line = timed ?? written
    const { step, args } = readStep(line, programs)
    const begun = script.lines.some((other) => other.step.kind !== 'given')
    if ('set' in step || step.kind === 'given') {
      if (begun || time !== undefined) throw new UsageError('what is given must come before everything else')
    }
    if ('set' in step) {
      if (script.lines.length > 0) throw new UsageError('the world must be given before what is stored')
      step.set(script.given, args)
      return
    }
    const at = time === undefined ? undefined : readTime(time)
    if (at !== undefined && at < script.leastMs)
      throw new UsageError(
        `time does not go back: it is ${seconds(script.leastMs)} here, and ${seconds(at)} has passed`,
      )
    script.leastMs = Math.max(script.leastMs, at ?? 0) + lasts(step, args)
    script.lines.push({ number, text: line, ...(at !== undefined && { at }), step, args })
  }
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/#.*/, '').trim().replace(/\s+/g, ' ')
    if (line === '') return
    try {
      read(line, i + 1)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      throw new ScenarioError(`line ${i + 1}: ${error.message}`)
    }
  })
  return script
}
