// How long a device that calibrates waits for an answer.

import { CREEP_MV_PER_S, UP_TO_MV } from '../../src/motor/calibration.ts'

/** A ramp from 0 to the highest voltage, or back. No real ramp is longer, because each begins a little above 0. */
export const GIVE_UP_MS = (UP_TO_MV * 1000) / CREEP_MV_PER_S
