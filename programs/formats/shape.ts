// Turns the lines of one time on into holds and ramps, none shorter than a motor can follow and none steeper than the
// governor allows.

import { MIN_MS_PER_LEVEL } from '../../src/program/format.ts'
import { MIN_ON_MS } from '../language/check.ts'
import { hold, level as levelOf, ms as msOf, ramp, type Segment } from '../language/write.ts'
import type { Notes } from './format.ts'
import { levelAt, type Stretch, steady } from './stretches.ts'

/** Lines that meet within this are one curve; further apart, the level jumps. */
const JUMP = 0.5

const isSteep = (ms: number, levels: number) => ms < Math.abs(levels) * MIN_MS_PER_LEVEL

const tellSteep = (place: string, ms: number, levels: number, notes: Notes) =>
  notes.add(
    place,
    `${Math.round(Math.abs(levels))} levels in ${Math.round(ms)} ms are steeper than the governor's ramp: a jump`,
    'lines steeper than the governor become jumps',
  )

/** A line that is short and steep is an edge: the motor sees a jump. Its strength is kept as well as a hold can. */
function withoutEdges(stretches: readonly Stretch[], notes: Notes): Stretch[] {
  return stretches.map((stretch) => {
    const { ms, from, to, place } = stretch
    if (ms >= MIN_ON_MS || !isSteep(ms, to - from)) return stretch
    tellSteep(place, ms, to - from, notes)
    // From or to nothing, the higher: a pulse with sharp edges is as long as it was.
    return steady(ms, Math.min(from, to) < JUMP ? Math.max(from, to) : (from + to) / 2, place)
  })
}

/** A part of the time on with one law. */
interface Cut {
  begin: number
  end: number
  /** Has jumps inside: steps too short to be played one by one. */
  mixed: boolean
}

/** Divides 0..last of `knots` into parts of at least MIN_ON_MS, at jumps wherever that can be. */
function cutAtJumps(jumps: readonly number[]): Cut[] {
  const cuts: Cut[] = []
  let begin = 0
  let skipped = false
  const add = (end: number, mixed: boolean) => {
    cuts.push({ begin, end, mixed })
    begin = end
    skipped = false
  }
  for (const jump of jumps) {
    const enough = jump - begin >= MIN_ON_MS
    if (enough && !skipped) add(jump, false)
    else if (enough && jump - begin >= 2 * MIN_ON_MS) {
      add(begin + MIN_ON_MS, true)
      add(jump, false)
    } else if (enough) add(jump, true)
    else skipped = true
  }
  const end = jumps.at(-1)!
  const last = cuts.at(-1)
  if (last && begin < end) {
    // A rest too short to stand alone takes what it lacks from the part before.
    const from = end - MIN_ON_MS
    if (from - last.begin >= MIN_ON_MS) {
      last.end = from
      cuts.push({ begin: from, end, mixed: true })
    } else {
      last.end = end
      last.mixed = true
    }
  }
  return cuts
}

/** Divides one part without jumps at its knots, where they are far enough apart. */
function cutAtKnots({ begin, end }: Cut, knots: readonly number[]): Cut[] {
  const inner = knots.filter((knot) => knot > begin && knot < end)
  const at = [begin]
  let skipped = false
  for (const knot of [...inner, end]) {
    if (skipped && knot - at.at(-1)! >= 2 * MIN_ON_MS) at.push(at.at(-1)! + MIN_ON_MS)
    skipped = knot - at.at(-1)! < MIN_ON_MS
    if (!skipped && knot < end) at.push(knot)
  }
  const latest = end - MIN_ON_MS
  while (at.length > 1 && at.at(-1)! > latest) at.pop()
  if (inner.some((knot) => knot > latest) && latest - at.at(-1)! >= MIN_ON_MS) at.push(latest)
  return at.map((from, i) => ({ begin: from, end: at[i + 1] ?? end, mixed: false }))
}

