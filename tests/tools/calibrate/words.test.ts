// What is said of level 1 is what the governor does.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import * as governor from '../../../src/motor/governor.ts'
import { levelOneMv } from '../../../tools/calibrate/words.ts'

it.each([massagerMotor, coinMotor])('$name', (motor) => {
  const cellMv = 4000
  const top = motor.hz.at(-1)!
  fc.assert(
    fc.property(fc.nat(3300), fc.integer({ min: top / 2, max: 2 * top }), (dropOutMv, some) => {
      for (const topHz of [0, some]) {
        governor.reset(motor, 0, 0, 0, 0)
        governor.checkReadings(cellMv, 25, 0, 0, 0)
        governor.begin(dropOutMv, topHz, 0)
        governor.drive(1, 0)
        // Past the kick.
        const duty = governor.drive(1, 1000)
        expect(duty).toBe(Math.floor((levelOneMv(motor, { dropOutMv, topHz }) * governor.FULL_DUTY) / cellMv))
      }
    }),
  )
})
