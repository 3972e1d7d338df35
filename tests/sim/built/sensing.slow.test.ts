// The files of boards with a bridge and a sensor of the current, with their real HALs: they follow the hand, see a stall,
// brake, and never turn the motor backwards.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Board } from '../../../hal/boards/board.ts'
import { deviceFacts } from '../../../hal/boards/facts/device-facts.ts'
import { boards } from '../../../hal/boards/index.ts'
import { compiledRotation } from '../../../programs/index.ts'
import { meterFile } from '../../../sim/built/built-file.ts'
import { LONG_PRESS_MS } from '../../../sim/device/device.ts'
import { BRAKE_MS } from '../../../src/limits.ts'
import { bundle } from '../../../tools/build/bundle.ts'
import { sensingEspruino, sensingPico } from '../../support/build/sensing-boards.ts'
import { makeDevice, startRunning } from './devices.ts'

const root = join(import.meta.dirname, '../../..')
/** A stall is off by then. */
const STALL_OFF_MS = 500
/** On a slow engine the end of a session is stored before the timer of the brake gets its turn. */
const LATE_MS = 60

/** Of a calibration, from its beginning: to more than the volts at which a motor stands still for certain. */
const CREEP_MS = 16_000
/** The volts rise by 24 mV at each step: more only where the supply is read anew. */
const MAX_CREEP_DUTY = 20
/** The switch bounces so often, for so long. */
const EDGE_MS = 8
const EDGES_MS = 320

describe.each([
  ['sensing-pico', sensingPico, boards.pico!],
  ['sensing-rp2040', sensingEspruino, boards.rp2040!],
] as const)('the file for %s', async (_, board: Board, plain: Board) => {
  const code = await bundle(root, board, compiledRotation())
  const file = await meterFile(board, code)
  const world = { bounceMs: 0, chatterPercent: 0, senseOffsetMv: 10 }

  it('is at most 1.2 KB larger than that of the same board without bridge and sensor', async () => {
    expect(code.length - (await bundle(root, plain, compiledRotation())).length).toBeLessThanOrEqual(1200)
  })

  it('holds the speed under the hand, within 2 Hz', () => {
    const built = makeDevice(file, { world, seed: 11 })
    startRunning(built)
    const { device } = built
    device.wait(8000)
    const free = device.hertz()
    device.world.pressOn(30)
    device.wait(3000)
    expect(Math.abs(device.hertz() - free)).toBeLessThanOrEqual(2)
    expect(free).toBeGreaterThan(30)
  })

  it.each([0, 25, 50, 75])('turns a motor off that jams, %i ms after a second, within 500 ms; it stays off', (more) => {
    const built = makeDevice(file, { world, seed: 12 })
    startRunning(built)
    const { device, board: hal } = built
    device.wait(8000 + more)
    device.world.motor.isStalled = true
    device.wait(STALL_OFF_MS)
    expect(hal.duty).toBe(0)
    device.wait(60_000)
    expect(hal.duty).toBe(0)
    device.world.motor.isStalled = false
    device.press(LONG_PRESS_MS)
    device.wait(2000)
    expect(hal.duty).toBeGreaterThan(0)
  })

  it('brakes at each off for BRAKE_MS, with the motor off, and drives it only forwards', () => {
    const built = makeDevice(file, { world, seed: 13 })
    startRunning(built)
    const { device, trace, board: hal } = built
    device.wait(5000)
    device.press(LONG_PRESS_MS)
    device.wait(2000)
    const brakes = trace.flatMap((line) => ('brake' in line ? [line] : []))
    expect(brakes.map(({ brake }) => brake).slice(-2)).toEqual([1, 0])
    const [begin, end] = brakes.slice(-2).map(({ t }) => t) as [number, number]
    expect(end - begin).toBeGreaterThanOrEqual(BRAKE_MS - 2)
    expect(end - begin).toBeLessThanOrEqual(BRAKE_MS + LATE_MS)
    expect(hal.uncaught).toEqual([])
    const off = trace.find((line) => 'duty' in line && line.duty === 0 && line.t >= begin - 1)
    expect(off).toBeDefined()
  })

  it('raises the volts of a calibration step by step, whatever level the session before it had', () => {
    const built = makeDevice(file, { world, seed: 14 })
    startRunning(built)
    const { device, trace } = built
    device.press(LONG_PRESS_MS)
    device.wait(5000)
    trace.length = 0
    device.pressTimes(5)
    device.wait(3000)
    device.pressTimes(3)
    device.wait(CREEP_MS)
    const duties = trace.flatMap((line) => ('duty' in line ? [line.duty] : []))
    expect(duties.at(-1)! * device.world.volts).toBeGreaterThan(2 * deviceFacts(board).MEASURE_BELOW_MV)
    const steps = duties.map((duty, i) => duty - (duties[i - 1] ?? duty))
    expect(Math.max(...steps.map(Math.abs))).toBeLessThanOrEqual(MAX_CREEP_DUTY)
  })

  it('resets where the pin does not let the bridge go: then it floats, and the bridge lets go', () => {
    const built = makeDevice(file, { world, seed: 15 })
    startRunning(built)
    const { device, board: hal } = built
    const { driver } = hal.run!
    const pin = board.engine === 'kaluma' ? board.enablePin : board.sleepPin
    const set = driver.set.bind(driver)
    driver.set = (changed, level) => {
      if (changed === pin && level === 0) throw new Error('this pin is broken')
      set(changed, level)
    }
    device.press(LONG_PRESS_MS)
    device.wait(2 * BRAKE_MS)
    expect([hal.resets, hal.duty, device.world.isBraking]).toEqual([1, 0, false])
  })

  it('stores nothing while the bridge brakes, though the edges of the button keep its timer waiting', () => {
    const built = makeDevice(file, { world, seed: 16 })
    startRunning(built)
    const { device, board: hal } = built
    device.setButton(1)
    while (hal.duty > 0) device.wait(1)
    const [before] = device.recentWrites
    let storedWhileBraking = 0
    for (let ms = 0; ms < 1000; ms++) {
      device.wait(1)
      // A switch that chatters for a moment.
      if (ms < EDGES_MS && ms % EDGE_MS === 0) device.setButton((ms / EDGE_MS) % 2)
      if (device.world.isBraking && device.recentWrites[0] !== before) storedWhileBraking++
    }
    expect(storedWhileBraking).toBe(0)
    expect(device.recentWrites[0]).not.toBe(before)
  })

  it('lets the pins of the bridge down before all else', () => {
    const first = board.engine === 'kaluma' ? `digitalWrite(${board.enablePin},0)` : `new Pin("${board.sleepPin}"),0)`
    const motor = board.engine === 'kaluma' ? `digitalWrite(${board.motorPin},0)` : `new Pin("${board.motorPin}"),0)`
    expect(code.indexOf(first)).toBeGreaterThan(0)
    expect(code.indexOf(first)).toBeLessThan(code.indexOf(motor))
  })
})
