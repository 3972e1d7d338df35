// Drivers that a board file can name, with the limits that their makers state. The currents are for minutes without a heat
// sink, on the usual module.

import type { DriverLimits } from '../../../hal/boards/board.ts'
import type { DriverKind } from '../../../hal/boards/drivers.ts'

export interface KnownDriver extends DriverLimits {
  /** Which input each pin of the board goes to, for each way to wire it. */
  inputs: Partial<Record<DriverKind, string>>
  /** Its output for the current, in words; empty where it has none. */
  senses: string
}

/** Texas Instruments SLVSDS7B: the DRV8876, and the DRV8874 with thicker transistors. */
const DRV887X = {
  minMv: 4500,
  maxMv: 37_000,
  maxPwmHz: 100_000,
  inputs: {
    'pwm-direction': 'EN/IN1 (motor), PH/IN2 (direction), nSLEEP (sleep); PMODE to ground',
    'two-pwm': 'PH/IN2 (motor), EN/IN1 (direction), nSLEEP (sleep); PMODE to 3.3 V',
  },
} as const

/** In the order of their current. */
export const KNOWN_DRIVERS: readonly KnownDriver[] = [
  {
    name: 'TB6612FNG', // Toshiba's data sheet; half of it drives the motor
    maxMa: 1200,
    minMv: 4500,
    maxMv: 13_500,
    maxPwmHz: 100_000,
    inputs: {
      'pwm-direction': 'PWMA (motor), AIN1 (direction), STBY (enable); AIN2 to ground',
      'two-pwm': 'AIN2 (motor), AIN1 (direction), STBY (enable); PWMA to 3.3 V',
    },
    senses: '',
  },
  { name: 'DRV8876', maxMa: 1300, ...DRV887X, senses: 'IPROPI, 1 mA for one A' },
  { name: 'DRV8874', maxMa: 2100, ...DRV887X, senses: 'IPROPI, 0.45 mA for one A' },
  {
    name: 'BTS7960', // two half bridges on a module (Infineon, rev. 1.1)
    maxMa: 10_000,
    minMv: 6000,
    maxMv: 27_000,
    maxPwmHz: 25_000,
    inputs: { 'two-pwm': 'LPWM (motor), RPWM (direction), R_EN and L_EN (enable)' },
    senses: 'only while the upper transistor is on, with a factor that differs from part to part: use a shunt',
  },
]

export const findKnownDriver = (name: string): KnownDriver | undefined =>
  KNOWN_DRIVERS.find((driver) => driver.name === name)
