// Reads a program from JSON, for people and tools without TypeScript. check.ts then checks the rules.

import type { Program } from '../write.ts'
import { refuse } from './error.ts'
import { type FindProgram, type Json, quote, readSegments } from './read-segments.ts'

export const MAX_JSON_BYTES = 10_000_000

const FIELDS = ['$schema', 'name', 'title', 'serves', 'about', 'segments', 'onSpot']

const readText = (value: Json | undefined, place: string): string =>
  typeof value === 'string' ? value : refuse(place, `expected a text, got ${quote(value)}`)

function parseObject(text: string): { [key: string]: Json } {
  if (text.length > MAX_JSON_BYTES) refuse('the file', `expected at most ${MAX_JSON_BYTES / 1e6} MB, got more`)
  let json: Json = null
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, '')) as Json
  } catch (error) {
    // The message of Node quotes the text, which may have several lines.
    refuse('the file', `expected JSON, got a mistake in it: ${(error as Error).message.replaceAll(/\s+/g, ' ')}`)
  }
  return json === null || typeof json !== 'object' || Array.isArray(json)
    ? refuse('the file', `expected an object, got ${quote(json)}`)
    : json
}

/** The program in `text`. Throws JsonError. */
export function fromJson(text: string, findProgram: FindProgram = () => undefined): Program {
  const json = parseObject(text)
  for (const key of Object.keys(json))
    if (!FIELDS.includes(key)) refuse(key, `expected only the fields ${FIELDS.slice(1).join(', ')}; got "${key}"`)
  const { name, title, about, serves, onSpot } = json
  if (!Array.isArray(serves)) return refuse('serves', `expected a list, got ${quote(serves)}`)
  if (onSpot !== undefined && onSpot !== true) refuse('onSpot', `expected true or no such field, got ${quote(onSpot)}`)
  return {
    name: readText(name, 'name'),
    title: readText(title, 'title'),
    about: readText(about, 'about'),
    serves: serves.map((part, i) => readText(part, `serves[${i}]`)) as unknown as Program['serves'],
    segments: readSegments(json.segments, 'segments', findProgram),
    ...(onSpot === true && { onSpot }),
  }
}
