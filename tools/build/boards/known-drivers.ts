// Drivers that a board file can name, with the limits that their makers state. The currents are for minutes without a heat
// sink, on the usual module.

import type { DriverLimits } from '../../../hal/boards/board.ts'
import type { DriverKind } from '../../../hal/boards/drivers.ts'

export interface KnownDriver extends DriverLimits {
  /** The ways to wire it. */
  kinds: readonly DriverKind[]
  /** The names of its inputs for the pins of a board, by way of wiring. */
  inputs: string
  /** Its output for the current, in words; empty where it has none. */
  senses: string
}

const BOTH = ['pwm-direction', 'two-pwm'] as const

/** In the order of their current. */
export const KNOWN_DRIVERS: readonly KnownDriver[] = [
  {
    name: 'TB6612FNG', // Toshiba's data sheet; half of it drives the motor
    kinds: BOTH,
    maxMa: 1200,
    minMv: 4500,
    maxMv: 13_500,
    maxPwmHz: 100_000,
    inputs: 'PWMA, AIN1 (direction), AIN2 to ground, STBY (enable); or AIN2 (motor), AIN1 (direction), PWMA to VCC',
    senses: '',
  },
  {
    name: 'DRV8876', // Texas Instruments SLVSDS7B, on a carrier
    kinds: BOTH,
    maxMa: 1300,
    minMv: 4500,
    maxMv: 37_000,
    maxPwmHz: 100_000,
    inputs: 'EN/IN1 and PH/IN2, nSLEEP; PMODE to ground for PWM and direction, to VCC for two PWM inputs',
    senses: 'IPROPI, 1 mA for one A',
  },
  {
    name: 'DRV8874', // as the DRV8876
    kinds: BOTH,
    maxMa: 2100,
    minMv: 4500,
    maxMv: 37_000,
    maxPwmHz: 100_000,
    inputs: 'EN/IN1 and PH/IN2, nSLEEP; PMODE to ground for PWM and direction, to VCC for two PWM inputs',
    senses: 'IPROPI, 0.45 mA for one A',
  },
  {
    name: 'BTS7960', // two half bridges on a module (Infineon, rev. 1.1)
    kinds: ['two-pwm'],
    maxMa: 10_000,
    minMv: 6000,
    maxMv: 27_000,
    maxPwmHz: 25_000,
    inputs: 'RPWM (direction) and LPWM (motor), R_EN and L_EN (enable)',
    senses: 'only while the upper transistor is on, and with a factor that differs from part to part: use a shunt',
  },
]

export const findKnownDriver = (name: string): KnownDriver | undefined =>
  KNOWN_DRIVERS.find((driver) => driver.name === name)
