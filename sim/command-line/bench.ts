// `npm run bench`: how many times faster than real time the simulator is, and how that grows with the length of the run.

import { HOUR_MS, KINDS, measureSpeed } from './speed.ts'

const HOURS = [1, 2, 4, 8, 16]

const times = (runMs: number, realMs: number): string => `${Math.round(runMs / realMs).toLocaleString('en')} times`

console.log('               simulated    real      faster than real time    heap at the end')
for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
  // What is compiled on the way is not what is measured.
  measureSpeed(kind, HOUR_MS)
  for (const hours of HOURS) {
    const { realMs, heapMb } = measureSpeed(kind, hours * HOUR_MS)
    const cells = [
      kind.padEnd(15),
      `${hours} h`.padStart(6),
      `${realMs.toFixed(0)} ms`.padStart(13),
      times(hours * HOUR_MS, realMs).padStart(22),
      `${heapMb.toFixed(1)} MB`.padStart(18),
    ]
    console.log(cells.join(''))
  }
}
