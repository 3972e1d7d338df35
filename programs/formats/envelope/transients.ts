// Lays transients over an envelope: short knocks, as AHAP and .haptic have them.

import { type Line, makeFlatLine, sliceLine, sumLineMs } from './line.ts'

/** A knock at a time, as short as a motor can follow. */
export interface Transient {
  atMs: number
  level: number
  place: string
}

/** As long as a motor must be on to be felt. */
export const TRANSIENT_MS = 80

const endOf = ({ atMs }: Transient) => atMs + TRANSIENT_MS

/** The higher of a line and a steady level: one line, or two where they cross. */
function takeHigher(line: Line, { level, place }: Transient): Line[] {
  if (line.from <= level && line.to <= level) return [makeFlatLine(line.ms, level, place)]
  if (line.from >= level && line.to >= level) return [line]
  const crossMs = ((level - line.from) / (line.to - line.from)) * line.ms
  return line.from < level
    ? [makeFlatLine(crossMs, level, place), sliceLine(line, crossMs, line.ms)]
    : [sliceLine(line, 0, crossMs), makeFlatLine(line.ms - crossMs, level, place)]
}

/** The envelope with transients on top: at each moment the strongest counts. */
export function overlayTransients(envelope: readonly Line[], transients: readonly Transient[]): Line[] {
  const waiting = [...transients].sort((a, b) => a.atMs - b.atMs)
  const endMs = Math.max(sumLineMs(envelope), ...waiting.slice(-1).map(endOf))
  const result: Line[] = []
  let active: Transient[] = []
  let next = 0
  let now = 0
  const addLine = (line: Line) => {
    const beginMs = now
    const stopMs = beginMs + line.ms
    while (now < stopMs) {
      while (next < waiting.length && waiting[next]!.atMs <= now) active.push(waiting[next++]!)
      active = active.filter((transient) => endOf(transient) > now)
      const until = Math.min(stopMs, waiting[next]?.atMs ?? Infinity, ...active.map(endOf))
      const part = sliceLine(line, now - beginMs, until - beginMs)
      const strongest = active.reduce<Transient | undefined>(
        (best, one) => (best && best.level >= one.level ? best : one),
        undefined,
      )
      result.push(...(strongest ? takeHigher(part, strongest) : [part]))
      now = until
    }
  }
  for (const line of envelope) addLine(line)
  if (endMs > now) addLine(makeFlatLine(endMs - now, 0, envelope.at(-1)?.place ?? ''))
  return result
}
