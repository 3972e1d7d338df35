// What the device remembers over a power cut: one short line of whole numbers. New fields are only added at the end, so
// that older and newer firmware can read each other's line, as far as they know its fields.

import { HAS_SENSE } from '#device'

/** The line's first number. Version 1 had its fields in another order, and was never released. */
export const SETTINGS_VERSION = 2

// Fields, by their position in the line.
export const LOCKED_FIELD = 1
export const STRENGTH_FIELD = 2
export const PROGRAM_FIELD = 3
export const DAY_FIELD = 4
export const USED_MS_FIELD = 5
export const HAND_HZ2S_FIELD = 6
/**
 * Of the calibrated motor: voltages at which it starts and stops, in mV, and top frequency in Hz; 0 if not calibrated.
 */
export const START_MV_FIELD = 7
export const DROP_OUT_MV_FIELD = 8
export const TOP_HZ_FIELD = 9
// The first firmware of version 2 ended here.
/** The last session: 0 over, RESTING its rest may not be over, OPEN + day it runs, and began on that day. */
export const OPEN_FIELD = 10
/** Totals, which outlive the journal's records. */
export const SESSIONS_FIELD = 11
export const RUN_MS_FIELD = 12
/** Days since the device was new, as far as it counted them. The next two fields are days of this count. */
export const DAYS_FIELD = 13
/** Day of the last session that counts for the plan. */
export const LAST_SESSION_DAY_FIELD = 14
/** Day on which the plan began; 0 without a plan. */
export const PLAN_FIELD = 15
/** Which of the journal's two slots is the newest, 0 or 1 (journal.ts). */
export const JOURNAL_FIELD = 16
/** The first of SPOT_FIELDS fields, each of which has a number for each of the SPOTS spots (spots.ts). */
export const SPOTS_FIELD = 17
export const SPOTS = 3
export const SPOT_FIELDS = 4
/** The part of the hand time that was counted before the last power-up, in Hz² s. */
export const EARLIER_HZ2S_FIELD = SPOTS_FIELD + SPOTS * SPOT_FIELDS
const FIELDS = EARLIER_HZ2S_FIELD + 1
// Only where a board senses its current.
/** Resistance of the calibrated motor in mohm, or 0. */
export const MOHM_FIELD = FIELDS
/** How long a hand has pressed in all sessions, in ms. */
export const PRESSED_MS_FIELD = MOHM_FIELD + 1

// Values of OPEN_FIELD.
/** The last session was a full one: its rest may not be over. */
export const RESTING = 1
/** Plus the day since 1970 (0 if unknown): a session runs. If a power-up finds this, power was cut in the session. */
export const OPEN = 2

export const MAX_STRENGTH = 5
/** Line of a new device: locked, and as strong as written. */
const NEW_DEVICE = '2,1,3'
/** Line of a device that lost its settings: locked, and at the lowest strength, which the owner may have chosen. */
const LOST_STORE = '0,1,1'

/** The settings, by field. */
export let saved: number[]
/** Whether `saved` has changes that are not stored yet. */
export let isUnsaved: boolean

export function setUnsaved(value: boolean): void {
  isUnsaved = value
}

/**
 * The fields of the line `text`, which is undefined on a new device, and '' if the stored text is damaged. A missing
 * field is 0, and the strength is put within its range. Fields of newer firmware stay, and are stored again. The
 * version is 0 if the line was lost.
 */
export function parseFields(text: string | undefined): number[] {
  const isRead = parseInt(text!, 10) >= SETTINGS_VERSION
  const parts = (isRead ? text! : text === undefined ? NEW_DEVICE : LOST_STORE).split(',')
  const fields: number[] = []
  for (let field = 0; field < (HAS_SENSE ? PRESSED_MS_FIELD + 1 : FIELDS) || field < parts.length; field++)
    fields.push(+parts[field]! || 0)
  if (fields[STRENGTH_FIELD]! < 1 || fields[STRENGTH_FIELD]! > MAX_STRENGTH) fields[STRENGTH_FIELD] = 1
  return fields
}

export function load(text: string | undefined): void {
  saved = parseFields(text)
  isUnsaved = false
}

/** The line to store. */
export function toLine(): string {
  return saved.join(',')
}
