// A real push button. It bounces when it closes and opens: random edges for 1 to 10 ms; 157 ms was measured once (S88).
// While it is held, the vibration of the motor opens it for moments (docs/owner/evidence.md, section 6.2, proposals).

import { BOUNCE, CHATTER, drawUniform } from './random.ts'

/** The longest time between two edges, as a share of the bouncing: a bad switch has many edges, not a few long ones. */
const LONGEST_SHARE = 1 / 8
/** The longest time that the vibration opens it. */
const CHATTER_OPEN_MS = 2

export interface Edge {
  ms: number
  closed: number
}

/** The edges when a finger presses (1) or lets go (0) at `ms`. They end within `bounceMs` at the level of the finger. */
export function bounceEdges(seed: number, ms: number, closed: number, bounceMs: number): Edge[] {
  const edges = [{ ms, closed }]
  const bouncesMs = bounceMs > 0 ? 1 + Math.floor(drawUniform(seed, BOUNCE, ms) * bounceMs) : 0
  let at = ms
  let level = closed
  for (let draw = 1; ; draw++) {
    at += 1 + Math.floor(drawUniform(seed, BOUNCE, ms, draw) * Math.max(1, bouncesMs * LONGEST_SHARE))
    if (at >= ms + bouncesMs) break
    level = 1 - level
    edges.push({ ms: at, closed: level })
  }
  if (level !== closed) edges.push({ ms: ms + bouncesMs, closed })
  return edges
}

/**
 * What the vibration does to a held button during the next turn of the motor after `ms`: with the probability `share` it
 * opens the contacts for a moment. Undefined while the motor stands still.
 */
export function chatterEdges(seed: number, ms: number, hertz: number, share: number): Edge[] | undefined {
  if (!(hertz > 1)) return undefined
  const turned = ms + Math.max(2, Math.round(1000 / hertz))
  if (drawUniform(seed, CHATTER, ms) >= share) return [{ ms: turned, closed: 1 }]
  const open = Math.min(1 + Math.floor(drawUniform(seed, CHATTER, ms, 1) * CHATTER_OPEN_MS), turned - ms - 1)
  return [
    { ms: turned - open, closed: 0 },
    { ms: turned, closed: 1 },
  ]
}
