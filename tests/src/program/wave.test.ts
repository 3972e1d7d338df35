// Waves on the simulated device: the duties of a step plan are those that the governor would have driven.

import { describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { compile } from '../../../programs/language/compile.ts'
import { hold, ms, type Program, ramp, type Segment, s, wave } from '../../../programs/language/write.ts'
import { Device } from '../../../sim/device/device.ts'
import { RAMP_MS_PER_LEVEL, STEP_MS } from '../../../src/limits.ts'
import * as massager from '../../../src/massager.ts'
import { load } from '../../../src/memory/settings.ts'
import * as governor from '../../../src/motor/governor.ts'
import { levelDecihertz, motorMv } from '../../../src/motor/profile.ts'

// A cue moves to the next spot, which is in the settings.
load(undefined)

const MV = 3900
/** Duty that holds a level at a cell of MV. */
const dutyOf = (level: number) =>
  Math.floor((motorMv(massagerMotor, levelDecihertz(massagerMotor, level, 60)) * 1000) / MV)

/** Plays these segments at strength 3, with t = 0 at their start. */
function play(...segments: Segment[]) {
  const duties: [t: number, duty: number][] = []
  const written: Program = { name: 'test', title: 'Test', serves: ['flow'], about: 'For a test.', segments }
  let beganAt = 0
  const device = new Device({
    programs: [compile(written)],
    onTrace: (line) => {
      if ('duty' in line) duties.push([line.t - beganAt, line.duty])
    },
  })
  for (let i = 0; i < 3; i++) device.press()
  device.wait(5000)
  // Start twice, because the first start after power-up is softer.
  device.press(900)
  device.wait(500)
  device.press(900)
  device.wait(500)
  duties.length = 0
  beganAt = device.now + 800
  device.setButton(1)
  device.wait(800)
  device.setButton(0)
  return { device, duties }
}

/** A wave of ten steps a second, after a hold at its low level. */
const plainWave = [ramp(40, s(1)), hold(40, s(1)), wave(40, 80, s(1), s(20)), ramp(0, s(1))]
const isInWave = (t: number) => t > 2000 && t < 22_000

describe('a wave with steps of whole ms', () => {
  it.each([
    [2000, false],
    [2999, false],
    [3000, true],
    [21_999, true],
    [22_000, false],
  ])(
    'is played by the HAL at %i ms, where its periods from the second on go from 3,000 to 22,000 ms: %s',
    (ms, isPlanned) => {
      const { device } = play(...plainWave)
      // play() returns at 0 ms.
      device.wait(ms)
      expect(massager.stepPlanId > 0).toBe(isPlanned)
    },
  )

  it('has the same duties in each period, the first one too', () => {
    const { device, duties } = play(...plainWave)
    device.wait(23_000)
    const dutyAt = new Map(duties.filter(([t]) => isInWave(t)))
    expect(dutyAt.size).toBeGreaterThan(100)
    // The last steps at level 40 of a period and the first ones of the next are one duty.
    for (const [t, duty] of dutyAt) if (t > 2100 && t < 20_900) expect(dutyAt.get(t + 1000), `at ${t}`).toBe(duty)
  })

  it("has in each step the level of the step's middle", () => {
    const { device, duties } = play(...plainWave)
    device.wait(8000)
    for (const [t, duty] of duties.filter(([t]) => t > 4000)) {
      const phase = (((t - 2000) % 1000) + STEP_MS / 2) / 1000
      const level = 40 + 20 * (1 - Math.cos(2 * Math.PI * phase))
      expect(Math.abs(duty - dutyOf(Math.round(level))), `at ${t}`).toBeLessThanOrEqual(dutyOf(41) - dutyOf(40) + 1)
    }
  })

  it('needs no wake-ups but the sensor checks', () => {
    const { device } = play(...plainWave)
    device.wait(4000)
    const { wakeUps, sensorChecks } = device.hal
    device.wait(10_000)
    expect([device.hal.wakeUps - wakeUps, device.hal.sensorChecks - sensorChecks]).toEqual([0, 10])
  })

  it('ends with its segment, and the program ends with a duty of 0', () => {
    const { device, duties } = play(...plainWave)
    device.wait(30_000)
    expect(duties.at(-1)).toEqual([23_000, 0])
    expect(massager.stepPlanId).toBe(0)
  })

  it.each(['a long press', 'the charger', 'heat', 'a broken thermometer', 'an exception'])(
    'ends at once after %s',
    (event) => {
      const { device, duties } = play(...plainWave)
      device.wait(5000)
      if (event === 'a long press') device.press(900)
      else if (event === 'the charger') device.setCharger(true)
      else if (event === 'heat') device.world.setThermometer(43)
      else if (event === 'a broken thermometer') device.hal.brokenParts.add('thermometer')
      else device.hal.brokenParts.add('motor')
      device.wait(1500)
      device.hal.brokenParts.delete('motor')
      const count = duties.length
      device.wait(10_000)
      expect(device.hal.duty).toBe(0)
      expect(duties.length).toBe(count)
    },
  )

  it('is recorded and planned again when the cell voltage drops, with duties for the new voltage', () => {
    const { device, duties } = play(...plainWave)
    device.wait(5000)
    device.setSupply(3500)
    device.wait(3000)
    // The phase of the wave stays.
    const late = duties.filter(([t]) => t > 7000)
    expect(late.length).toBeGreaterThan(5)
    for (const [t, duty] of late) {
      const before = duties.find(([at]) => at === t - 3000)![1]
      expect(Math.abs((duty * 3500) / 3900 - before), `at ${t}`).toBeLessThanOrEqual(2)
    }
    expect(massager.stepPlanId).toBeGreaterThan(0)
  })
})

describe('levelAt()', () => {
  it.each([
    [0, 41],
    [99, 41],
    [100, 48],
    [199, 48],
    [200, 60],
    [999, 41],
    [1000, 41],
    [1100, 48],
  ])('%i ms into a period of a plan answers with level %i', (ms, level) => {
    const { device } = play(...plainWave)
    device.wait(5000)
    expect(governor.levelAt(device.now + ms)).toBe(level)
  })

  it('answers with the level if there is no plan', () => {
    const { device } = play(...plainWave)
    device.wait(1500)
    expect([governor.levelAt(device.now), governor.levelAt(device.now + 7777)]).toEqual([40, 40])
  })
})

describe('a wave is not planned, and played by wake-ups,', () => {
  it.each([
    ['if it stops', wave(0, 30, s(2), s(20))],
    ['if it jumps', wave(1, 100, s(1), s(20), 'saw')],
    ['if its steps are not of whole ms', wave(40, 60, ms(997), ms(997 * 20))],
  ])('%s', (_, segment) => {
    const { device, duties } = play(ramp(segment.kind === 'wave' ? segment.low : 0, s(1)), segment, ramp(0, s(1)))
    device.wait(10_000)
    expect(massager.stepPlanId).toBe(0)
    expect(duties.filter(([t]) => t > 5000).length).toBeGreaterThan(10)
    expect(governor.planSteps).toBe(0)
  })
})

it('a steep ramp never changes by more than a step, even if presses wake the device', () => {
  const { device, duties } = play(ramp(10, s(1)), ramp(100, ms(450)), ramp(0, s(1)))
  device.wait(1050)
  for (let i = 0; i < 5; i++) device.press(50)
  const most = dutyOf(1 + STEP_MS / RAMP_MS_PER_LEVEL) - dutyOf(1) + 1
  // From the last step of the flat ramp on, because the start before it has a kick.
  const up = duties.filter(([t]) => t > 500 && t < 1400)
  expect(up.length).toBeGreaterThan(5)
  for (const [i, [t, duty]] of up.entries())
    if (i) expect(Math.abs(duty - up[i - 1]![1]), `at ${t}`).toBeLessThanOrEqual(most)
})

/**
 * Speed of the massager motor in Hz for each ms, driven with `volts(t)` (docs/owner/evidence.md, section 6.2, second
 * order).
 */
function speeds(volts: (t: number) => number, forMs: number): number[] {
  const [R, K, J, TC, C2] = [2.5, 7.7e-3, 2.0e-6, 7.0e-4, 1.2e-9]
  const PARTS = 10
  const hertz: number[] = []
  // It begins at the bottom of the band, so that the start is not compared.
  let speed = 2 * Math.PI * 20
  for (let t = 0; t < forMs; t++) {
    const v = volts(t)
    for (let i = 0; i < PARTS; i++) {
      const current = v > 0 ? (v - K * speed) / R : 0
      speed = Math.max(0, speed + ((K * current - TC - C2 * speed * speed) / J) * (0.001 / PARTS))
    }
    hertz.push(speed / (2 * Math.PI))
  }
  return hertz
}

it('the motor has the same speed with steps as with the curve, within 1 % of the band, RMS', () => {
  const { device, duties } = play(ramp(40, s(10)), hold(40, s(20)), wave(40, 100, s(1), s(30)), ramp(0, s(1)))
  device.wait(60_000)
  const voltsOf = (level: number) => 1.2 + ((Math.max(1, level) - 1) / 99) * 2
  const exact = (t: number) =>
    voltsOf(t < 10_000 ? t / 250 : t < 30_000 ? 40 : 70 - 30 * Math.cos((2 * Math.PI * t) / 1000))
  let i = 0
  const driven = (t: number) => {
    while (i + 1 < duties.length && duties[i + 1]![0] <= t) i++
    return (duties[i]![1] / 1000) * (MV / 1000)
  }
  const [ours, ideal] = [speeds(driven, 60_000), speeds(exact, 60_000)]
  const from = 1000
  const squares = ours.slice(from).map((hertz, k) => (hertz - ideal[k + from]!) ** 2)
  const rms = Math.sqrt(squares.reduce((a, b) => a + b) / squares.length)
  expect(rms / 40).toBeLessThan(0.01)
})
