// What a built file sees of an Espruino board besides pins and timers: error flags, registers, the watchdog, a slow
// thermometer.

import { expect, it } from 'vitest'
import { EspruinoRun } from '../../../sim/built/espruino/run.ts'
import { LONG_PRESS_MS } from '../../../sim/device/device.ts'
import { isFull } from '../../support/scope.ts'
import { fileOf, makeDevice, startRunning } from './devices.ts'

const puck = await fileOf('puckjs2')
/** Its chip has no such register. Another build, for the full run. */
const esp32 = isFull ? await fileOf('esp32') : undefined
const STATUS_ADDRESS = 0x40010400
const WATCHDOG_MS = 8000

type Reboot = { reboot: () => void }

function runOf({ board }: ReturnType<typeof makeDevice>): EspruinoRun {
  if (!(board.run instanceof EspruinoRun)) throw new Error('no Espruino runs')
  return board.run
}

it('every error flag resets the board while the motor runs, and only then', () => {
  const built = makeDevice(puck)
  built.device.wait(1000)
  expect(runOf(built).resetsAtErrors).toBe(false)
  startRunning(built)
  expect(runOf(built).resetsAtErrors).toBe(true)
  built.device.press(LONG_PRESS_MS)
  built.device.wait(2000)
  expect(runOf(built).resetsAtErrors).toBe(false)
})

it('the register of an nRF chip shows whether the watchdog runs; other addresses cannot be read', () => {
  const built = makeDevice(puck)
  const peek = (address: number) => (runOf(built).globals.peek32 as (address: number) => number)(address)
  expect(peek(STATUS_ADDRESS)).toBe(0)
  startRunning(built)
  expect(peek(STATUS_ADDRESS)).toBe(1)
  expect(() => peek(0x40010404)).toThrow('0x40010404')
})

it.runIf(esp32)('an ESP32 has no such register', () => {
  const peek = runOf(makeDevice(esp32!)).globals.peek32 as (address: number) => number
  expect(() => peek(STATUS_ADDRESS)).toThrow('0x40010400')
})

it.each([['puckjs2', puck, 1] as const, ...(esp32 ? [['esp32', esp32, 0] as const] : [])])(
  'the watchdog of a %s that outlasts a reset of the engine is fed after it',
  (_, file, isRunning) => {
    const built = makeDevice(file)
    startRunning(built)
    const { reboot } = runOf(built).globals.E as Reboot
    reboot()
    built.device.wait(5 * WATCHDOG_MS)
    expect([built.board.resets, built.board.bites]).toEqual([1, 0])
    // A dead engine is reset in time only if it runs.
    built.device.breakPart('engine')
    built.device.wait(2 * WATCHDOG_MS)
    expect(built.board.bites).toBe(isRunning)
  },
)

it('no watchdog runs after a power cut', () => {
  const built = makeDevice(puck)
  startRunning(built)
  built.device.powerCycle()
  built.device.breakPart('engine')
  built.device.wait(2 * WATCHDOG_MS)
  expect(built.board.bites).toBe(0)
})

it('the thermometer of a Puck.js blocks its engine for 50 ms', () => {
  const passes: number[] = []
  const built = makeDevice(puck, { onPass: ({ fromUs, toUs }) => passes.push((toUs - fromUs) / 1000) })
  startRunning(built)
  passes.length = 0
  built.device.wait(10_000)
  expect(passes.filter((ms) => ms > 50).length).toBeGreaterThanOrEqual(8)
})

const thermometerOf = (built: ReturnType<typeof makeDevice>) => runOf(built).globals.E as { getTemperature(): number }

/** Makes each reading of the thermometer take `readings` times as long as on a Puck.js. */
function slowDown(built: ReturnType<typeof makeDevice>, readings: number): void {
  const E = thermometerOf(built)
  const read = E.getTemperature
  E.getTemperature = () => {
    for (let left = readings; left > 1; left--) read()
    return readings > 0 ? read() : 25
  }
}

/** A Puck.js in a program of waves, with a thermometer that takes `readings` times as long. */
function inWaves(readings: number): ReturnType<typeof makeDevice> {
  const built = makeDevice(puck)
  slowDown(built, readings)
  startRunning(built)
  built.device.pressTimes(1)
  built.device.wait(4000)
  return built
}

/** When the motor's duty changes, in ms. */
function changesIn(built: ReturnType<typeof makeDevice>): number[] {
  const from = built.trace.length
  built.device.wait(20_000)
  return built.trace.slice(from).flatMap((line) => ('duty' in line ? [line.t] : []))
}

it.each([1, 3])('a thermometer that takes %i times as long as on a Puck.js does not shift a wave', (readings) => {
  const quick = changesIn(inWaves(0))
  const slow = changesIn(inWaves(readings))
  expect(quick.length).toBeGreaterThan(40)
  expect(Math.max(...quick.map((ms, i) => Math.abs(slow[i]! - ms)))).toBeLessThanOrEqual(10)
})

it('a thermometer that always takes longer than the next change is away is read in time all the same', () => {
  const built = inWaves(8)
  const E = thermometerOf(built)
  const read = E.getTemperature
  E.getTemperature = () => read() + 20
  built.device.wait(10_000)
  expect(built.board.duty).toBe(0)
})
