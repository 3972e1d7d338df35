// What a board profile says: its engine, its pins, how its battery is measured, what it drives the motor with.

import type { MotorProfile } from '../../src/motor.ts'

/** Names the folder of the HAL, hal/<engine>/. */
export type Engine = 'espruino' | 'kaluma'

/** The same on every engine; `Pin` is how that engine names one. */
interface BoardOf<E extends Engine, Pin> {
  engine: E
  /** File name of the build, and what --board takes. */
  name: string
  title: string
  motor: MotorProfile
  motorPin: Pin
  /** PWM of the motor in Hz: above hearing (docs/evidence.md, S83). */
  pwmHz: number
  /** Lit when high. */
  lightPin: Pin
  /** To ground when pressed, except where the board has its own button. */
  buttonPin: Pin
  /** Analogue pin behind the battery divider, and what one of its volts stands for. */
  batteryPin: Pin
  batteryDivider: number
  /** Pulled up; low while charging: the status output of common charger chips. */
  chargerPin: Pin
}

export interface EspruinoBoard extends BoardOf<'espruino', string> {
  /** Motor driver to switch on with the motor and off with it (Jolt.js), or -1. */
  driver: number
}

/**
 * Pins are GPIO numbers. Pins n, n + 1 (n even) and those 16 above share a PWM slice, and the motor must have one to
 * itself. GPIO 22 must stay free (low at power-up, it skips the program), and 15, which a USB mend of the chip borrows.
 */
export type KalumaBoard = BoardOf<'kaluma', number>

export type Board = EspruinoBoard | KalumaBoard
