// What a board profile says: its engine, its pins, how its battery and its warmth are measured, what it drives the
// motor with. Nothing but data, so that a maker can write one of his own as JSON (docs/maker/own-board.md).

import type { MotorProfile } from '../../src/motor/profile.ts'

/** Names the folder of the HAL, hal/<engine>/. */
export type Engine = 'espruino' | 'kaluma'

/** Names the row of hal/boards/chips.ts with what its pins can do. */
export type Chip = 'nrf52832' | 'nrf52833' | 'nrf52840' | 'stm32f401' | 'stm32f411' | 'esp32' | 'rp2040'

/** What a motor draws, in mA. */
export interface Currents {
  /** Pressed on hard, for minutes. */
  pressedMa: number
  /** Held still on a full cell, for a moment. */
  stallMa: number
}

/** What flashing and the documents need, and the device does not. */
export interface About {
  /** What the engine calls this board: process.env.BOARD on Espruino, board.name on Kaluma. */
  firmware: string
  /** The oldest version of the engine that works (docs/contributor/decisions.md). */
  oldest: string
  chip: Chip
  /** How a host reaches the console. */
  reachedOver: readonly ('usb' | 'bluetooth' | 'serial')[]
  /** Where the engine keeps files, for a hex file; none where that is not in the chip's own flash. */
  storage?: { address: number; pageBytes: number; pages: number }
  /** What is printed beside a pin on the board, where that is not its name. */
  labels: Readonly<Record<string, string>>
  /** The motor's transistor: on the board, with the most it can take in mA; 0 where the maker adds one. */
  driverMaxMa: number
  /** What the motor draws, where it is none of motors.ts. */
  currents?: Currents
  /** Pins that must stay free, with the reason as a sentence's end: "lights the LED". */
  reserved: Readonly<Record<string, string>>
  /** What the board cannot do, a sentence each. */
  missing: readonly string[]
}

/** The same on every engine; `Pin` is how that engine names one, and `none` what stands for none. */
interface BoardOf<E extends Engine, Pin> {
  engine: E
  /** File name of the build, and what --board takes. */
  name: string
  title: string
  motor: MotorProfile
  motorPin: Pin
  /** PWM of the motor in Hz: above hearing (docs/owner/evidence.md, S83). */
  pwmHz: number
  lightPin: Pin
  /** What lights it, as the engine writes it: 1 or 0. */
  lightOn: number
  buttonPin: Pin
  /** What it reads while pressed: 0 where it pulls the pin to ground, and the pin is pulled up. */
  buttonPressed: number
  /** Buttons besides, wired as the first; NO_PIN where there is none. */
  nextPin: Pin
  softerPin: Pin
  strongerPin: Pin
  offPin: Pin
  /** Analogue pin behind the battery divider, or NO_PIN: then the board runs with the rules that need no reading. */
  batteryPin: Pin
  /** What one volt at that pin stands for. */
  batteryDivider: number
  /** The reference of the analogue inputs in mV; 0 to ask the chip (Espruino). */
  referenceMv: number
  /** Pulled up; low while charging: the status output of common charger chips. Or NO_PIN. */
  chargerPin: Pin
  /** Of the case: the chip's or board's own, an NTC (hal/ntc.ts), or none. */
  thermometer: 'own' | 'ntc' | 'none'
  /** Analogue pin of the NTC, or NO_PIN. */
  ntcPin: Pin
  /** Longest time that the motor may be on when nobody feeds the watchdog, in ms. */
  watchdogMs: number
  about: About
}

export interface EspruinoBoard extends BoardOf<'espruino', string> {
  /** On a Bangle.js, whose own handling of button, screen and watchdog must be set aside at the start. */
  bangle?: 1
  /** Motor driver to switch on with the motor and off with it (Jolt.js), or -1. */
  driver: number
  /**
   * Over Bluetooth the engine opens its console to anyone, so that is shut but in service. 'quiet' where the radio can
   * be put to sleep besides, 'on' where it cannot be trusted to (ESP32), 'none' where there is none.
   */
  radio: 'none' | 'quiet' | 'on'
  /** The wired console, which stays, as E.setConsole() calls it; or ''. */
  console: string
}

/**
 * Pins are GPIO numbers. Pins n, n + 1 (n even) and those 16 above share a PWM slice, and the motor must have one to
 * itself. GPIO 22 must stay free (low at power-up, it skips the program), and 15, which a USB mend of the chip borrows.
 */
export type KalumaBoard = BoardOf<'kaluma', number>

export type Board = EspruinoBoard | KalumaBoard

/** What a device file knows besides, made by the build: a comparison with NO_PIN would stay in it. */
export interface BoardFeatures {
  hasBattery: boolean
  hasCharger: boolean
  hasMoreButtons: boolean
  /** Espruino tidies up its storage when less than this is free; 0 where that must be left to the engine. */
  compactBelowBytes: number
}

/** Stands for no pin, by engine. */
export const NO_PIN = { espruino: '', kaluma: -1 } as const
