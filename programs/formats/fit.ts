// Brings a file's curve to what a motor can follow: times on and off that it has time for, told where they differ.

import { MIN_ON_MS, MIN_REST_MS } from '../language/check.ts'
import { ms as msOf, rest, type Segment } from '../language/write.ts'
import type { Notes } from './format.ts'
import { shape } from './shape.ts'
import { type Stretch, steady, totalOf } from './stretches.ts'

/** A gap shorter than this is closed: a motor that coasts would not be felt to stop. Longer ones keep the rhythm. */
export const CLOSE_BELOW_MS = MIN_REST_MS / 2

const isOff = ({ from, to }: Stretch) => Math.round(from) === 0 && Math.round(to) === 0

/** What sums of seconds are off by; a jump takes no time, or this much. */
const NO_TIME_MS = 0.001

/** Whole milliseconds, rounded where stretches meet so that errors do not add up. */
function onGrid(stretches: readonly Stretch[], notes: Notes): Stretch[] {
  const found: Stretch[] = []
  let exact = 0
  let begin = 0
  for (const stretch of stretches) {
    exact += stretch.ms
    const end = Math.round(exact)
    if (end > begin) found.push({ ...stretch, ms: end - begin })
    // A jump is written as a stretch of no time: nothing is lost with it.
    else if (stretch.ms > NO_TIME_MS) notes.add(stretch.place, 'is shorter than 1 ms: left out', 'shorter than 1 ms')
    begin = end
  }
  return found
}

/** Stretches that are all off, or all on. */
interface Spell {
  on: boolean
  ms: number
  stretches: Stretch[]
}

function spells(stretches: readonly Stretch[], notes: Notes): Spell[] {
  const found: Spell[] = []
  for (const stretch of stretches) {
    const on = !isOff(stretch)
    if (!on && Math.max(stretch.from, stretch.to) > 0)
      notes.add(stretch.place, 'is weaker than level 1: off', 'weaker than level 1')
    const last = found.at(-1)
    if (last?.on === on) {
      last.stretches.push(stretch)
      last.ms += stretch.ms
    } else found.push({ on, ms: stretch.ms, stretches: [stretch] })
  }
  return found
}

/** Gaps too short to be felt become part of what is around them. */
function closeGaps(all: readonly Spell[], notes: Notes): Spell[] {
  const found: Spell[] = []
  all.forEach((spell, i) => {
    const before = found.at(-1)
    const after = all[i + 1]
    const { place } = spell.stretches[0]!
    if (!spell.on && after && spell.ms < CLOSE_BELOW_MS) {
      notes.add(place, `gap of ${spell.ms} ms closed`, 'short gaps closed')
      if (!before) return
      const from = before.stretches.at(-1)!.to
      before.stretches.push({ ms: spell.ms, from, to: after.stretches[0]!.from, place })
      before.ms += spell.ms
    } else if (before?.on && spell.on) {
      before.stretches.push(...spell.stretches)
      before.ms += spell.ms
    } else found.push({ ...spell, stretches: [...spell.stretches] })
  })
  return found
}

const later = (ms: number) => (ms > 0 ? `; what follows comes ${ms} ms later` : '')

/** Makes short times on longer, at the cost of the gap after them while that has time to spare. */
function widen(all: readonly Spell[], notes: Notes): Spell[] {
  let borrowed = 0
  return all.map((spell, i) => {
    const { place } = spell.stretches[0]!
    if (spell.on) {
      if (spell.ms >= MIN_ON_MS) return spell
      const lacking = MIN_ON_MS - spell.ms
      borrowed = Math.min(lacking, Math.max(0, (all[i + 1]?.ms ?? 0) - MIN_REST_MS))
      const delay = i + 1 < all.length ? lacking - borrowed : 0
      notes.add(place, `on for ${spell.ms} ms widened to ${MIN_ON_MS} ms${later(delay)}`, 'short times on widened')
      const top = Math.max(...spell.stretches.flatMap(({ from, to }) => [from, to]))
      return { on: true, ms: MIN_ON_MS, stretches: [steady(MIN_ON_MS, top, place)] }
    }
    const left = spell.ms - borrowed
    borrowed = 0
    if (left < MIN_REST_MS)
      notes.add(
        place,
        `gap of ${spell.ms} ms widened to ${MIN_REST_MS} ms${later(i + 1 < all.length ? MIN_REST_MS - left : 0)}`,
        'short gaps widened',
      )
    return { ...spell, ms: Math.max(MIN_REST_MS, left) }
  })
}

/** The segments that play `stretches` from standstill; what had to change is told to `notes`. */
export function fit(stretches: readonly Stretch[], notes: Notes): Segment[] {
  let level = 0
  return widen(closeGaps(spells(onGrid(stretches, notes), notes), notes), notes).flatMap((spell) => {
    const segments = spell.on ? shape(spell.stretches, totalOf(spell.stretches), level, notes) : [rest(msOf(spell.ms))]
    const last = segments.at(-1)!
    level = last.kind === 'ramp' ? last.to : last.kind === 'hold' ? last.level : level
    return segments
  })
}
