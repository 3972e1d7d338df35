// What the device remembers over a power cut, as one short line of whole numbers. Anything it cannot read
// becomes the gentle defaults, never the maximum.

/** First number of the line: raise it when a field changes its meaning. */
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
const FIELDS = 10

export const MAX_STRENGTH = 5

/** A new device is locked, plays as written, and has not run. */
export function defaultSettings(): number[] {
  return [SETTINGS_VERSION, 1, 3, 0, 0, 0, 0, 0, 0, 0]
}

/** The settings in `text`, or the defaults if any of it is wrong. `programs` is the length of the rotation. */
export function readSettings(text: string | undefined, programs: number): number[] {
  const parts = (text || '').split(',')
  const settings: number[] = []
  let whole = parts.length === FIELDS
  for (const part of parts) {
    const value = parseInt(part, 10)
    settings.push(value)
    if (!(value >= 0)) whole = false
  }
  const sound =
    whole &&
    settings[0] === SETTINGS_VERSION &&
    settings[LOCKED_FIELD]! <= 1 &&
    settings[STRENGTH_FIELD]! >= 1 &&
    settings[STRENGTH_FIELD]! <= MAX_STRENGTH &&
    settings[PROGRAM_FIELD]! < programs
  return sound ? settings : defaultSettings()
}
