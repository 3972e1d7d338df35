// What the firmware needs of a board: the least, and the same on every engine and in the simulator. An
// implementation only touches hardware; guarding, waking and storing are done once, in shell.ts.

// What a board can report. A button held since power-up is reported only once it is let go.
export const BUTTON_OPEN = 0
export const BUTTON_CLOSED = 1
export const CHECK_SENSORS = 2 // the charger came or went, or a reading left what guard() was given
export const WAKE = 3 // the time asked for with wakeAt() has come
export const HAL_ERROR = 4 // something that the HAL does by itself failed, with this error
export const REQUEST = 5 // a host or another button asks for this gesture, or one of massager.ASK_…

/** The first slot of the journal. */
export const JOURNAL_SLOT = 2

export type EventHandler = (what: number, value?: unknown) => void

/** Holds a HAL, which is a module, to the whole interface: does not compile if anything is missing. */
export type CompleteHal<T extends Hal> = T

/** Duties by step. */
export interface Duties {
  readonly [step: number]: number
}

export interface Hal {
  /** Whole ms since boot. Never goes back; a clock set by a host does not move it. */
  now(): number
  /** One wake-up, at this time, instead of the one before; NEVER for none. */
  wakeAt(at: number): void
  /** Drive the motor: 0..1000. 0, a negative or NaN leaves the pin low, not on a PWM of 0. */
  motor(duty: number): void
  /**
   * From the next `stepMs` on, drive the motor with duties[0], then the next each `stepMs`, and after `steps` of them
   * from the first again, until motor() is called. `duties` may change meanwhile; none of them is 0.
   */
  playSteps(duties: Duties, steps: number, stepMs: number): void
  /** The light: 0 or 1000. */
  light(level: number): void
  /** Battery in mV, or ABSENT; NaN if it cannot be read. */
  batteryMv(): number
  /** Temperature of the case in whole °C, or ABSENT; NaN if it cannot be read. */
  celsius(): number
  /** 1 while a charger is connected. */
  charging(): number
  /** Days since 1970 where the clock has been set, else 0. */
  day(): number
  /**
   * From now on, once a second: while the battery reads `fromMv` or more and less than `toMv`, the case `fromC` or more
   * and less than `toC`, and no charger is seen, feed the watchdog and say nothing; the first time that is not so, or after QUIET_LOOKS of
   * them, report LOOK, and end. Until guard() or unguard() is called.
   */
  watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void
  unwatchSensors(): void
  /** A stored text, or undefined. Slots 0 and 1 for the settings, JOURNAL_SLOT and the next for the journal. It may turn empty once something is written. */
  read(slot: number): string | undefined
  write(slot: number, text: string): void
  /** Longest time between two feeds, in ms; started once, and never stopped (chips cannot). */
  watchdogMs: number
  startWatchdog(): void
  feedWatchdog(): void
  /** Keeps the error that turned the motor off where a console can read it: in the global `cause`. */
  recordError(error: unknown): void
  /** A line for the console, if anyone is there. For programs that try a board: the firmware says nothing. */
  printLine(line: string): void
  /** Restart the board: every pin back to its reset state. */
  reset(): void
  /** Makes the board ready: pins, clock. */
  setUp(): void
  /** Whether it has buttons for softer and stronger. */
  hasMoreButtons: boolean
  /** Whether the button is pressed right now. */
  isButtonHeld(): boolean
  /** Opens the console to who is in range (1), or shuts it (0). Does nothing where it is on a wire only. Needs no open(). */
  setConsoleOpen(open: number): void
  /** Reports everything from now on to `happened`, which never throws. */
  listen(happened: EventHandler): void
}
