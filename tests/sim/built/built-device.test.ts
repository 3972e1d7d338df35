// A device that runs the file which a board is flashed with, on fakes of the functions of its engine.

import { describe, expect, it } from 'vitest'
import { compileRotation } from '../../../programs/index.ts'
import { builtOptions } from '../../../sim/built/built-device.ts'
import { extraButtonPin } from '../../../sim/built/extra-buttons.ts'
import { Device, type DeviceOptions, LONG_PRESS_MS } from '../../../sim/device/device.ts'
import type { Pass } from '../../../sim/device/engine/timed-engine.ts'
import { memoryOf } from '../../../sim/journal/memory.ts'
import { PRESS_3, PRESS_5 } from '../../../src/button.ts'
import { RECORD_CHARS } from '../../../src/memory/journal.ts'
import { type BuiltDevice, fileOf, makeDevice, startRunning } from './devices.ts'

const puck = await fileOf('puckjs2')
const pico = await fileOf('pico')
const FILES = [puck, pico].map((file) => [file.board.name, file] as const)
const DAY = 20_000
/** After a session that was cut off the device rests for so long, as after a full one. */
const REST_MS = 11 * 60_000

describe.each(FILES)('the file for %s', (_, file) => {
  it('starts and stops the motor by a long press, and stores that only while the motor is off', () => {
    const built = makeDevice(file)
    const { device, board } = built
    startRunning(built)
    expect(board.duty).toBeGreaterThan(0)
    const stored = device.recentWrites[0]!
    device.pressTimes(2)
    device.wait(3000)
    expect(device.recentWrites[0]).toBe(stored)
    device.press(LONG_PRESS_MS)
    device.wait(2000)
    expect(board.duty).toBe(0)
    expect(device.recentWrites[0]).not.toBe(stored)
    expect(memoryOf(device).journal).toHaveLength(RECORD_CHARS)
    expect([board.uncaught, board.bites, board.isPwmRunning]).toEqual([[], 0, false])
  })

  it('has the same settings after a boot, and another run of the file', () => {
    const built = makeDevice(file)
    startRunning(built)
    const before = built.board.run
    built.device.powerCycle()
    built.device.wait(2000)
    expect(built.board.run).not.toBe(before)
    expect([built.board.duty, built.board.resets]).toEqual([0, 1])
    // Still unlocked: a long press is enough. The watchdog of the run before is gone.
    built.device.wait(REST_MS)
    expect(built.board.bites).toBe(0)
    built.device.press(LONG_PRESS_MS)
    built.device.wait(2000)
    expect(built.board.duty).toBeGreaterThan(0)
  })

  it('has its motor stopped by the watchdog when the engine dies, and lives again', () => {
    const built = makeDevice(file)
    const { device, board } = built
    startRunning(built)
    device.breakPart('engine')
    device.wait(9000)
    expect([board.duty, board.bites, board.resets]).toEqual([0, 1, 1])
    device.wait(REST_MS)
    device.press(LONG_PRESS_MS)
    device.wait(2000)
    expect(board.duty).toBeGreaterThan(0)
  })

  it.each(['motor', 'battery', 'thermometer', 'store'] as const)('stops safely where the %s breaks', (part) => {
    const built = makeDevice(file)
    const { device, board } = built
    startRunning(built)
    device.breakPart(part)
    device.press(LONG_PRESS_MS)
    device.wait(3000)
    expect(board.duty).toBe(0)
    device.mendPart(part)
    device.powerCycle()
    device.wait(REST_MS)
    device.press(LONG_PRESS_MS)
    device.wait(2000)
    expect(board.duty).toBeGreaterThan(0)
  })

  it.each([0, 20, 60, 100, 200, 400])('has the old settings or the new ones if power fails after %d bytes', (bytes) => {
    const built = makeDevice(file)
    const { device, board } = built
    startRunning(built)
    device.losePowerAtByte(bytes)
    device.press(LONG_PRESS_MS)
    device.wait(2000)
    device.setPower(true)
    device.wait(3000)
    expect([board.duty, board.isAlive, board.uncaught]).toEqual([0, true, []])
    device.wait(REST_MS)
    device.press(LONG_PRESS_MS)
    device.wait(2000)
    expect(board.duty).toBeGreaterThan(0)
  })

  it('knows the day only after a host has set the clock, until the next boot', () => {
    const { device } = makeDevice(file)
    expect(device.today).toBe(0)
    device.today = DAY
    device.wait(1000)
    expect(device.today).toBe(DAY)
    device.wait(86_400_000)
    expect(device.today).toBe(DAY + 1)
    device.powerCycle()
    device.wait(1000)
    expect(device.today).toBe(0)
  })

  it('turns the motor off at once when the charger is plugged in', () => {
    const built = makeDevice(file)
    startRunning(built)
    built.device.setCharger(true)
    built.device.wait(100)
    expect(built.board.duty).toBe(0)
  })
})

