// A Puck.js reads its thermometer for 50 ms, in which its engine does nothing else. Nobody may feel that.

import { expect, it } from 'vitest'
import { fileOf, makeDevice, startRunning } from './devices.ts'

const puck = await fileOf('puckjs2')
const PLAY_MS = 60_000
/** A reading blocks for this long. */
const READING_MS = 50

it('reads it about once a second while a wave plays, and no step of the wave is late by more than 2 ms', () => {
  const readings: number[] = []
  const built = makeDevice(puck, {
    onPass: ({ fromUs, toUs }) => {
      if (toUs - fromUs >= READING_MS * 1000) readings.push(fromUs / 1000)
    },
  })
  startRunning(built)
  // The second program is a wave.
  built.device.press(100)
  built.device.wait(12_000)
  built.trace.length = 0
  readings.length = 0
  built.device.wait(PLAY_MS)

  const steps = built.trace.flatMap((line) => ('duty' in line ? [line.t] : []))
  const gaps = steps.slice(1).map((t, i) => t - steps[i]!)
  const stepMs = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!
  expect(steps.length).toBeGreaterThan(100)
  expect(stepMs).toBeGreaterThan(2 * READING_MS)
  for (const t of steps) {
    const lateMs = (t - steps[0]!) % stepMs
    expect(Math.min(lateMs, stepMs - lateMs), `the step at ${t} ms`).toBeLessThanOrEqual(2)
  }
  expect(readings.length).toBeGreaterThanOrEqual(PLAY_MS / 1000 - 8)
  expect(readings.length).toBeLessThanOrEqual(PLAY_MS / 1000)
})
