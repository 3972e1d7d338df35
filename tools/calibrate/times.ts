// How long a device creeps before it gives up.

import { CREEP_MV_PER_S, UP_TO_MV } from '../../src/motor/calibration.ts'

/** From nothing to the most volts, or back: no creep is longer, and it begins a little above nothing. */
export const GIVES_UP_MS = (UP_TO_MV * 1000) / CREEP_MV_PER_S
