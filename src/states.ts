// The states of the massager, and what may be asked of it besides gestures.

// States: the rows of the table.
export const OFF = 0
export const RUNNING = 1
export const LOCKED = 2
export const CHARGING = 3
export const FAULT = 4
// And states for makers, which are no rows.
/** A host may talk to the board: its console is open where it is shut else. The motor is off. */
export const SERVICE = 5 // the first of them
export const CALIBRATING = 6
export const STATE_NAMES = ['off', 'running', 'locked', 'charging', 'fault', 'service', 'calibrating']

// What more buttons than one may ask for besides gestures, each in a session that plays.
export const ASK_SOFTER = 10
export const ASK_STRONGER = 11
export const ASK_OFF = 12
// And what hosts may ask for, in service too.
/** The plan begins, or begins anew. */
export const ASK_PLAN = 13
/** And so many minutes more: the desk mode begins, with a nudge that often; or ends. */
export const ASK_DESK = 100
