// Checks that a value has the fields of a program, each of its kind. The rules of check.ts need that.

import { nearestName } from '../../lib/command-line/names.ts'
import type { Program, Segment } from '../language/write.ts'

interface Field {
  expected: string
  accepts: (value: unknown) => boolean
  isOptional?: true
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** The fields of a program. */
export const PROGRAM_FIELDS: Record<string, Field> = {
  name: { expected: 'a text', accepts: isText },
  title: { expected: 'a text', accepts: isText },
  serves: {
    expected: "a list such as ['tightness', 'flow']",
    accepts: (value) => Array.isArray(value) && value.every(isText),
  },
  about: { expected: 'a text', accepts: isText },
  segments: { expected: 'a list of segments', accepts: Array.isArray },
  onSpot: { expected: 'true, or no such field', accepts: (value) => value === true, isOptional: true },
}

export const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

/** 'unknown field "titel"; did you mean "title"?' */
export function describeUnknown(what: string, given: string, known: readonly string[]): string {
  const nearest = nearestName(given, known)
  return `unknown ${what} "${given}"; ${nearest === undefined ? `expected one of ${known.join(', ')}` : `did you mean "${nearest}"?`}`
}

/** The fields with harmless values in place of wrong ones; `report` gets a mistake for each. */
export function checkFields(fields: Record<string, unknown>, report: (place: string, reason: string) => void): Program {
  const known = Object.keys(PROGRAM_FIELDS)
  const unknown = Object.keys(fields).filter((key) => !known.includes(key))
  for (const key of unknown) report(key, describeUnknown('field', key, known))
  const isMistyped = (key: string) => unknown.some((given) => nearestName(given, known) === key)
  const take = <T>(key: string, otherwise: T): T => {
    const { expected, accepts, isOptional } = PROGRAM_FIELDS[key]!
    const value = fields[key]
    if (accepts(value)) return value as T
    if (value === undefined) {
      if (!isOptional && !isMistyped(key)) report(key, `${key} is missing; expected ${expected}`)
    } else report(key, `${key}: expected ${expected}; got ${quote(value)}`)
    return otherwise
  }
  return {
    name: take('name', 'unnamed'),
    title: take('title', 'Untitled'),
    serves: take('serves', []),
    about: take('about', 'Unknown.'),
    segments: take('segments', [{ kind: 'hold', level: 0, time: 1000 } as Segment]),
    ...(take<true | undefined>('onSpot', undefined) && { onSpot: true as const }),
  }
}

const KINDS = ['hold', 'ramp', 'wave', 'repeat', 'cue', 'play']

/** Replaces what is no segment; `report` gets a mistake for each. */
export function checkSegmentKinds(
  segments: readonly Segment[],
  report: (place: string, reason: string) => void,
  place = 'segments',
  depth = 0,
): readonly Segment[] {
  let isChanged = false
  const checked = segments.map((segment: Segment | undefined, i): Segment => {
    const path = `${place}[${i}]`
    if (typeof segment === 'object' && segment !== null && KINDS.includes(segment.kind)) {
      if (segment.kind !== 'repeat' || depth > 16) return segment
      const inner = checkSegmentKinds(segment.segments, report, `${path}.segments`, depth + 1)
      if (inner === segment.segments) return segment
      isChanged = true
      return { ...segment, segments: inner }
    }
    isChanged = true
    const hint = typeof segment === 'function' ? 'a function that is not called' : quote(segment)
    report(path, `expected a segment such as hold(hz(40), s(20)); got ${hint}`)
    return { kind: 'hold', level: 0, time: 1000 } as Segment
  })
  return isChanged ? checked : segments
}
