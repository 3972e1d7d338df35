// The simulator with physics and engine time. Processor time is measured, because other processes may use the machine; in a
// process of its own, because the other tests of this one would count, too.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const LEAST_TIMES = 20_000
const TRIES = 5

const measure = (kind: string) => `
  import { HOUR_MS, measureSpeed } from './sim/command-line/speed.ts'
  const times = Array.from({ length: ${TRIES} }, () => (4 * HOUR_MS) / measureSpeed('${kind}', 4 * HOUR_MS).processorMs)
  console.log(JSON.stringify(times))`

it.each(['full physics', 'engine time'])('with %s is 20,000 times faster than real time', async (kind) => {
  const options = ['--import', './sim/device/engine/register.mjs', '--input-type=module', '--eval', measure(kind)]
  const { stdout } = await promisify(execFile)(process.execPath, options)
  // The first run compiles, and a collection of garbage may disturb one.
  expect(Math.max(...(JSON.parse(stdout) as number[])), stdout).toBeGreaterThan(LEAST_TIMES)
})
