// A board profile: engine, pins, sensors, motor and driver. It is only data, so that makers can write their own as JSON
// (docs/maker/own-board.md).

import type { MotorProfile } from '../../src/motor/profile.ts'
import type { DriverKind } from './drivers.ts'
import type { Supply } from './supplies.ts'

/** Name of the HAL's folder, hal/<engine>/. */
export type Engine = 'espruino' | 'kaluma'

/** Name of a row in hal/boards/chips.ts, which has what the chip's pins can do. */
export type Chip = 'nrf52832' | 'nrf52833' | 'nrf52840' | 'stm32f401' | 'stm32f411' | 'esp32' | 'rp2040'

/** Current of a motor, in mA. */
export interface Currents {
  /** Pressed on hard, for minutes. */
  pressedMa: number
  /** Held still on a full cell, for a moment. */
  stallMa: number
}

/** What a driver can take. */
export interface DriverLimits {
  /** What the maker buys: "DRV8871". */
  name: string
  /** Current for minutes, in mA. */
  maxMa: number
  /** Supply of the motor, in mV. */
  minMv: number
  maxMv: number
  maxPwmHz: number
}

/** Data for flashing and for the documents. The device does not get it. */
export interface About {
  /** The engine's name of this board: process.env.BOARD on Espruino, board.name on Kaluma. */
  firmware: string
  /** The oldest version of the engine that works (docs/contributor/decisions.md). */
  oldest: string
  chip: Chip
  /** How a host connects to the console. */
  reachedOver: readonly ('usb' | 'bluetooth' | 'serial')[]
  /** The engine's file storage, for a hex file; undefined if it is not in the chip's own flash. */
  storage?: { address: number; pageBytes: number; pages: number }
  /** The text printed beside a pin on the board, where it is not the pin's name. */
  labels: Readonly<Record<string, string>>
  /** Highest current of the motor's transistor on the board, in mA; 0 where the maker adds a transistor. */
  driverMaxMa: number
  /** Limits of a driver that the maker adds, by its data sheet. */
  driver?: DriverLimits
  /** Current of a motor that is not in motors.ts. */
  currents?: Currents
  /** Pins that must stay free, each with its reason as the end of a sentence: "lights the LED". */
  reserved: Readonly<Record<string, string>>
  /** What the board cannot do, a sentence each. */
  missing: readonly string[]
}

/** The fields that profiles of every engine have. `Pin` is the engine's name of a pin. */
interface BoardOf<E extends Engine, Pin> {
  engine: E
  /** Name of the built file, and of the board in --board. */
  name: string
  title: string
  motor: MotorProfile
  motorPin: Pin
  // The next are left out by boards that have none of it. They then pay nothing for it.
  /** What feeds the motor; one Li-ion cell where it is left out. */
  supply?: Supply
  /** What the motor pin switches, a row of drivers.ts; a transistor to ground where it is left out. */
  driverKind?: DriverKind
  /** Of a bridge: the pin that says forwards while it is high. */
  directionPin?: Pin
  /** Of a bridge: pins that are low while it is off. It has at least one of them. */
  enablePin?: Pin
  sleepPin?: Pin
  /** Analogue pin of a current sensor: its volts rise with the current, and a capacitor averages them over the PWM. */
  sensePin?: Pin
  /** Output of the sensor for one A, and at no current, in mV. */
  senseMvPerA?: number
  senseOffsetMv?: number
  /**
   * What flows through it: the motor's current all the time, or that of the supply, which has pauses with the PWM. A
   * shunt to ground below a bridge or a transistor measures the supply.
   */
  senseOf?: 'motor' | 'supply'
  /** Readings that are averaged, 1 to 16; 4 where it is left out. */
  senseReadings?: number
  /** PWM of the motor in Hz: above hearing (docs/owner/evidence.md, S83). */
  pwmHz: number
  lightPin: Pin
  /** Level that the engine writes to light it: 1 or 0. */
  lightOn: number
  buttonPin: Pin
  /** Level that the engine reads while it is pressed: 0 where it connects the pin, pulled up, to ground. */
  buttonPressed: number
  /** Extra buttons, wired like the first; NO_PIN where there is none. */
  nextPin: Pin
  softerPin: Pin
  strongerPin: Pin
  offPin: Pin
  /** Analogue pin behind the battery divider, or NO_PIN: then the limits that need a reading do not apply. */
  batteryPin: Pin
  /** Volts of the battery for one volt at that pin. */
  batteryDivider: number
  /** Reference of the analogue inputs in mV; 0 if the chip measures it (Espruino). */
  referenceMv: number
  /** Status output of a common charger chip, pulled up, and low while charging; or NO_PIN. */
  chargerPin: Pin
  /** Thermometer of the case: the chip's or board's own, an NTC (hal/ntc.ts), or none. */
  thermometer: 'own' | 'ntc' | 'none'
  /** Analogue pin of the NTC, or NO_PIN. */
  ntcPin: Pin
  /** Longest time that the motor can stay on without a feed of the watchdog, in ms. */
  watchdogMs: number
  /** The build has the link, which talks to hosts (docs/maker/link.md). */
  link?: boolean
  about: About
}

export interface EspruinoBoard extends BoardOf<'espruino', string> {
  /** 1 on a Bangle.js, where the firmware must replace the engine's handling of button, screen and watchdog. */
  bangle?: 1
  /** 1 where a reading of the board's own thermometer blocks the engine for long. */
  slowThermometer?: 1
  /** Number of the motor driver that goes on and off with the motor (Jolt.js), or -1. */
  driver: number
  /**
   * The engine opens its console over Bluetooth to anyone, so the firmware shuts it outside service mode. 'quiet': the
   * radio sleeps then too. 'on': the radio cannot be relied on to sleep (ESP32). 'none': no radio.
   */
  radio: 'none' | 'quiet' | 'on'
  /** The wired console, which stays open, by its name in E.setConsole(); or ''. */
  console: string
}

/**
 * Pins are GPIO numbers. Pins n, n + 1 (n even) and the two 16 above share a PWM slice, and the motor needs a slice of
 * its own. GPIO 22 must stay free (low at power-up, it skips the program), and so must 15 (a USB workaround of the chip
 * uses it).
 */
export type KalumaBoard = BoardOf<'kaluma', number>

export type Board = EspruinoBoard | KalumaBoard

/** Fields that the build adds to a device's profile, so that the device need not compare pins with NO_PIN. */
export interface BoardFeatures {
  hasBattery: boolean
  hasCharger: boolean
  hasMoreButtons: boolean
  /** Register that says whether the watchdog runs, where it can outlast a reset of the engine; else 0. */
  watchdogStatusAddress: number
  /** The answer to hosts who ask who the device is, before the version of the engine: only in builds with the link. */
  identity: string
  /** The firmware compacts Espruino's storage if less than this is free; 0 to leave that to the engine. */
  compactBelowBytes: number
}

/** No pin, by engine. */
export const NO_PIN = { espruino: '', kaluma: -1 } as const
