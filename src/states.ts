// The states of the massager, and the requests that it takes besides gestures.

// States that are rows of the gesture table.
export const OFF = 0
export const RUNNING = 1
export const LOCKED = 2
export const CHARGING = 3
export const FAULT = 4
// States for makers, from SERVICE on.
/** The motor is off, and a host may use the console that is shut in all other states. */
export const SERVICE = 5
export const CALIBRATING = 6
export const STATE_NAMES = ['off', 'running', 'locked', 'charging', 'fault', 'service', 'calibrating']

// Requests of extra buttons, in a session.
export const ASK_SOFTER = 10
export const ASK_STRONGER = 11
export const ASK_OFF = 12
// Requests of hosts, in service mode too.
/** Begins the plan, or begins it again. */
export const ASK_PLAN = 13
/** Plays the program that a host on the link has sent. */
export const ASK_PLAY = 14
/** A host on the link asks for the console, which a press opens. */
export const ASK_CONSOLE = 15
/** ASK_DESK + n begins the desk mode with a nudge every n minutes. */
export const ASK_DESK = 100
