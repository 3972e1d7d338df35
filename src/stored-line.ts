// The line of settings to store: as the device is now, or as it would be in a session.

import * as device from './device-state.ts'
import * as journal from './memory/journal.ts'
import * as settings from './memory/settings.ts'
import { saved } from './memory/settings.ts'
import * as governor from './motor/governor.ts'
import * as session from './session.ts'
import { now } from './time.ts'

/**
 * Prepares for the start of a session that a long press is about to ask for. Answers with the line to store: that of a
 * session, or undefined if none may start.
 */
export function prepareStart(): string | undefined {
  if (governor.findStopReason(now) !== governor.ALLOWED) return
  session.prepareProgram()
  const open = saved[settings.OPEN_FIELD]!
  journal.openRecord(device.today)
  const line = takeSettings()
  saved[settings.OPEN_FIELD] = open
  return line
}

/** Answers with the line to store. From then on nothing is unsaved. */
export function takeSettings(): string {
  settings.setUnsaved(false)
  saved[settings.DAY_FIELD] = governor.dayNumber
  saved[settings.USED_MS_FIELD] = governor.usedMs
  saved[settings.HAND_HZ2S_FIELD] = Math.floor(governor.handHz2s)
  saved[settings.EARLIER_HZ2S_FIELD] = Math.floor(governor.earlierHz2s)
  return settings.toLine()
}
