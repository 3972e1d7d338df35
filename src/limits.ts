// Every limit the governor holds, in one place, with its reason and source. "Proposal" marks an engineering
// default that no source gives; the sections and S-numbers are those of docs/owner/evidence.md.

import { MINUTE_MS, SECOND_MS } from './time.ts'

// Time.
/** Longest session, whatever program, command or restart: makers advise against more (S22). */
export const SESSION_MAX_MS = 15 * MINUTE_MS
/** Rest after a full session (proposal). */
export const REST_MS = 10 * MINUTE_MS
/** Service ends by itself: nobody must leave a console open for others (proposal). */
export const SERVICE_MS = 10 * MINUTE_MS
/** Longest motor time a day, where the day is known (proposal). */
export const DAY_MAX_MS = 45 * MINUTE_MS
/** While the motor runs, the sensors are looked at this often. */
export const CHECK_MS = SECOND_MS
/** Of the looks that find nothing new, at most this many in a row are not followed by a full check (proposal). */
export const MAX_UNCHANGED_CHECKS = 30

// Battery: one Li-ion cell, read under load while the motor runs.
/** No start below this: the first check of a session, past kick and ramp, must still see it (section 4). */
export const START_MIN_MV = 3400
/** Softer below this; as written again from START_MIN_MV on, so that it cannot flap (section 4). */
export const SOFT_BELOW_MV = 3300
/** Off after LOW_MS below this: well above the cell protector's 2.4 V (section 4, S43). */
export const OFF_BELOW_MV = 3100
export const LOW_MS = 2 * SECOND_MS
/** After that, back only above this at rest, or once a charger was seen: a rebound does not count (section 4). */
export const BACK_ABOVE_MV = 3500
/** A reading outside is no cell at all: the divider is open or shorted (a protector cuts at 2.4 V, a cell ends at 4.25 V). */
export const CELL_MIN_MV = 2000
export const CELL_MAX_MV = 4600

// Heat, of the case (section 4, proposals).
export const SOFT_FROM_C = 40
export const OFF_FROM_C = 43
/** Back to normal below this. */
export const BACK_BELOW_C = 38
/** A reading outside is an open or shorted thermistor. */
export const THERMOMETER_MIN_C = -20
export const THERMOMETER_MAX_C = 80

/** What "softer" means: this share of the level (proposal). */
export const SOFT_PERCENT = 70

// Hand time: points of the holding hand, 100 a day being the workers' action value (section 3, S31).
export const HAND_WARN_POINTS = 50
export const HAND_MAX_POINTS = 100

// What is counted.
/** Levels of a third of the band. */
export const BAND_LEVELS = 34
/** A calendar that leaps further ahead was set wrong before, or is now: as many days count at the most (proposal). */
export const MAX_CALENDAR_STEP_DAYS = 7

// Motion.
/** A calibrated motor gets no less than this share of the volts at which it stopped, in percent: whoever pressed did so late (proposal). */
export const MIN_DRIVE_PERCENT = 110
/** A level moves one step in this time at the most, so 0 to 100 takes half a second (proposal; S80, and seed 000: low, sustained load). */
export const RAMP_MS_PER_LEVEL = 5
/**
 * Shortest time between two steps of a ramp or wave. The motor rises in some 85 ms (section 6.2): what it makes of
 * ten steps a second is within 1 % of what it makes of the curve itself (tests/src/program/wave.test.ts).
 */
export const STEP_MS = 100
/** A period of more steps than this is not planned: it would take more memory, and is slow anyway. */
export const MAX_PLAN_STEPS = 32
/** A change of the cell that the drive need not follow: half of 1 %, a fifth of a hertz. */
export const CELL_STEP_MV = 20

/** Reading of a sensor that the board does not have. Below absolute zero, so no thermometer reads it. */
export const ABSENT = -300
