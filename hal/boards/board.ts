// What a board profile says: pins by name, how its battery is measured, what it drives the motor with.

import type { MotorProfile } from '../../src/motor.ts'

export interface EspruinoBoard {
  /** File name of the build, and what --board takes. */
  name: string
  title: string
  motor: MotorProfile
  motorPin: string
  /** PWM of the motor in Hz: above hearing (docs/evidence.md, S83). */
  pwmHz: number
  /** Motor driver to switch on with the motor and off with it (Jolt.js), or -1. */
  driver: number
  lightPin: string
  buttonPin: string
  /** Analogue pin behind the battery divider, and what one of its volts stands for. */
  batteryPin: string
  batteryDivider: number
  /** Pulled up; low while charging: the status output of common charger chips. */
  chargerPin: string
}
