import { describe, expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import type { Motor } from '../../../sim/world/motor.ts'
import { createMotor, expectWithin5Percent, lowestVolts, msUntil, runMotor } from './support.ts'

/** A massager motor that turns at these volts, after a kick. */
function turningAt(volts: number): Motor {
  const motor = createMotor('massager')
  motor.run(25, 3.7, 0, 1, 0)
  motor.run(4000, volts, 0, 1, 0)
  return motor
}

describe('the massager motor', () => {
  it.each([
    [1.2, 20],
    [1.8, 32],
    [2.4, 44],
    [3.0, 56],
    [3.2, 60],
    [3.7, 70.2],
  ])('turns at %d V with %d Hz', (volts, hz) => {
    expectWithin5Percent(turningAt(volts).hertz, hz)
  })

  it('draws 0.12 A at 3.7 V, and stalled 1.48 A at 3.7 V and 1.68 A at 4.2 V', () => {
    expectWithin5Percent(runMotor('massager', 3.7, 4000).amps, 0.12)
    for (const [volts, amps] of [
      [3.7, 1.48],
      [4.2, 1.68],
    ] as const) {
      const motor = createMotor('massager')
      motor.isStalled = true
      motor.run(100, volts, 0, 1, 0)
      expectWithin5Percent(motor.amps, amps)
      expect(motor.hertz).toBe(0)
    }
  })

  it('has no current once a bridge has braked it to a standstill', () => {
    const motor = turningAt(1.2)
    for (let ms = 0; motor.hertz > 0 && ms < 1000; ms++) {
      motor.run(1, 0, 0, 1, 0, true)
      expect(motor.amps < 0).toBe(motor.hertz > 0)
    }
    expect([motor.hertz, motor.amps]).toEqual([0, 0])
  })

  it('starts at about 0.85 V and drops out at about 0.4 V', () => {
    const startVolts = lowestVolts((volts) => runMotor('massager', volts, 1000).hertz > 0)
    expectWithin5Percent(startVolts, massagerMotor.startMv / 1000)
    const turningVolts = lowestVolts((volts) => {
      const motor = runMotor('massager', 2, 1000)
      motor.run(5000, volts, 0, 1, 0)
      return motor.hertz > 0
    })
    expectWithin5Percent(turningVolts, massagerMotor.dropOutMv / 1000)
  })

  it('reaches 90 % of its speed in 190 ms, and 20 Hz at 3.7 V in 28 ms', () => {
    const full = runMotor('massager', 3, 5000).hertz
    const riseMs = msUntil(createMotor('massager'), 3, false, (motor) => motor.hertz >= 0.9 * full)
    expectWithin5Percent(riseMs, 190)
    // "About 25 ms" in section 6.2.
    expect(msUntil(createMotor('massager'), 3.7, false, (motor) => motor.hertz >= 20)).toBe(28)
  })

  it.each([[1.2], [2.4], [3.7]])(
    'loses nine tenths of its force after %d V in 0.24 to 0.8 s of coasting, and in 0.07 to 0.09 s when shorted',
    (volts) => {
      const { newtons } = turningAt(volts)
      const isTenth = (motor: Motor) => motor.newtons <= newtons / 10
      const coastMs = msUntil(turningAt(volts), 0, false, isTenth)
      expect(coastMs).toBeGreaterThanOrEqual(240 * 0.95)
      expect(coastMs).toBeLessThanOrEqual(800)
      const brakeMs = msUntil(turningAt(volts), 0, true, isTenth)
      expect(brakeMs).toBeGreaterThanOrEqual(70 * 0.95)
      expect(brakeMs).toBeLessThanOrEqual(90)
    },
  )

  it('draws 0.19 A more and loses 9.8 Hz at 2.4 V when it is pressed with 30 N', () => {
    const free = runMotor('massager', 2.4, 4000)
    const pressed = runMotor('massager', 2.4, 4000, 30 * 5e-5)
    expectWithin5Percent(pressed.amps - free.amps, 0.19)
    expectWithin5Percent(free.hertz - pressed.hertz, 9.8)
  })

  it.each([
    [20, 0.95, 2.7],
    [40, 3.8, 10.8],
    [60, 8.5, 24.4],
  ])('makes at %d Hz a force of %d N and an acceleration of %d m/s^2', (hz, newtons, acceleration) => {
    const motor = createMotor('massager')
    motor.omega = hz * 2 * Math.PI
    expectWithin5Percent(motor.newtons, newtons)
    expectWithin5Percent(motor.acceleration, acceleration)
  })
})

describe('the coin motor', () => {
  it('turns at 3 V with 11,960 rpm and 85 mA, and draws 0.12 A when stalled', () => {
    const motor = runMotor('coin', 3, 3000)
    expectWithin5Percent(motor.hertz * 60, 11_960)
    expectWithin5Percent(motor.amps, 0.085)
    motor.isStalled = true
    motor.run(10, 3, 0, 1, 0)
    expectWithin5Percent(motor.amps, 0.12)
  })

  it('reaches 90 % of its speed in 42 ms, and its force falls to a tenth in 20 ms, or in 15 ms when shorted', () => {
    const full = runMotor('coin', 3, 3000).hertz
    const riseMs = msUntil(createMotor('coin'), 3, false, (motor) => motor.hertz >= 0.9 * full)
    expectWithin5Percent(riseMs, 42)
    const isTenth = (motor: Motor) => motor.hertz <= full * Math.sqrt(0.1)
    expectWithin5Percent(msUntil(runMotor('coin', 3, 3000), 0, false, isTenth), 20)
    expectWithin5Percent(msUntil(runMotor('coin', 3, 3000), 0, true, isTenth), 15)
  })

  it('starts at 2.3 V', () => {
    const startVolts = lowestVolts((volts) => runMotor('coin', volts, 1000).hertz > 0)
    expectWithin5Percent(startVolts, coinMotor.startMv / 1000)
  })
})