describe('the time of code', () => {
  it.each(FILES)('puts off what the file for %s does, and is none without an engine', (_, file) => {
    const kickEndsAfter = (engine?: 'none') => {
      const built = makeDevice(file, engine && { engine })
      startRunning(built)
      return built.trace.filter((line) => 'duty' in line && line.duty > 0)[1]!.t
    }
    const instant = kickEndsAfter('none')
    const timed = kickEndsAfter()
    expect(timed).toBeGreaterThan(instant)
    expect(timed - instant).toBeLessThan(60)
  })

  it.each(FILES)('of a press in the file for %s is within 25 percent of the simulated firmware', (_, file) => {
    const pressMs = (options: DeviceOptions) => {
      const passes: number[] = []
      const device = new Device({ ...options, onPass: ({ fromUs, toUs }) => passes.push((toUs - fromUs) / 1000) })
      device.wait(1000)
      passes.length = 0
      device.setButton(1)
      device.wait(500)
      return passes[0]!
    }
    const { maker, ...board } = builtOptions(file)
    const simulated = pressMs({ ...board, programs: compileRotation() })
    const built = pressMs({ ...board, maker, programs: [] })
    expect(built / simulated).toBeGreaterThan(0.75)
    expect(built / simulated).toBeLessThan(1.25)
  })

  it.each(FILES)('is longer by chance in the file for %s', (_, file) => {
    const longestMs = (hasChance: boolean) => {
      const passes: number[] = []
      for (const seed of [1, 2, 3]) {
        const onPass = ({ fromUs, toUs }: Pass) => {
          // Not the boot, and not what is stored.
          if (built?.board.duty) passes.push((toUs - fromUs) / 1000)
        }
        let built: BuiltDevice | undefined
        built = makeDevice(file, { hasChance, seed, onPass })
        startRunning(built)
        built.device.wait(4 * 60_000)
        expect(built.board.duty).toBeGreaterThan(0)
      }
      return Math.max(...passes)
    }
    expect(longestMs(true)).toBeGreaterThan(longestMs(false) + 10)
  })

  it('makes an edge wait behind a callback, with the time at which it came', () => {
    const passes: { entry: string; fromUs: number; toUs: number }[] = []
    const { device } = makeDevice(puck, { onPass: (pass) => passes.push(pass) })
    device.wait(1000)
    passes.length = 0
    device.setButton(1)
    device.wait(3)
    device.setButton(0)
    device.wait(2000)
    const [closed, open] = passes
    expect([closed!.entry, open!.entry]).toEqual(['watch', 'watch'])
    expect(open!.fromUs).toBe(closed!.toUs)
    // Closed for 3 ms is no press, however late the firmware hears of the end.
    expect(device.hal.lightLevel).toBe(0)
    expect(passes.length).toBe(2)
  })

  it('takes more for a slow store', () => {
    const storedAfter = (hasChance: boolean) => {
      const passes: number[] = []
      const built = makeDevice(pico, { hasChance, seed: 5, onPass: ({ fromUs, toUs }) => passes.push(toUs - fromUs) })
      built.device.wait(1000)
      passes.length = 0
      for (let i = 0; i < 30; i++) {
        built.device.pressTimes(3)
        built.device.wait(5000)
      }
      return passes.reduce((sum, us) => sum + us, 0)
    }
    expect(storedAfter(true)).toBeGreaterThan(storedAfter(false) + 20_000)
  })

  it('undoes a write that a reset comes before', () => {
    const built = makeDevice(puck)
    const { device, board } = built
    device.wait(1000)
    device.pressTimes(3)
    const stored = () => device.store.log!.text
    const before = stored()
    // The code that stores the unlocking begins 300 ms after the last press.
    while (stored() === before) device.wait(1)
    expect(device.recentWrites).toEqual([])
    board.reset()
    expect(stored()).toEqual(before)
  })
})

describe('the console', () => {
  it('of a Puck.js is open only in service mode, and a host reaches the file only then', () => {
    const { device, board, trace } = makeDevice(puck)
    device.wait(1000)
    device.pressTimes(3)
    device.wait(5000)
    const changes = trace.length
    device.request(PRESS_3)
    device.wait(3000)
    expect([board.consoleOpen, trace.length]).toEqual([0, changes])
    device.pressTimes(5)
    device.wait(2000)
    expect(board.consoleOpen).toBe(1)
    // Calibrates.
    device.request(PRESS_3)
    device.wait(3000)
    expect(board.duty).toBeGreaterThan(0)
  })

  it('of a Pico is on a wire, and always open', () => {
    const { device, board } = makeDevice(pico)
    device.wait(1000)
    device.request(PRESS_3)
    device.wait(5000)
    device.request(PRESS_5)
    device.wait(2000)
    device.request(PRESS_3)
    device.wait(3000)
    expect([board.consoleOpen, board.duty > 0]).toEqual([0, true])
  })
})

it('has extra buttons where its board has them', () => {
  const { board } = puck
  expect(extraButtonPin(board, 12)).toBeUndefined()
  expect(extraButtonPin({ ...board, offPin: 'D7' } as typeof board, 12)).toBe('D7')
})
