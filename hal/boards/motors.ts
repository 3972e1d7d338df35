// The motors that board profiles name. Values are fitted or proposed in docs/owner/evidence.md, motor section.

import type { MotorProfile } from '../../src/motor/profile.ts'

/**
 * Cylindrical motor with a 12 g eccentric, for one Li-ion cell: the whole therapy band (section 6.2, proposals). Its
 * points of 20, 32, 44 and 56 Hz at 1.2, 1.8, 2.4 and 3.0 V lie on one line, so two points are enough.
 */
export const massagerMotor: MotorProfile = {
  name: 'massager',
  hz: [20, 60],
  mv: [1200, 3200],
  kickMv: 3700,
  kickMs: 25,
  startMv: 850,
  dropOutMv: 400,
  // It coasts for up to 800 ms when free (6.2), and for 140 ms under a hard hand. A kick adds the speed that 250 ms of
  // coasting took.
  stopMs: 250,
  hz2sPerPoint: 307000,
  mohm: 2500,
  freeMa: [93, 113],
}

/**
 * Motor of a large massager for 12 V, with a 24 g eccentric. A wand on an adapter of 13 V and 1.5 A (S106) bounds its
 * current; the rest are proposals (section 6.2), scaled so that 30 N slow it by 8 Hz.
 */
export const massager12Motor: MotorProfile = {
  name: 'massager12',
  hz: [20, 60],
  mv: [3770, 9920],
  kickMv: 11000,
  kickMs: 25,
  startMv: 2300,
  dropOutMv: 1200,
  stopMs: 250,
  hz2sPerPoint: 226000,
  mohm: 3200,
  freeMa: [234, 271],
}

/**
 * Coin ERM (fitted to S86): too fast for the therapy band, so a level only sets the amplitude, and claims about 20 to
 * 60 Hz do not hold. It starts only at 2.3 V, so the lower levels need the kick.
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
  mohm: 25000,
  freeMa: [56, 85],
}
