// What the device remembers over a power cut, as one short line of whole numbers. Fields are only ever added at the
// end, so that any firmware can read what another wrote, older or newer, as far as it knows it.

/** First number of the line: version 1 had its fields in another order, and was never released. */
export const SETTINGS_VERSION = 2

// Fields, by position in the line.
export const LOCKED_FIELD = 1
export const STRENGTH_FIELD = 2
export const PROGRAM_FIELD = 3
export const DAY_FIELD = 4
export const USED_MS_FIELD = 5
export const HAND_HZ2S_FIELD = 6
/** Of this very motor, 0 where nobody calibrated it: volts at which it starts and stops, in mV, and its top frequency in Hz. */
export const START_MV_FIELD = 7
export const DROP_OUT_MV_FIELD = 8
export const TOP_HZ_FIELD = 9
// The first firmware of version 2 ended here.
/** What is left of the last session: 0 nothing, RESTING its rest, or from OPEN on, the session itself and its day. */
export const OPEN_FIELD = 10
/** Totals, which outlive the journal. */
export const SESSIONS_FIELD = 11
export const RUN_MS_FIELD = 12
/** Days that this device has lived, as far as it knows; of these, that of the last session for the plan, and that on which the plan began (0: none). */
export const DAYS_FIELD = 13
export const LAST_SESSION_DAY_FIELD = 14
export const PLAN_FIELD = 15
/** Which of the two places of the journal is the newest (journal.ts). */
export const JOURNAL_FIELD = 16
/** From here on SPOT_FIELDS, each for all SPOTS spots (spots.ts). */
export const SPOTS_FIELD = 17
export const SPOTS = 3
export const SPOT_FIELDS = 4
const FIELDS = SPOTS_FIELD + SPOTS * SPOT_FIELDS

/** The last session was a full one: its rest may not be over. */
export const RESTING = 1
/** And the days since 1970 (0: unknown): a session has begun. If that still stands at power-up, power went in it. */
export const OPEN = 2

export const MAX_STRENGTH = 5
/** Lines of a new device, which is locked and plays as written; and of one that lost all, which plays as softly as it can, for it may have been set to that. */
const NEW_DEVICE = '2,1,3'
const LOST_STORE = '0,1,1'

/** What the device remembers, by field. */
export let saved: number[]
/** Whether `saved` holds something that is not stored yet. */
export let isUnsaved: boolean

export function setUnsaved(value: boolean): void {
  isUnsaved = value
}

/**
 * The fields in `text`: undefined if nothing was ever stored, '' if nothing stored can be read. What is missing becomes
 * 0, as of a new device, or in bounds; fields of newer firmware are kept, and stored again. The version is 0 if all is lost.
 */
export function parseFields(text: string | undefined): number[] {
  const isRead = parseInt(text!, 10) >= SETTINGS_VERSION
  const parts = (isRead ? text! : text === undefined ? NEW_DEVICE : LOST_STORE).split(',')
  const fields: number[] = []
  for (let field = 0; field < FIELDS || field < parts.length; field++) fields.push(+parts[field]! || 0)
  if (fields[STRENGTH_FIELD]! < 1 || fields[STRENGTH_FIELD]! > MAX_STRENGTH) fields[STRENGTH_FIELD] = 1
  return fields
}

/** Takes over what is in `text`. */
export function load(text: string | undefined): void {
  saved = parseFields(text)
  isUnsaved = false
}

/** The line to store. */
export function toLine(): string {
  return saved.join(',')
}
