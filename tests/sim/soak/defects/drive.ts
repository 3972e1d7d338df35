// Deliberate defects in the drive of the motor.

import type { Defect } from './defect.ts'

export const DRIVE_DEFECTS: readonly Defect[] = [
  {
    name: 'the duty does not follow the battery',
    file: 'src/motor/drive.ts',
    from: 'cellMv === ABSENT ? ASSUMED_MV : cellMv)',
    to: '3000)',
    seed: 1,
    invariant: 'the level never jumps',
  },
  {
    name: 'the level jumps',
    file: 'src/motor/drive.ts',
    from: 'const STEP_LEVELS = STEP_MS / RAMP_MS_PER_LEVEL',
    to: 'const STEP_LEVELS = 60',
    seed: 13,
    invariant: 'the level never jumps',
  },
  {
    name: 'a kick lasts 3 s',
    file: 'src/motor/drive.ts',
    from: 'kickUntil = now + motor.kickMs',
    to: 'kickUntil = now + 3000',
    seed: 20,
    invariant: 'the motor gets no more than the top of its band, except in a kick',
  },
  {
    name: 'softer stops the motor',
    file: 'src/motor/sensor-limits.ts',
    from: 'return wanted > 0 ?',
    to: 'return wanted > 0 && !isBatterySoft && !isHeatSoft ?',
    seed: 1,
    invariant: 'a light that stays on means that the motor runs',
  },
]
