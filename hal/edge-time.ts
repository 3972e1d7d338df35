// When an edge of the button was. An engine says so, but a host may have set its clock since.

import * as button from '../src/button.ts'
import { BUTTON_CLOSED } from './hal.ts'

/** The time of an edge that seems older is not known: a host has set the clock. To begin a page takes a slow board 1.7 s. */
const MAX_EDGE_AGE_MS = 2000

/**
 * When an edge was, in ms. If nobody knows, no press becomes longer by it, because a long press starts the motor; and one
 * that is spent does not end, because the next starts it.
 */
export function findEdgeTime(edge: number, at: number, now: number): number {
  if (now - at < MAX_EDGE_AGE_MS) return Math.min(at, now)
  return (edge === BUTTON_CLOSED) !== button.isSpent() ? now : button.rawSince
}
