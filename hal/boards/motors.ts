// The motors that board profiles name. Values are fitted or proposed in docs/evidence.md, motor section.

import type { MotorProfile } from '../../src/motor.ts'

/** Cylindrical motor with a 12 g eccentric, for one Li-ion cell: the whole therapy band (section 6.2, proposals). */
export const massagerMotor: MotorProfile = {
  name: 'massager',
  hz: [20, 32, 44, 56, 60],
  mv: [1200, 1800, 2400, 3000, 3200],
  kickMv: 3700,
  kickMs: 25,
  startMv: 850,
  dropOutMv: 400,
  stopMs: 800,
  hz2sPerPoint: 307000,
}

/**
 * Coin ERM (fitted to S86): too fast for the therapy band, so a level is amplitude only and nothing may be
 * claimed of 20 to 60 Hz. It starts at 2.3 V only: the lower levels need the kick.
 */
export const coinMotor: MotorProfile = {
  name: 'coin',
  hz: [100, 150, 200],
  mv: [1830, 2360, 3000],
  kickMv: 3600,
  kickMs: 40,
  startMv: 2300,
  dropOutMv: 1200,
  stopMs: 60,
  hz2sPerPoint: 2257000000,
}
