// How long a hand has pressed, from the sensor of the current to the journal in words.

import { afterAll, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { compileRotation } from '../../../programs/index.ts'
import { Device, LONG_PRESS_MS } from '../../../sim/device/device.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import { memoryOf } from '../../../sim/journal/memory.ts'
import { readJournal } from '../../../sim/journal/read.ts'
import { totalsOf } from '../../../sim/journal/words.ts'
import { BAND_UNIT_MS } from '../../../src/memory/journal.ts'

afterAll(() => plugDevice())

/** A session of three minutes, of which a hand presses two. */
function journalOf(sense: boolean) {
  const hardware = sense ? { sense: { mvPerA: 1000, offsetMv: 100, of: 'motor' as const } } : {}
  const world = { bounceMs: 0, chatterPercent: 0 }
  const device = new Device({ programs: compileRotation(), motor: massagerMotor, world, hardware, seed: 4 })
  device.wait(1000)
  device.pressTimes(3)
  device.wait(3000)
  device.press(LONG_PRESS_MS)
  device.wait(60_000)
  device.world.pressOn(20)
  device.wait(120_000)
  device.world.pressOn(0)
  device.press(LONG_PRESS_MS)
  device.wait(3000)
  return readJournal(memoryOf(device), 0)
}

it('a board with a sensor keeps how much of a session was pressed', () => {
  const { pressedMs, totals, sessions } = journalOf(true)
  expect(totals.sessions).toBe(1)
  expect(pressedMs).toBeGreaterThan(105_000)
  expect(pressedMs).toBeLessThan(125_000)
  expect(sessions[0]!.pressedMs).toBe(pressedMs! - (pressedMs! % BAND_UNIT_MS))
  expect(totalsOf(journalOf(true))).toContain('Pressed for 2 min of it')
})

it('a board without one keeps and says nothing of it', () => {
  const journal = journalOf(false)
  expect(journal.pressedMs).toBeUndefined()
  expect(journal.sessions[0]!.pressedMs).toBeUndefined()
  expect(totalsOf(journal)).not.toContain('Pressed')
})
