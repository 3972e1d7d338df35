// The form in between: a file as straight stretches of strength, one after the other, each with its place in the file.

/** A straight line; where it does not begin at the level before, the strength jumps. Levels have fractions here. */
export interface Stretch {
  ms: number
  from: number
  to: number
  place: string
}

/** A short, full kick at a time. */
export interface Kick {
  atMs: number
  level: number
  place: string
}

export const steady = (ms: number, level: number, place: string): Stretch => ({ ms, from: level, to: level, place })

export const totalOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { ms }) => sum + ms, 0)

/** A kick lasts as long as a motor must be on to be felt. */
export const KICK_MS = 80

/** The line of `stretch` at `ms` after its beginning. */
export const levelAt = ({ ms, from, to }: Stretch, at: number): number => from + ((to - from) * at) / ms

const part = (stretch: Stretch, from: number, to: number): Stretch => ({
  ms: to - from,
  from: levelAt(stretch, from),
  to: levelAt(stretch, to),
  place: stretch.place,
})

/** The higher of a line and a steady kick: up to two stretches. */
function higher(line: Stretch, { level, place }: Kick): Stretch[] {
  if (line.from <= level && line.to <= level) return [steady(line.ms, level, place)]
  if (line.from >= level && line.to >= level) return [line]
  const meet = ((level - line.from) / (line.to - line.from)) * line.ms
  const kick = (ms: number) => steady(ms, level, place)
  return line.from < level ? [kick(meet), part(line, meet, line.ms)] : [part(line, 0, meet), kick(line.ms - meet)]
}

/** `base` with kicks on top: at each moment the strongest. */
export function overlay(base: readonly Stretch[], kicks: readonly Kick[]): Stretch[] {
  const waiting = [...kicks].sort((a, b) => a.atMs - b.atMs)
  const endMs = Math.max(totalOf(base), ...waiting.slice(-1).map((kick) => kick.atMs + KICK_MS))
  const found: Stretch[] = []
  let active: Kick[] = []
  let next = 0
  let now = 0
  const run = (stretch: Stretch) => {
    const beginMs = now
    const stopMs = beginMs + stretch.ms
    while (now < stopMs) {
      while (next < waiting.length && waiting[next]!.atMs <= now) active.push(waiting[next++]!)
      active = active.filter((kick) => kick.atMs + KICK_MS > now)
      const until = Math.min(stopMs, waiting[next]?.atMs ?? Infinity, ...active.map((kick) => kick.atMs + KICK_MS))
      const line = part(stretch, now - beginMs, until - beginMs)
      const kick = active.reduce<Kick | undefined>((best, k) => (best && best.level >= k.level ? best : k), undefined)
      found.push(...(kick ? higher(line, kick) : [line]))
      now = until
    }
  }
  for (const stretch of base) run(stretch)
  if (endMs > now) run(steady(endMs - now, 0, base.at(-1)?.place ?? ''))
  return found
}
