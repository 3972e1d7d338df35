// The world of boards with other supplies, bridges and sensors: the speed under the hand, stops, packs and adapters.

import { afterAll, describe, expect, it } from 'vitest'
import { massager12Motor, massagerMotor } from '../../../hal/boards/motors.ts'
import type { Supply } from '../../../hal/boards/supplies.ts'
import { compile } from '../../../programs/language/compile.ts'
import { hold, hz, program, ramp, s } from '../../../programs/language/write.ts'
import { Device } from '../../../sim/device/device.ts'
import { plugDevice } from '../../../sim/device/hardware/plugged-device.ts'
import { completeSettings, type WorldHardware } from '../../../sim/world/fields.ts'
import { MOTOR_SPECS } from '../../../sim/world/motor.ts'
import { makePower } from '../../../sim/world/power.ts'
import { World } from '../../../sim/world/world.ts'
import type { MotorProfile } from '../../../src/motor/profile.ts'

afterAll(() => plugDevice())

const HZ = 50
const steadyAt = (hertz: number): string =>
  compile(
    program({
      name: 'steady',
      title: 'Steady',
      serves: ['flow'],
      about: 'For a test.',
      segments: [ramp(hz(hertz), s(3)), hold(hz(hertz), s(50)), ramp(0, s(3))],
    }),
  )
const steady = steadyAt(HZ)

/** A device that plays this frequency as written. */
function running(motor: MotorProfile, hardware: WorldHardware, percent: number, bytes = steady): Device {
  const world = { cellPercent: percent, bounceMs: 0, chatterPercent: 0, senseOffsetMv: 10 }
  const device = new Device({ programs: [bytes], motor, hardware, world, seed: 5 })
  device.wait(1000)
  device.pressTimes(3)
  device.wait(3000)
  device.press(900)
  device.wait(1000)
  device.pressTimes(2)
  device.wait(5000)
  return device
}

const CASES: [name: string, motor: MotorProfile, supply: Supply, mvPerA: number, percents: number[]][] = [
  ['massager', massagerMotor, { kind: 'li-ion', cells: 1 }, 1000, [100, 60, 45]],
  ['massager', massagerMotor, { kind: 'usb' }, 1000, [100]],
  ['massager12', massager12Motor, { kind: 'li-ion', cells: 3 }, 500, [100, 60, 45]],
  ['massager12', massager12Motor, { kind: 'lifepo4', cells: 4 }, 500, [100, 60, 15]],
  ['massager12', massager12Motor, { kind: 'nimh', cells: 10 }, 500, [100, 60, 20]],
  ['massager12', massager12Motor, { kind: 'adapter', mv: 12_000 }, 500, [100]],
  ['massager12', massager12Motor, { kind: 'adapter', mv: 24_000 }, 500, [100]],
]

/** Speeds at 0, 10, 20 and 30 N, after three seconds each. */
function speeds(device: Device): number[] {
  return [0, 10, 20, 30].map((newtons) => {
    device.world.pressOn(newtons)
    device.wait(3000)
    return device.hertz()
  })
}

describe.each(CASES)('the %s motor', (name, motor, supply, mvPerA, percents) => {
  it.each(percents)(`on ${JSON.stringify(supply)}, charged to %i, stays within 2 Hz from 0 to 30 N`, (percent) => {
    const sense = { mvPerA, offsetMv: 100, of: 'motor' as const }
    const sensed = speeds(running(motor, { supply, driverKind: 'two-pwm', sense }, percent))
    const plain = speeds(running(motor, { supply }, percent))
    const words = `${name}: ${sensed.map((hertz) => hertz.toFixed(1))} Hz, without a sensor ${plain.map((hertz) => hertz.toFixed(1))} Hz`
    console.log(words)
    for (const hertz of sensed) expect(Math.abs(hertz - HZ), words).toBeLessThanOrEqual(2)
    expect(HZ - plain[3]!, words).toBeGreaterThan(6)
  })
})

