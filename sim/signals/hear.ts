// Tells Happenings what happens to a simulated device.

import type { BoardEvent, TraceLine } from '../device/trace.ts'
import type { Happenings } from './happenings.ts'

export function hearTrace(happenings: Happenings, line: TraceLine): void {
  happenings.advance(line.t)
  if ('state' in line) happenings.setState(line.state, line.t)
  else if ('light' in line) happenings.setLight(line.light > 0, line.t)
}

export function hearEvent(happenings: Happenings, ms: number, what: BoardEvent, value: number | string): void {
  if (what === 'closed') happenings.setButton(value === 1, ms)
  else if (what === 'host' || what === 'button') happenings.noteRequest(Number(value), ms)
}
