// Every limit that the governor holds, in one place, with reason and source. "Proposal" marks an engineering default
// that no source gives. Sections and S-numbers are those of docs/owner/evidence.md.

import { MINUTE_MS, SECOND_MS } from './time.ts'

// Time.
/** Longest session, whatever program, request or restart: makers advise against more (S22). */
export const SESSION_MAX_MS = 15 * MINUTE_MS
/** Rest after a full session (proposal). */
export const REST_MS = 10 * MINUTE_MS
/** Service mode ends by itself, so that nobody leaves a console open for others (proposal). */
export const SERVICE_MS = 10 * MINUTE_MS
/** Longest motor time a day, where the day is known (proposal). */
export const DAY_MAX_MS = 45 * MINUTE_MS
/** Time between two sensor checks while the motor runs. */
export const CHECK_MS = SECOND_MS
/** After this many unchanged checks in a row comes a full one (proposal). */
export const MAX_UNCHANGED_CHECKS = 30

// The link.
/** The radio stays open so long for a host (proposal). */
export const LINK_OPEN_MS = 2 * MINUTE_MS
/** What a host started ends when nothing was heard of it for this time: within 2 s, with the passes (proposal). */
export const LINK_LOST_MS = 1500
/** A host that was not heard for this time has gone (proposal). */
export const LINK_IDLE_MS = 10 * SECOND_MS

// Battery: one Li-ion cell, read under load while the motor runs.
/** No start below this. The first check of a session, after kick and ramp, must still read it (section 4). */
export const START_MIN_MV = 3400
/** Softer below this. As written again only from START_MIN_MV on, so that it cannot alternate (section 4). */
export const SOFT_BELOW_MV = 3300
/** Off after LOW_MS below this: well above the cell protector's 2.4 V (section 4, S43). */
export const OFF_BELOW_MV = 3100
export const LOW_MS = 2 * SECOND_MS
/** After that, back only above this at rest, or once a charger was connected: a rebound does not count (section 4). */
export const BACK_ABOVE_MV = 3500
/**
 * A reading outside this range comes from an open or shorted divider: a protector cuts off at 2.4 V, and a full cell
 * has 4.25 V.
 */
export const CELL_MIN_MV = 2000
export const CELL_MAX_MV = 4600

// Temperature of the case (section 4, proposals).
export const SOFT_FROM_C = 40
export const OFF_FROM_C = 43
/** Back to normal below this. */
export const BACK_BELOW_C = 38
/** A reading outside this range comes from an open or shorted thermistor. */
export const THERMOMETER_MIN_C = -20
export const THERMOMETER_MAX_C = 80

/** What "softer" means: this share of the level (proposal). */
export const SOFT_PERCENT = 70

// Hand time: points of the holding hand. 100 a day are the action value for workers (section 3, S31).
export const HAND_WARN_POINTS = 50
export const HAND_MAX_POINTS = 100

// Current of the motor, where a board senses it (proposals).
/** Time between two readings. */
export const SENSE_MS = 100
/**
 * A motor cannot turn if it has less than this share of the speed of a free one, in percent, for STALL_MS. A hot winding, or
 * a cell that nobody measures, makes a stalled motor look as if it had a quarter.
 */
export const STALL_PERCENT = 35
export const STALL_MS = 200
/** Softer after this time at the motor's greatest current, and off after the second. */
export const OVERLOAD_MS = SECOND_MS
export const OVERLOAD_OFF_MS = 10 * SECOND_MS
/** This share of that time stays at each reading of less: softer volts take the current away for half a second. */
export const OVERLOAD_STAYS = 0.8
/** A reading at rest does not count before: a motor that runs out, or that a bridge brakes, gives a current. */
export const REST_CURRENT_MS = 500
/**
 * A calibration may find this share of the profile's resistance, in percent. With less, a motor that is stuck would look
 * as if it turned; outside of it noise was measured, or another motor.
 */
export const MOHM_MIN_PERCENT = 85
export const MOHM_MAX_PERCENT = 130
/** What the current adds to the volts follows it by one of this many parts at each reading: so it cannot swing. */
export const LIFT_DIVISOR = 4

// Counts.
/** Levels of a third of the band. */
export const BAND_LEVELS = 34
/** A calendar that moves further ahead was set wrong before, or is now. No more days than this count (proposal). */
export const MAX_CALENDAR_STEP_DAYS = 7

// Motion.
/**
 * A calibrated motor gets at least this share of the voltage at which it stopped, in percent: the maker's press came
 * late (proposal).
 */
export const MIN_DRIVE_PERCENT = 110
/** A motor that stops at the voltage of this level or above cannot be the profile's: a tick of a cue has it (proposal). */
export const DROP_OUT_MAX_LEVEL = 25
/**
 * A level moves by one in this time at most, so that 0 to 100 takes half a second (proposal; S80, and seed 000: low,
 * sustained load).
 */
export const RAMP_MS_PER_LEVEL = 5
/**
 * Shortest time between two steps of a ramp or wave. The motor rises in about 85 ms (section 6.2): with ten steps a
 * second its speed is within 1 % of the speed with the curve itself (tests/src/program/wave.test.ts).
 */
export const STEP_MS = 100
/** A period of more steps than this is not recorded: it would take more memory, and it is slow anyway. */
export const MAX_PLAN_STEPS = 32
/**
 * How long a bridge brakes: a motor is at a tenth of its force after 70 to 90 ms (section 6.2), and longer would only warm
 * the bridge (proposal).
 */
export const BRAKE_MS = 100
/** The drive need not follow a smaller change of the cell: half of 1 %, a fifth of a hertz. */
export const CELL_STEP_MV = 20

/** Reading of a sensor that the board does not have. Below absolute zero, so no thermometer reads it. */
export const ABSENT = -300
