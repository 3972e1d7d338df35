// How long a device that calibrates waits for an answer.

import { CREEP_MAX_MS } from '../../hal/boards/facts/device-facts.ts'

/** A ramp from 0 to the highest voltage, or back. No real ramp is longer, because each begins a little above 0. */
export const GIVE_UP_MS = CREEP_MAX_MS
