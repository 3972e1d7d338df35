// What the firmware needs of a board: as little as possible, and the same on every engine and in the simulator. An
// implementation only touches hardware. shell.ts catches errors, and decides when to wake and when to store.

// Events that a board reports. A button held since power-up is reported only when it is released. The value of the
// button's edges is the time of the edge, in ms as now() counts: a busy board reports it later. It may be wrong, if the
// clock was set meanwhile.
export const BUTTON_OPEN = 0
export const BUTTON_CLOSED = 1
export const CHECK_SENSORS = 2 // the charger was plugged in or out, or a reading left the range of watchSensors()
export const WAKE = 3 // the time of wakeAt() has come
export const HAL_ERROR = 4 // a callback inside the HAL failed; the value is the error
export const REQUEST = 5 // a host or an extra button; the value is a gesture, or one of massager.ASK_…
// A host on a wire typed this line. By radio it sent this text; '' if it has just connected, undefined if it has gone.
export const LINK_TEXT = 6

/** Begins every line of the device, so that a host tells it from the echo and the prompt of a console. */
export const LINK_MARK = '~'
/** A longer line of a host is refused. A program has two hex digits for each of its bytes. */
export const MAX_LINE = 420

/** Cells in a page of the log. */
export const CELLS = 16
/** Earlier firmware had four slots instead of a log: each of these, and the one below it. */
export const SETTINGS_SLOT = -1
export const JOURNAL_SLOT = -3
/** The slot of the program that a host has kept for the first place of the rotation. The next is one below. */
export const KEPT_SLOT = -11

export type EventHandler = (event: number, value?: unknown) => void

/** Checks that a HAL, which is a module, has the whole interface: it does not compile if a member is missing. */
export type CompleteHal<T extends Hal> = T

/** Duties by step, each 1..1000. */
export interface Duties {
  readonly [step: number]: number
}

export interface Hal {
  /** Whole ms since boot. Never goes back; a clock set by a host does not move it. */
  now(): number
  /** Sets the one wake-up to this time, instead of the one before; NEVER for none. */
  wakeAt(at: number): void
  /** Drives the motor: 0..1000. 0, a negative number or NaN leaves the pin low, not on a PWM of 0. */
  motor(duty: number): void
  /**
   * Drives the motor with duties[0] now, and with the next every `stepMs`. After `steps` duties it begins again with
   * the first, until motor() is called. `duties` may change meanwhile; none of them is 0.
   */
  playSteps(duties: Duties, steps: number, stepMs: number): void
  /** Sets the light: 0 or 1000. */
  light(level: number): void
  /** Battery in mV, or ABSENT; NaN if it cannot be read. */
  batteryMv(): number
  /**
   * What the sensor of the current reads in mA, averaged: the motor's or the supply's. ABSENT without a sensor; NaN if it
   * cannot be read.
   */
  milliamps(): number
  /** Temperature of the case in whole °C, or ABSENT; NaN if it cannot be read. */
  celsius(): number
  /** 1 while a charger is connected. */
  charging(): number
  /** Days since 1970 where the clock has been set, else 0. */
  day(): number
  /**
   * Checks the sensors every CHECK_MS. While the battery is at `fromMv` or above and below `toMv`, the case at `fromC`
   * or above and below `toC`, and no charger is connected, a check only feeds the watchdog. After the first that finds
   * a change, or after MAX_UNCHANGED_CHECKS without one, it reports CHECK_SENSORS and ends. A second call starts over.
   */
  watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void
  /** Ends the checks without a report. */
  unwatchSensors(): void
  /** Cells in the pages of the log, a multiple of CELLS; 0 without a log. */
  logCells: number
  /** Finds the log. Before that nothing can be read or written. */
  openLog(): void
  /** The text in a cell, or in a slot, below 0; '' if nothing is in it. */
  readCell(cell: number): string
  /** Writes to an empty cell. What is in another afterwards is not known, or it throws. */
  writeCell(cell: number, text: string): void
  /**
   * Erases the page that begins with this cell, or the first page if the log ends there. Makes a new log if there is none,
   * or none with two pages. Answers with the first cell of the erased page. Throws if there is no room.
   */
  beginPage(cell: number): number
  /** Deletes the settings of earlier firmware. */
  dropSlots(): void
  /** Longest time between two feeds, in ms. */
  watchdogMs: number
  /** Whether the watchdog runs at power-up: some chips keep it through a reset. */
  isWatchdogRunning(): boolean
  /** Starts the watchdog, once: chips cannot stop it. */
  startWatchdog(): void
  feedWatchdog(): void
  /** Stores the error that turned the motor off in the global `cause`, where a console can read it. */
  recordError(error: unknown): void
  /** Prints a line on the console. For programs that try a board: the firmware prints nothing. */
  printLine(line: string): void
  /** Restarts the board: every pin returns to its reset state. */
  reset(): void
  /** Makes the board ready: pins, clock. */
  setUp(): void
  /** Whether the board has buttons for softer and stronger. */
  hasMoreButtons: boolean
  isButtonHeld(): boolean
  /** Whether the console can be open to anyone in range. Otherwise it is on a wire, and always open. */
  hasRadioConsole: boolean
  /** Opens the console to anyone in range (1), or shuts it (0). Works before setUp(). */
  setConsoleOpen(open: number): void
  /** Whether the board has a link, and the build its code. Without one the rest is never called. */
  hasLink: boolean
  /** Who the device is, for hosts: firmware, board, engine, its version, and limits. */
  describeDevice(): string
  /**
   * Where hosts come by radio: opens it to a host in the phase pairing.OPEN, opens the console to the host in CONSOLE, and
   * in SHUT shuts both, which ends the connection. Other phases leave them.
   */
  setRadio(phase: number): void
  /** Sends a line to the host, after LINK_MARK. */
  sendLine(line: string): void
  /** Keeps text in a slot from KEPT_SLOT on. Answers false, and leaves what is in it, if there is no room. */
  keep(slot: number, text: string): boolean
  /** Sets the clock, in s since 1970. */
  setClock(seconds: number): void
  /** Reports all events from now on to `handler`, which never throws. */
  listen(handler: EventHandler): void
}
