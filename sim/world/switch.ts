// A push button as it is: it bounces when it closes and opens (random edges for 1 to 10 ms; 157 ms was seen once, S88),
// and while it is held the motor's own vibration opens it for moments (docs/owner/evidence.md, section 6.2, proposals).

import { BOUNCE, CHATTER, chance } from './random.ts'

/** No contact stays as it is for longer than this share of the bouncing: a bad switch has many edges, not a few long ones. */
const LONGEST_SHARE = 1 / 8
/** At most so long the vibration opens it. */
const CHATTER_OPEN_MS = 2

export interface Edge {
  ms: number
  closed: number
}

/** The edges that a finger makes which presses (1) or lets go (0) at `ms`: bounces of at most `bounceMs`, the last one holds. */
export function bounces(seed: number, ms: number, closed: number, bounceMs: number): Edge[] {
  const edges = [{ ms, closed }]
  const lasts = bounceMs > 0 ? 1 + Math.floor(chance(seed, BOUNCE, ms) * bounceMs) : 0
  let at = ms
  let level = closed
  for (let draw = 1; ; draw++) {
    at += 1 + Math.floor(chance(seed, BOUNCE, ms, draw) * Math.max(1, lasts * LONGEST_SHARE))
    if (at >= ms + lasts) break
    level = 1 - level
    edges.push({ ms: at, closed: level })
  }
  if (level !== closed) edges.push({ ms: ms + lasts, closed })
  return edges
}

/**
 * What the vibration does to a held button within the next turn of the motor, after `ms`: it opens it for a moment, with
 * this chance, or not. Undefined while the motor stands still.
 */
export function chatter(seed: number, ms: number, hertz: number, share: number): Edge[] | undefined {
  if (!(hertz > 1)) return undefined
  const turned = ms + Math.max(2, Math.round(1000 / hertz))
  if (chance(seed, CHATTER, ms) >= share) return [{ ms: turned, closed: 1 }]
  const open = Math.min(1 + Math.floor(chance(seed, CHATTER, ms, 1) * CHATTER_OPEN_MS), turned - ms - 1)
  return [
    { ms: turned - open, closed: 0 },
    { ms: turned, closed: 1 },
  ]
}
