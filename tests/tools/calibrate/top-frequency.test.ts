// --top-hz stores the top frequency of a motor without turning it.

import { expect, it } from 'vitest'
import { measuredValues } from '../../../sim/journal/stored-settings.ts'
import { PRESS_5 } from '../../../src/button.ts'
import { ASK_OFF } from '../../../src/states.ts'
import type { Answer } from '../../../tools/calibrate/prompt.ts'
import { createJolt, createLockedJolt, createPlayingJolt, JOLT, readSettings, runCalibrate } from './run-calibrate.ts'

const args = [...JOLT, '--top-hz', '50']
const answer = (): Answer => {
  throw new Error('--top-hz asks no question')
}

it('the firmware uses the stored frequency, and no terminal is needed', async () => {
  const device = createJolt()
  await runCalibrate(device)
  const { dropOutMv, startMv } = measuredValues(readSettings(device))
  const { sequence } = readSettings(device)
  const { status, stdout, tool } = await runCalibrate(device, { args, answer, isInteractive: false })
  expect([status, tool.written.at(-1), device.state]).toEqual([0, 'load()', 'off'])
  expect(stdout).toContain('level 100 is now 50 Hz')
  expect(measuredValues(readSettings(device))).toEqual({ startMv, dropOutMv, topHz: 50 })
  expect(readSettings(device).sequence).toBe(sequence + 1)
  // The firmware has read the frequency: it is in what the firmware stores next.
  await runCalibrate(device)
  expect([measuredValues(readSettings(device)).topHz, readSettings(device).sequence]).toEqual([50, sequence + 2])
})

it('a new device stays locked', async () => {
  const device = createLockedJolt()
  expect(readSettings(device).settings).toBeUndefined()
  const { status, stdout } = await runCalibrate(device, { args: [...JOLT, '--top-hz', '70'], answer })
  expect([status, readSettings(device).sequence, device.state]).toEqual([0, 1, 'locked'])
  expect(stdout).toContain('at a lower voltage: the profile has 60 Hz')
})

it('a running session is ended and stored before the frequency is written', async () => {
  const device = createPlayingJolt()
  const { status } = await runCalibrate(device, { args, answer })
  expect([status, device.state]).toEqual([0, 'off'])
  expect(Number(readSettings(device).settings!.split(',')[5])).toBeGreaterThan(4000)
})

it('worn flash is reported, and the earlier settings still apply', async () => {
  const device = createLockedJolt()
  await runCalibrate(device)
  const before = readSettings(device)
  const { status, stderr, tool } = await runCalibrate(device, { args, answer, isWorn: true })
  expect([status, tool.written]).toEqual([9, [`unknot(${ASK_OFF})`, `unknot(${PRESS_5})`]])
  expect(stderr).toMatch(/differ from the settings that were written: .*still apply/)
  expect(readSettings(device)).toEqual(before)
})
