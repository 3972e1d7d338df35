// Makes a whole program of imported segments: a name, an end at level 0, and the limits of a session.

import { MAX_TOTAL_MS } from '../../src/program/format.ts'
import { MAX_TOP_MS, MIN_ON_MS, MIN_REST_MS, TOP_LEVEL } from '../language/limits.ts'
import { findLongestTopRun, sumMs } from '../language/timing.ts'
import { hold, level as makeLevel, ms, type Program, ramp, repeat, rest, type Segment } from '../language/write.ts'
import { FormatError, type Imported } from './format.ts'
import type { Notes } from './notes.ts'

/** A name as a program may have it: "7 Spring Rolls" becomes "spring-rolls". */
const toProgramName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 16)
    .replace(/-+$/, '') || 'imported'

function findEndLevel(segments: readonly Segment[], before: number): number {
  const last = segments.at(-1)
  if (!last) return before
  if (last.kind === 'hold') return last.level
  if (last.kind === 'ramp') return last.to
  return last.kind === 'repeat' ? findEndLevel(last.segments, before) : 0
}

const isEverOn = (segments: readonly Segment[]): boolean =>
  segments.some((one) => {
    if (one.kind === 'repeat') return isEverOn(one.segments)
    return one.kind === 'hold' ? one.level > 0 : one.kind === 'ramp'
  })

/** The beginning of one segment, or nothing if it is then too short to play. */
function cutSegment(segment: Segment, leftMs: number, levelBefore: number): Segment[] {
  if (segment.kind === 'repeat') {
    const roundMs = sumMs(segment.segments)
    const times = Math.floor(leftMs / roundMs)
    const rounds = times > 0 ? [repeat(times, segment.segments)] : []
    return [...rounds, ...cut(segment.segments, leftMs - times * roundMs)]
  }
  if (segment.kind === 'hold' && leftMs >= (segment.level > 0 ? MIN_ON_MS : MIN_REST_MS))
    return [hold(segment.level, ms(leftMs))]
  if (segment.kind === 'ramp' && leftMs >= MIN_ON_MS) {
    // Rounded towards the level before, so that the ramp gets no steeper.
    const to = levelBefore + Math.trunc(((segment.to - levelBefore) * leftMs) / segment.time)
    return [ramp(makeLevel(to), ms(leftMs))]
  }
  return []
}

/** The first `maxMs` of segments. */
function cut(segments: readonly Segment[], maxMs: number): Segment[] {
  const result: Segment[] = []
  let leftMs = maxMs
  let level = 0
  for (const segment of segments) {
    const segmentMs = sumMs([segment])
    if (segmentMs > leftMs) return [...result, ...cutSegment(segment, leftMs, level)]
    result.push(segment)
    leftMs -= segmentMs
    level = findEndLevel([segment], level)
  }
  return result
}

const clampLevels = (segments: readonly Segment[]): Segment[] =>
  segments.map((one) => {
    if (one.kind === 'hold') return { ...one, level: makeLevel(Math.min(one.level, TOP_LEVEL)) }
    if (one.kind === 'ramp') return { ...one, to: makeLevel(Math.min(one.to, TOP_LEVEL)) }
    return one.kind === 'repeat' ? { ...one, segments: clampLevels(one.segments) } : one
  })

/** Cuts, ends and softens segments until they keep the rules, and notes each change. */
function keepRules(segments: readonly Segment[], notes: Notes): readonly Segment[] {
  const endsAtRest = (list: readonly Segment[]) => findEndLevel(list, 0) === 0
  let result = segments
  if (sumMs(result) + (endsAtRest(result) ? 0 : MIN_REST_MS) > MAX_TOTAL_MS) {
    notes.add('end', `longer than ${MAX_TOTAL_MS / 60_000} min, the longest session: cut there`)
    result = cut(result, MAX_TOTAL_MS - MIN_REST_MS)
  }
  if (!endsAtRest(result)) {
    notes.add('end', `the motor needs a rest: ${MIN_REST_MS} ms added`)
    result = [...result, rest(ms(MIN_REST_MS))]
  }
  if (findLongestTopRun({ segments: result }).ms > MAX_TOP_MS) {
    const longest = `${MAX_TOP_MS / 60_000} min at a time`
    notes.add('levels', `above ${TOP_LEVEL} (50 Hz) for more than ${longest}: lowered to ${TOP_LEVEL}`)
    result = clampLevels(result)
  }
  return result
}

export interface ImportedParts {
  /** Any text: the name of the file. */
  name: string
  title?: string
  about?: string
  segments: readonly Segment[]
  notes: Notes
}

/** Throws FormatError if the motor is never on. */
export function finishImport({ name, title = '', about = '', segments, notes }: ImportedParts): Imported {
  if (!isEverOn(segments)) throw new FormatError('expected a pattern that turns the motor on, got only rests')
  const program: Program = {
    name: toProgramName(name),
    title: title.trim() || toProgramName(name),
    // No file format says what part of the knot cycle a pattern is for.
    serves: [],
    about: about.trim() || 'Imported: nobody has said yet where to lay it.',
    segments: keepRules(segments, notes),
  }
  return { program, notes: notes.list() }
}
