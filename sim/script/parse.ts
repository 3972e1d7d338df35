// Reads scenarios: text files with one step a line, each with or without a time. An error names the line and a step
// that is near.

import { nearestName, UsageError, unknownName } from '../../lib/command-line/names.ts'
import { formatMistakes } from '../../lib/mistakes.ts'
import { LONG_PRESS_MS, PRESS_MS } from '../device/device.ts'
import { FIELD_NAMES, FIELDS, type GivenWorld } from '../world/fields.ts'
import { ARGUMENTS, COUNTS } from './arguments.ts'
import type { Step } from './step.ts'
import { STEPS } from './steps.ts'
import { parseTime, seconds } from './units.ts'

/** A line that cannot be read. */
export interface LineMistake {
  /** In the file, from 1. */
  line: number
  reason: string
}

/** A scenario that cannot be read. The message has a line for each mistake, and begins with its line in the scenario. */
export class ScenarioError extends UsageError {
  readonly mistakes: readonly LineMistake[]
  constructor(message: string, mistakes: readonly LineMistake[] = []) {
    super(message)
    this.mistakes = mistakes
  }

  static at(mistakes: readonly LineMistake[]): ScenarioError {
    return new ScenarioError(mistakes.map(({ line, reason }) => `line ${line}: ${reason}`).join('\n'), mistakes)
  }

  /** The same with the file, and each line with a mark. `text` is what the file holds. */
  inFile(file: string, text: string): UsageError {
    const lines = text.split(/\r?\n/)
    const mistakes = this.mistakes.map(({ line, reason }) => {
      const written = lines[line - 1] ?? ''
      const step = written.replace(/#.*/, '').trim()
      return { file, reason, at: { line, column: written.search(/\S|$/) + 1 }, length: step.length }
    })
    return new UsageError(formatMistakes(mistakes, () => text))
  }
}

export interface ScriptLine {
  /** In the file, from 1. */
  number: number
  /** The step, without its time. */
  text: string
  /** Its time in ms since the start, where it has one. */
  at?: number
  step: Step
  args: readonly string[]
}

export interface Script {
  given: GivenWorld
  lines: readonly ScriptLine[]
  /** The shortest time it can take, in ms. */
  minMs: number
}

const AT = /^at (.+?): (.*)$/
const NO_COLON = /^at \d[^:]*$/

const compiled = STEPS.map((step) => {
  const names = [...step.form.matchAll(/[A-Z]{2,}/g)].map(([name]) => name)
  const pattern = step.form.replace(/[A-Z]{2,}/g, (name) => `(${ARGUMENTS[name]!.pattern})`)
  return { step, names, pattern: new RegExp(`^${pattern}$`) }
})

/** Forms that a mistyped step may have meant, with the words of counts, and the names and units of fields. */
const suggestions = STEPS.flatMap(({ form }) => {
  if (form.includes('COUNT')) return Object.keys(COUNTS).map((count) => form.replace('COUNT', count))
  if (!form.includes('FIELD')) return [form]
  return FIELD_NAMES.map((name) => form.replace('FIELD', FIELDS[name].name).replace('UNIT', FIELDS[name].unit))
})

const TIME = /-?\d[\d.]* ?(?:ms|s|min|h|d|sec|seconds|minutes|hours)?\b/i
const NUMBER = /-?\d[\d.]*/

/** Suggests a form that is near once its time or number is in capitals, or else all forms with the same first word. */
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

/** Finds the step of a line, and its arguments. Throws UsageError. */
export function readStep(text: string, programs: readonly string[]) {
  const found = compiled.find(({ pattern }) => pattern.test(text))
  if (!found) throw unknownStep(text)
  const args = found.pattern.exec(text)!.slice(1)
  found.names.forEach((name, k) => {
    const values = ARGUMENTS[name]!.values?.(programs)
    if (values && !values.includes(args[k]!)) throw unknownName(name.toLowerCase(), args[k]!, values)
  })
  const { range } = found.step as Partial<Step>
  const number = Number(args[found.names.indexOf('NUMBER')])
  if (range && !(number >= range[0] && number <= range[1]))
    throw new UsageError(`"${text}": expected a number from ${range[0]} to ${range[1]}`)
  return { step: found.step, args }
}

function readTime(text: string): number {
  const ms = parseTime(text)
  if (ms === undefined)
    throw new UsageError(`expected a time such as "800 ms", "1.5 s", "2 min", "1 h" or "1 d", but got "${text}"`)
  return ms
}

/** For a line whose time is over when the line before has ended. */
export const timeGoesBack = (nowMs: number, atMs: number): UsageError =>
  new UsageError(`expected a time from ${seconds(nowMs)} on, when the step before has ended, but got ${seconds(atMs)}`)

/** How long a step takes by itself, in ms. */
function durationOf({ form }: Step, [arg]: readonly string[]): number {
  if (form === 'wait TIME' || form === 'press for TIME') return parseTime(arg!)!
  if (form === 'long press') return LONG_PRESS_MS
  return form.startsWith('press') && !form.startsWith('press it') ? PRESS_MS * (COUNTS[arg!] ?? 1) : 0
}

/** One line without its comment, in the words of the scenario. Throws UsageError. */
function addLine(
  script: Script & { lines: ScriptLine[] },
  written: string,
  number: number,
  programs: readonly string[],
) {
  const [, time, timed] = AT.exec(written) ?? []
  if (NO_COLON.test(written)) throw new UsageError(`expected "at TIME: STEP" with a colon, but got "${written}"`)
  const text = timed ?? written
  const { step, args } = readStep(text, programs)
  const isWorld = 'apply' in step
  const hasEvents = script.lines.some((line) => line.step.kind !== 'given')
  if ((isWorld || step.kind === 'given') && (hasEvents || time !== undefined))
    throw new UsageError(`"given" steps come first and have no time: move "${text}" to the start`)
  if (isWorld) {
    if (script.lines.length > 0)
      throw new UsageError(`the world comes before stored settings: move "${text}" to the start`)
    step.apply(script.given, args)
    return
  }
  const at = time === undefined ? undefined : readTime(time)
  if (at !== undefined && at < script.minMs) throw timeGoesBack(script.minMs, at)
  script.minMs = Math.max(script.minMs, at ?? 0) + durationOf(step, args)
  script.lines.push({ number, text, ...(at !== undefined && { at }), step, args })
}

/** Reads a scenario. `programs` are the names of the rotation. Throws ScenarioError. */
export function parse(text: string, programs: readonly string[]): Script {
  const script = { given: {}, lines: [], minMs: 0 }
  const mistakes: LineMistake[] = []
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/#.*/, '').trim().replace(/\s+/g, ' ')
    if (line === '') return
    try {
      addLine(script, line, i + 1, programs)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      mistakes.push({ line: i + 1, reason: error.message })
    }
  })
  if (mistakes.length > 0) throw ScenarioError.at(mistakes)
  return script
}
