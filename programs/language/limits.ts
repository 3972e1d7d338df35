// The limits that a written program keeps, beside those of the compiled format (src/program/format.ts).

/** Shortest time on, and shortest rest, that a motor can follow (docs/owner/evidence.md, sections 6 and 7). */
export const MIN_ON_MS = 80
export const MIN_REST_MS = 60
/** A count is one byte. */
export const MAX_REPEATS = 255
/** The length of a compiled program is a number of two bytes. */
export const MAX_BYTES = 65_535

/** The level for 50 Hz, the highest frequency that a study used on a muscle (docs/owner/evidence.md, section 2). */
export const TOP_LEVEL = 75
/** The longest unbroken time above TOP_LEVEL: as long as one spot is worked on (proposal). */
export const MAX_TOP_MS = 5 * 60_000
/** The longest time on one spot (docs/owner/evidence.md, section 2.4; S20). A cue moves the hand to the next spot. */
export const MAX_SPOT_MS = 5 * 60_000
