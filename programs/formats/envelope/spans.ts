// Divides an envelope into spans on and off, and gives each the time that a motor needs.

import { MIN_ON_MS, MIN_REST_MS } from '../../language/limits.ts'
import type { Notes } from '../notes.ts'
import { type Line, makeFlatLine } from './line.ts'

/** A motor still coasts after a shorter gap, so the hand would not feel it: it is closed. Longer gaps keep the rhythm. */
export const MIN_GAP_MS = MIN_REST_MS / 2

/** Lines that are all on, or all off. */
export interface Span {
  isOn: boolean
  ms: number
  lines: Line[]
}

const isOff = ({ from, to }: Line) => Math.round(from) === 0 && Math.round(to) === 0

export function splitIntoSpans(lines: readonly Line[], notes: Notes): Span[] {
  const spans: Span[] = []
  for (const line of lines) {
    const isOn = !isOff(line)
    if (!isOn && Math.max(line.from, line.to) > 0)
      notes.add(line.place, 'weaker than level 1: off', 'weaker than level 1')
    const last = spans.at(-1)
    if (last?.isOn === isOn) {
      last.lines.push(line)
      last.ms += line.ms
    } else spans.push({ isOn, ms: line.ms, lines: [line] })
  }
  return spans
}

/** Joins the spans around gaps that are too short to be felt. */
export function closeGaps(spans: readonly Span[], notes: Notes): Span[] {
  const result: Span[] = []
  spans.forEach((span, i) => {
    const before = result.at(-1)
    const after = spans[i + 1]
    const { place } = span.lines[0]!
    if (!span.isOn && after && span.ms < MIN_GAP_MS) {
      notes.add(place, `gap of ${span.ms} ms closed`, 'short gaps closed')
      if (!before) return
      const from = before.lines.at(-1)!.to
      before.lines.push({ ms: span.ms, from, to: after.lines[0]!.from, place })
      before.ms += span.ms
    } else if (before?.isOn && span.isOn) {
      before.lines.push(...span.lines)
      before.ms += span.ms
    } else result.push({ ...span, lines: [...span.lines] })
  })
  return result
}

const describeDelay = (ms: number) => (ms > 0 ? `; the rest comes ${ms} ms later` : '')

/** Lengthens short spans. A short span on takes the time from the gap after it, as far as that has time to spare. */
export function lengthenShort(spans: readonly Span[], notes: Notes): Span[] {
  let borrowedMs = 0
  return spans.map((span, i) => {
    const after = spans[i + 1]
    const { place } = span.lines[0]!
    if (span.isOn) {
      if (span.ms >= MIN_ON_MS) return span
      const lackingMs = MIN_ON_MS - span.ms
      borrowedMs = Math.min(lackingMs, Math.max(0, (after?.ms ?? 0) - MIN_REST_MS))
      const delay = describeDelay(after ? lackingMs - borrowedMs : 0)
      notes.add(place, `on for ${span.ms} ms lengthened to ${MIN_ON_MS} ms${delay}`, 'short times on lengthened')
      const top = Math.max(...span.lines.flatMap(({ from, to }) => [from, to]))
      return { isOn: true, ms: MIN_ON_MS, lines: [makeFlatLine(MIN_ON_MS, top, place)] }
    }
    const leftMs = span.ms - borrowedMs
    borrowedMs = 0
    if (leftMs >= MIN_REST_MS) return { ...span, ms: leftMs }
    const delay = describeDelay(after ? MIN_REST_MS - leftMs : 0)
    notes.add(place, `gap of ${span.ms} ms lengthened to ${MIN_REST_MS} ms${delay}`, 'short gaps lengthened')
    return { ...span, ms: MIN_REST_MS }
  })
}