describe.each([
  ['massager', massagerMotor, { kind: 'li-ion', cells: 1 }, 1000],
  ['massager12', massager12Motor, { kind: 'adapter', mv: 13_000 }, 500],
] as const)('near the top of its band the %s motor', (name, motor, supply, mvPerA) => {
  it.each([
    [40, 2],
    [50, 2],
    // The hand gets no more than the volts of 60 Hz.
    [55, 6],
    [60, 11],
  ])('at %i Hz loses at most %i Hz to a hand of 30 N', (hertz, most) => {
    const sense = { mvPerA, offsetMv: 100, of: 'motor' as const }
    const [sensed, plain] = [{ supply, sense }, { supply }].map((hardware) => {
      const device = running(motor, hardware, 90, steadyAt(hertz))
      device.world.pressOn(30)
      device.wait(4000)
      return device.hertz()
    }) as [number, number]
    const words = `${name} at ${hertz} Hz and 30 N: ${sensed.toFixed(1)} Hz, without a sensor ${plain.toFixed(1)} Hz`
    console.log(words)
    expect(Math.abs(sensed - hertz), words).toBeLessThanOrEqual(most)
    expect(sensed, words).toBeGreaterThanOrEqual(plain - 0.5)
  })
})

it.each([
  ['massager', 4],
  ['massager12', 12],
])('a bridge takes nine tenths of the force of the %s motor within 90 ms, and no bridge does not', (motor, volts) => {
  const forceAfter = (driverKind: 'low-side' | 'two-pwm') => {
    const world = new World(completeSettings(), MOTOR_SPECS[motor]!, 1, { driverKind })
    world.setSupply(volts * 1000)
    world.drive(700)
    world.advance(3000)
    const before = world.motor.newtons
    world.settle()
    world.drive(0)
    world.brake(driverKind === 'two-pwm')
    world.advance(3090)
    return world.motor.newtons / before
  }
  expect(forceAfter('two-pwm')).toBeLessThan(0.1)
  expect(forceAfter('low-side')).toBeGreaterThan(0.4)
})

describe('a pack', () => {
  const pack = (given: Parameters<typeof completeSettings>[0]) =>
    makePower({ kind: 'li-ion', cells: 3 }, completeSettings(given))

  it('has the volts and the resistance of its cells in series', () => {
    const { volts, ohm } = pack({ cellPercent: 100 })
    expect(volts).toBeCloseTo(12.6, 6)
    expect(ohm).toBeCloseTo(0.36, 6)
  })

  it('is cut off by its weakest cell, whatever the others have', () => {
    const weak = pack({ cellPercent: 50, weakPercent: 40, cellAh: 1 })
    const sound = pack({ cellPercent: 50, cellAh: 1 })
    for (let second = 0; second < 1200; second++) for (const one of [weak, sound]) one.step(1, 1, false)
    expect([weak.isCutOff, sound.isCutOff]).toEqual([true, false])
  })
})

describe('an adapter', () => {
  const world = (maxMa: number) => {
    const made = new World(completeSettings({ cellOhm: 0.5 }), MOTOR_SPECS.massager12!, 1, {
      supply: { kind: 'adapter', mv: 12_000, maxMa },
    })
    made.drive(800)
    made.pressOn(30)
    made.advance(3000)
    return made
  }

  it('droops by its resistance', () => {
    const { volts, amps } = world(5000)
    expect(volts).toBeCloseTo(12 - 0.5 * amps, 2)
  })

  it('gives no more than its current, and its volts fall', () => {
    const weak = world(300)
    expect(weak.amps).toBeLessThanOrEqual(0.31)
    expect(weak.volts).toBeLessThan(9)
  })

  it('that is pulled leaves the board without power', () => {
    const pulled = world(5000)
    pulled.setAdapter(false)
    expect(pulled.isPowered).toBe(false)
    pulled.setAdapter(true)
    expect(pulled.isPowered).toBe(true)
  })
})

it.each([
  ['motor', 1],
  ['supply', 0.6],
] as const)('a sensor in the %s reads that share of the current of the motor, with its offset', (of, share) => {
  const sense = { mvPerA: 1000, offsetMv: 100, of }
  const world = new World(completeSettings({ noiseSteps: 0, senseOffsetMv: 20 }), MOTOR_SPECS.massager!, 1, { sense })
  world.setSupply(3900)
  world.drive(600)
  world.advance(2000)
  expect(world.readMilliamps()).toBeCloseTo(world.motor.amps * 1000 * share + 20, -0.5)
})
