// Makes an import a whole program: a name, an end at level 0, and no longer than a session.

import { MAX_TOTAL_MS } from '../../src/program/format.ts'
import { longestAboveTop, MAX_TOP_MS, MIN_ON_MS, MIN_REST_MS, TOP_LEVEL, totalMs } from '../language/check.ts'
import { hold, level as levelOf, ms, type Program, ramp, repeat, rest, type Segment } from '../language/write.ts'
import { FormatError, type Imported, type Notes } from './format.ts'

const shortWord = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 16)
    .replace(/-+$/, '') || 'imported'

const levelAfter = (segments: readonly Segment[], before: number): number => {
  const last = segments.at(-1)
  if (!last) return before
  if (last.kind === 'hold') return last.level
  if (last.kind === 'ramp') return last.to
  return last.kind === 'repeat' ? levelAfter(last.segments, before) : 0
}

const isOn = (segments: readonly Segment[]): boolean =>
  segments.some((s) => (s.kind === 'repeat' ? isOn(s.segments) : s.kind === 'hold' ? s.level > 0 : s.kind === 'ramp'))

/** The first `leftMs` of segments, without what is then too short to play. */
function cut(segments: readonly Segment[], leftMs: number): Segment[] {
  const found: Segment[] = []
  let level = 0
  for (const segment of segments) {
    const takes = totalMs([segment])
    if (takes <= leftMs) found.push(segment)
    else {
      if (segment.kind === 'repeat') {
        const round = totalMs(segment.segments)
        const times = Math.floor(leftMs / round)
        if (times > 0) found.push(repeat(times, segment.segments))
        found.push(...cut(segment.segments, leftMs - times * round))
      } else if (segment.kind === 'hold' && leftMs >= (segment.level > 0 ? MIN_ON_MS : MIN_REST_MS))
        found.push(hold(segment.level, ms(leftMs)))
      else if (segment.kind === 'ramp' && leftMs >= MIN_ON_MS) {
        // Towards where it began, so that rounding makes it no steeper.
        const to = level + Math.trunc(((segment.to - level) * leftMs) / segment.time)
        found.push(ramp(levelOf(to), ms(leftMs)))
      }
      break
    }
    leftMs -= takes
    level = levelAfter([segment], level)
  }
  return found
}

/** The same, no higher than TOP_LEVEL. */
const softened = (segments: readonly Segment[]): Segment[] =>
  segments.map((one) => {
    if (one.kind === 'hold') return { ...one, level: levelOf(Math.min(one.level, TOP_LEVEL)) }
    if (one.kind === 'ramp') return { ...one, to: levelOf(Math.min(one.to, TOP_LEVEL)) }
    return one.kind === 'repeat' ? { ...one, segments: softened(one.segments) } : one
  })

export function imported(
  name: string,
  title: string,
  about: string,
  segments: readonly Segment[],
  notes: Notes,
): Imported {
  if (!isOn(segments)) throw new FormatError('the pattern never turns the motor on')
  const ends = (some: readonly Segment[]) => levelAfter(some, 0) === 0
  let whole = segments
  if (totalMs(whole) + (ends(whole) ? 0 : MIN_REST_MS) > MAX_TOTAL_MS) {
    notes.add('the end', `is after ${MAX_TOTAL_MS / 60_000} min, the longest session: cut there`)
    whole = cut(whole, MAX_TOTAL_MS - MIN_REST_MS)
  }
  if (!ends(whole)) {
    notes.add('the end', `is not at rest: a rest of ${MIN_REST_MS} ms added`)
    whole = [...whole, rest(ms(MIN_REST_MS))]
  }
  const isLong = longestAboveTop({ segments: whole }) > MAX_TOP_MS
  if (isLong) {
    notes.add(
      'the levels',
      `are above ${TOP_LEVEL} (50 Hz) for more than ${MAX_TOP_MS / 60_000} min at a time: cut off there`,
    )
    whole = softened(whole)
  }
  const program: Program = {
    name: shortWord(name),
    title: title.trim() || shortWord(name),
    // No such file says which part of the knot cycle it is for.
    serves: [],
    about: about.trim() || 'Imported: nobody has said yet where to lay it.',
    segments: whole,
  }
  return { program, notes: notes.list() }
}