/** Segments for stretches that take `totalMs`, at least MIN_ON_MS; `level` is the one before them. */
export function shape(raw: readonly Stretch[], totalMs: number, level: number, notes: Notes): Segment[] {
  const stretches = withoutEdges(raw, notes)
  const begins: number[] = []
  let sum = 0
  for (const { ms } of stretches) {
    begins.push(sum)
    sum += ms
  }
  const knots = [...begins.slice(1), totalMs]
  const jumps = knots.filter((_, i) => {
    const after = stretches[i + 1]
    return !after || Math.abs(after.from - stretches[i]!.to) > JUMP
  })

  /** Stretches within a cut, shortened to it. */
  const within = ({ begin, end }: Cut): Stretch[] => {
    const found: Stretch[] = []
    for (let i = firstAt(begins, begin); i < stretches.length && begins[i]! < end; i++) {
      const stretch = stretches[i]!
      const from = Math.max(begin - begins[i]!, 0)
      const to = Math.min(end - begins[i]!, stretch.ms)
      if (to > from)
        found.push({ ms: to - from, from: levelAt(stretch, from), to: levelAt(stretch, to), place: stretch.place })
    }
    return found
  }

  const segments: Segment[] = []
  const stay = (value: number, ms: number) => {
    level = Math.round(value)
    segments.push(hold(levelOf(level), msOf(ms)))
  }
  const go = (to: number, ms: number, place: string) => {
    const target = Math.round(to)
    if (target === level) return stay(to, ms)
    if (isSteep(ms, target - level)) {
      tellSteep(place, ms, target - level, notes)
      return stay(to, ms)
    }
    level = target
    segments.push(ramp(levelOf(target), msOf(ms)))
  }

  /** A straight line, which can only begin where the level is: after a jump, its beginning is held. */
  const line = (from: number, to: number, ms: number, place: string) => {
    if (Math.round(from) === Math.round(to)) return stay(to, ms)
    if (Math.abs(Math.round(from) - level) <= 1) return go(to, ms, place)
    if (isSteep(ms, to - from)) {
      tellSteep(place, ms, to - from, notes)
      return stay(to, ms)
    }
    const heldMs = ms < 2 * MIN_ON_MS ? ms : MIN_ON_MS
    const held = from + (((to - from) / ms) * heldMs) / 2
    if (Math.abs(held - from) > 1)
      notes.add(place, `a jump into a ramp: its first ${heldMs} ms are held`, 'jumps into ramps held')
    stay(held, heldMs)
    if (heldMs < ms) go(to, ms - heldMs, place)
  }

  const play = (cut: Cut) => {
    const parts = within(cut)
    const { place } = parts[0]!
    const ms = cut.end - cut.begin
    if (cut.mixed) {
      const mean = parts.reduce((area, p) => area + ((p.from + p.to) / 2) * p.ms, 0) / ms
      notes.add(place, `steps shorter than ${MIN_ON_MS} ms joined to level ${Math.round(mean)}`, 'short steps joined')
      return stay(mean, ms)
    }
    const from = parts[0]!.from
    const to = parts.at(-1)!.to
    let at = 0
    let off = 0
    for (const p of parts.slice(0, -1)) {
      at += p.ms
      off = Math.max(off, Math.abs(p.to - (from + ((to - from) * at) / ms)))
    }
    if (off > 1)
      notes.add(
        place,
        `points nearer than ${MIN_ON_MS} ms joined: up to ${Math.ceil(off)} levels off`,
        'near points joined',
      )
    line(from, to, ms, place)
  }

  for (const cut of cutAtJumps(jumps)) {
    if (cut.mixed) play(cut)
    else for (const small of cutAtKnots(cut, knots)) play(small)
  }
  return segments
}

/** The index of the last of ascending `begins` that is not after `ms`. */
function firstAt(begins: readonly number[], ms: number): number {
  let low = 0
  let high = begins.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (begins[middle]! <= ms) low = middle
    else high = middle - 1
  }
  return low
}
