// Turns an envelope into segments that a motor can follow, and notes each change.

import { ms, rest, type Segment } from '../../language/write.ts'
import type { Notes } from '../notes.ts'
import { type Line, sumLineMs } from './line.ts'
import { closeGaps, lengthenShort, splitIntoSpans } from './spans.ts'
import { toSegments } from './to-segments.ts'

/** A jump may be written as a line of no time; sums of seconds can make that a little more. */
const NO_TIME_MS = 0.001

/** Rounds times to whole ms where lines meet, so that errors do not add up. */
function roundToMs(lines: readonly Line[], notes: Notes): Line[] {
  const result: Line[] = []
  let exactMs = 0
  let beginMs = 0
  for (const line of lines) {
    exactMs += line.ms
    const endMs = Math.round(exactMs)
    if (endMs > beginMs) result.push({ ...line, ms: endMs - beginMs })
    else if (line.ms > NO_TIME_MS) notes.add(line.place, 'shorter than 1 ms: ignored', 'shorter than 1 ms')
    beginMs = endMs
  }
  return result
}

const findLevelAfter = (segments: readonly Segment[], before: number): number => {
  const last = segments.at(-1)!
  return last.kind === 'ramp' ? last.to : last.kind === 'hold' ? last.level : before
}

/** The segments that play an envelope from standstill. */
export function fitToMotor(lines: readonly Line[], notes: Notes): Segment[] {
  const spans = closeGaps(splitIntoSpans(roundToMs(lines, notes), notes), notes)
  let level = 0
  return lengthenShort(spans, notes).flatMap((span) => {
    const segments = span.isOn ? toSegments(span.lines, sumLineMs(span.lines), level, notes) : [rest(ms(span.ms))]
    level = findLevelAfter(segments, level)
    return segments
  })
}
