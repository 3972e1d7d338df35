// Reads a program from JSON, for people and tools without TypeScript. check.ts then checks the rules.

import { nearestName } from '../../../lib/command-line/names.ts'
import { type JsonPath, type JsonText, JsonTextError, parseJsonText } from '../../../lib/json-text.ts'
import type { Program } from '../write.ts'
import { formatPath, JsonError, type JsonMistake } from './error.ts'
import { type FindProgram, type Json, quote, readSegments } from './read-segments.ts'

export const MAX_JSON_BYTES = 10_000_000
/** Deeper brackets could overflow the stack of a parser. */
const MAX_BRACKETS = 1000

const FIELDS = ['$schema', 'name', 'title', 'serves', 'about', 'segments', 'onSpot']

/** The deepest nesting of brackets outside texts. */
function countBrackets(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const [bracket] of text.matchAll(/"(?:[^"\\]+|\\.)*"|[[\]{}]/gs)) {
    if (bracket === '[' || bracket === '{') deepest = Math.max(deepest, ++depth)
    else if (bracket === ']' || bracket === '}') depth--
  }
  return deepest
}

/** Whether the brackets of a text are nested too deep for a parser. */
export const isTooDeep = (text: string): boolean => countBrackets(text) > MAX_BRACKETS

/** Throws JsonError for a text that is not JSON. */
function parse(text: string): JsonText {
  const refuse = (reason: string, at?: JsonMistake['at']): never => {
    throw new JsonError([{ place: 'the file', reason, at }])
  }
  if (text.length > MAX_JSON_BYTES) refuse(`expected at most ${MAX_JSON_BYTES / 1e6} MB, got more`)
  if (isTooDeep(text)) refuse(`expected brackets at most ${MAX_BRACKETS} deep, got more`)
  try {
    return parseJsonText(text)
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error
    return refuse(error.message, error.position)
  }
}

export interface ReadJson {
  program: Program
  /** None if the program is as it is written. */
  mistakes: JsonMistake[]
  positionOf: JsonText['positionOf']
}

/**
 * The program in `text`, with something harmless in place of each mistake. Throws JsonError for a text without a program
 * in it.
 */
export function readJson(text: string, findProgram: FindProgram = () => undefined): ReadJson {
  const { value, trailingCommas, positionOf } = parse(text.replace(/^\uFEFF/, ''))
  const mistakes: JsonMistake[] = trailingCommas.map((at) => ({
    place: 'the file',
    reason: 'expected no comma before a closing bracket',
    at,
  }))
  const report = (path: JsonPath, reason: string) =>
    void mistakes.push({ place: formatPath(path), reason, at: positionOf(path) })
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new JsonError([{ place: 'the file', reason: `expected an object, got ${quote(value as Json)}` }])
  const json = value as { [key: string]: Json }
  const mistyped = new Set<string>()
  for (const key of Object.keys(json)) {
    if (FIELDS.includes(key)) continue
    const nearest = nearestName(key, FIELDS)
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`
    report([key], `expected only the fields ${FIELDS.slice(1).join(', ')}; got "${key}"${hint}`)
    mistyped.add(nearest ?? '')
  }
  const readText = (given: Json | undefined, path: JsonPath, otherwise: string): string => {
    if (typeof given === 'string') return given
    if (given !== undefined || !mistyped.has(String(path[0]))) report(path, `expected a text, got ${quote(given)}`)
    return otherwise
  }
  const { name, title, about, serves, onSpot, segments } = json
  if (!Array.isArray(serves) && !(serves === undefined && mistyped.has('serves')))
    report(['serves'], `expected a list, got ${quote(serves)}`)
  if (onSpot !== undefined && onSpot !== true)
    report(['onSpot'], `expected true or no such field, got ${quote(onSpot)}`)
  const program: Program = {
    name: readText(name, ['name'], 'unnamed'),
    title: readText(title, ['title'], 'Untitled'),
    about: readText(about, ['about'], 'Unknown.'),
    serves: (Array.isArray(serves) ? serves : []).map((part, i) =>
      readText(part, ['serves', i], 'flow'),
    ) as unknown as Program['serves'],
    segments:
      segments === undefined && mistyped.has('segments')
        ? readSegments([{ rest: '1 s' }], ['segments'], { report, findProgram })
        : readSegments(segments, ['segments'], { report, findProgram }),
    ...(onSpot === true && { onSpot }),
  }
  return { program, mistakes, positionOf }
}

/** The program in `text`. Throws JsonError. */
export function fromJson(text: string, findProgram: FindProgram = () => undefined): Program {
  const { program, mistakes } = readJson(text, findProgram)
  if (mistakes.length > 0) throw new JsonError(mistakes)
  return program
}
