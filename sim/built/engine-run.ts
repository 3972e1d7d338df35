// One run of a built file, from boot to reset: the functions of its engine, and what they have set up.

import type { Part } from '../device/parts.ts'
import type { DriverPins } from './driver-pins.ts'
import type { Globals } from './program.ts'

/** A connected board, for the functions of an engine. Nothing that a run does after its end has an effect. */
export interface BoardIo {
  /** Nothing has an effect any more: the board was reset, or lost its power. */
  readonly isOver: boolean
  /** By the clock of the board since its boot, at this moment of the running code: whole ms. */
  nowMs(): number
  /** The same for when the pass of the event loop began. */
  passMs(): number
  /** What the calendar of the engine shows, in ms; it begins at 0 with each boot. */
  dateMs(): number
  setDate(ms: number): void
  /** A function of the engine takes this long. */
  spendUs(us: number): void
  /** Throws if the part is broken. */
  use(part: Part): void
  isBroken(part: Part): boolean
  /** The share of time that the motor's pin is high, 0 to 1. */
  drive(share: number): void
  /** Whether a bridge shorts the motor. */
  brake(isBraking: boolean): void
  /** Whether a PWM runs, which takes current even at a duty of 0. */
  pwm(isRunning: boolean): void
  light(isLit: boolean): void
  /** Whether everyone in range can reach the console. */
  console(isOpen: boolean): void
  /** 1 while the contacts of the button are closed. */
  closed(): number
  charging(): number
  batteryMv(): number
  /** The share of the converter's scale at the sensor of the current. */
  senseShare(): number
  celsius(): number
  isWatchdogRunning(): boolean
  startWatchdog(ms: number): void
  feedWatchdog(): void
  reset(): void
  /** Changes flash by `change`, which may throw, also PowerLostError, and takes what flash takes for it. */
  changeFlash<T>(change: () => T): T | undefined
  /** The same, for a record of the log. `isWritten` is asked whether flash has it then, also if the power was lost. */
  writeRecord(record: string, write: () => void, isWritten: () => boolean): void
}

/** Calls a callback of the file. `onThrow` is what the engine does when it throws. */
export type Call = (callback: () => void, onThrow?: () => void) => void

export interface EngineRun {
  readonly globals: Globals
  /** What the motor's driver gets. */
  readonly driver: DriverPins
  /** The object `global` of the file, where a console finds what it has set. */
  readonly global: Readonly<Record<string, unknown>>
  /** When the next timer is due, by the clock of the board, in ms; NEVER for none. */
  readonly timerAt: number
  fireTimer(call: Call): void
  /** The button's contacts have closed (1) or opened (0), at `ms` by the clock of the board. */
  onButton(closed: number, ms: number, call: Call): void
  onCharger(call: Call): void
  /** One of the extra buttons was pressed. */
  onExtraButton(pin: string | number, call: Call): void
  /** A host sets the clock on the console. */
  setClock(ms: number): void
}

/** Figures of an engine on its chip, in us. */
export interface NativeCosts {
  /** Of E.getTemperature(). */
  temperature: number
  analogRead: number
  setDuty: number
  /** Of a write to flash: once, for a byte, and for an erased page. */
  write: number
  writeByte: number
  erase: number
}
