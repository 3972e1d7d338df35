// Drivers that a board file can name, with the limits that their data sheets state, and where each is found. The currents
// are for minutes without a heat sink, on the usual module.

import type { DriverLimits } from '../../../hal/boards/board.ts'
import type { DriverKind } from '../../../hal/boards/drivers.ts'

export interface KnownDriver extends DriverLimits {
  /** Which input each pin of the board goes to, for each way to wire it. */
  inputs: Partial<Record<DriverKind, string>>
  /** Its output for the current, in words; empty where it has none. */
  senses: string
}

/** Texas Instruments SLVSDS7B, section 6.3, and the data sheet of the DRV8874: the same with thicker transistors. */
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
    name: 'TB6612FNG', // Toshiba, 2014-10-01; half of it drives the motor
    maxMa: 1200, // page 1, on average
    minMv: 4500, // it works from 2.5 V on; for its full current (proposal)
    maxMv: 13_500, // page 2; 15 V destroy it
    maxPwmHz: 100_000, // operating range
    inputs: {
      'pwm-direction': 'PWMA (motor), AIN1 (direction), STBY (enable); AIN2 to ground',
      'two-pwm': 'AIN2 (motor), AIN1 (direction), STBY (enable); PWMA to 3.3 V',
    },
    senses: '',
  },
  // The currents are those of Pololu's modules. Both mirror factors are in the electrical characteristics.
  { name: 'DRV8876', maxMa: 1300, ...DRV887X, senses: 'IPROPI, 1 mA for one A' },
  { name: 'DRV8874', maxMa: 2100, ...DRV887X, senses: 'IPROPI, 0.45 mA for one A' },
  {
    name: 'BTS7960', // two half bridges on a module (Infineon, rev. 1.1, 2004-12-07)
    maxMa: 10_000, // proposal: sellers of the module state so much with cooling
    minMv: 6000, // 4.3.1: it is on from 5.5 V
    maxMv: 27_000, // 4.3.5: it may be off from 27.6 V
    maxPwmHz: 25_000, // basic features
    inputs: { 'two-pwm': 'LPWM (motor), RPWM (direction), R_EN and L_EN (enable)' },
    // 4.4.6: the factor is 3,000 to 14,000 at 5 A.
    senses: 'only while the upper transistor is on, with a factor that differs from part to part: use a shunt',
  },
]

export const findKnownDriver = (name: string): KnownDriver | undefined =>
  KNOWN_DRIVERS.find((driver) => driver.name === name)
