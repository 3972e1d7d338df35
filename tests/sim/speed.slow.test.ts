// The simulator with physics and engine time. Processor time is measured, because other processes may use the machine.

import { expect, it } from 'vitest'
import { HOUR_MS, measureSpeed } from '../../sim/command-line/speed.ts'

const LEAST_TIMES = 20_000
const HOURS = 4
const TRIES = 5

it.each(['full physics', 'engine time'] as const)(
  'with %s is 20,000 times faster than real time',
  (kind) => {
    // The first run compiles. A garbage collection of another test may disturb one.
    const tries = Array.from({ length: TRIES }, () => measureSpeed(kind, HOURS * HOUR_MS).processorMs)
    const best = Math.min(...tries)
    expect((HOURS * HOUR_MS) / best, tries.join(', ')).toBeGreaterThan(LEAST_TIMES)
  },
  300_000,
)
