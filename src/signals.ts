// What the light can say. A signal is a family and a number below 16, which is counted. signal-words.ts says what each
// means.

/** Short blinks: a charge, or a program. */
export const COUNT = 0
/** Long marks: a setting or a spot. */
export const LONG = 16
/** Dips of a light that is on: a strength, or how the plan stands. */
export const DIPS = 32
/** A long dip, then short ones: what the owner notes of a spot. */
export const NOTE = 48
/** A long mark, then short blinks: a limit. The number is one of governor.STOP_…. */
export const LIMIT = 64
/** A flicker, then short blinks: something is wrong. The number is a fault's, or one of those below. */
export const FLICKER = 80
/** Added for each time that a signal is said again. */
export const REPEAT = 128
export const THRICE = 2 * REPEAT

// Numbers of LONG.
export const LOCKED = 1
export const DESK_OFF = 1
export const UNLOCKED = 2
export const DESK_ON = 3
export const ON_CHARGER = 3

// Numbers of FLICKER besides the faults.
/** Nothing can be measured: a charge that this board cannot read, or a calibration that cannot be right. */
export const UNMEASURED = 0
/** The stored settings are lost. */
export const LOST = 4
/** A professional should see a spot. */
export const PROFESSIONAL = 6

// A host on the link: numbers of LONG while it asks, and of COUNT.
export const HOST_ASKS = 4
export const HOST_ASKS_CONSOLE = 5
export const HOST_ACCEPTED = 6

/** The number of LIMIT, besides the governor's, for a spot that has no time left today. */
export const SPOT_TIME = 6

/** From the lead to the counted part. */
export const LEAD_GAP_MS = 500

/** A character of FAMILIES is this plus a number, or plus a time in units of UNIT_MS. */
export const ZERO = 40
export const UNIT_MS = 20

// Fields of a family.
/** How long the light rests before the signal where something else was shown, and after it. */
export const REST = 0
/** How often the lead comes. Its times follow: how long and how far apart. */
export const LEADS = 1
export const LEAD_TIMES = 2
/** How long and how far apart the counted part comes. */
export const COUNT_TIMES = 4
export const FIELDS = 6

/** The fields of each family, in the order of their numbers (proposals; signal-words.ts draws them). */
export const FAMILIES = 'Z(((4:Z(((ZAP(((0<P)Z,0<Z)Z,4:Z,,,4:'
