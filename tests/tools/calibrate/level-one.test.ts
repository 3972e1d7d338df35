// The printed voltage of level 1 is the voltage that the governor gives it.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import * as governor from '../../../src/motor/governor.ts'
import { levelOneMv } from '../../../tools/calibrate/messages.ts'

it.each([massagerMotor, coinMotor])('levelOneMv() gives the duty of the governor for the motor $name', (motor) => {
  const cellMv = 4000
  const top = motor.hz.at(-1)!
  fc.assert(
    fc.property(fc.nat(3300), fc.integer({ min: top / 2, max: 2 * top }), (dropOutMv, anyTopHz) => {
      for (const topHz of [0, anyTopHz]) {
        governor.reset(motor, 0, 0, 0, 0, 0, 0)
        governor.checkReadings(cellMv, 25, 0, 0, 0)
        governor.begin(dropOutMv, topHz, 0)
        governor.drive(1, 0)
        // After the start kick.
        governor.drive(1, 1000)
        expect(governor.duty).toBe(Math.floor((levelOneMv(motor, { dropOutMv, topHz }) * governor.FULL_DUTY) / cellMv))
      }
    }),
  )
})
