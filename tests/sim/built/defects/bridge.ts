// Deliberate defects in the bridges and current sensors of the HALs.

import type { BuiltDefect } from './defect.ts'

const BRAKE = 'a bridge brakes a motor that is off for 100 ms, and never one that is driven'
const BACKWARDS = 'the motor is never driven backwards'
const STALL = 'a motor that cannot turn is off within 500 ms, where its current is sensed'

export const BRIDGE_DEFECTS: readonly BuiltDefect[] = [
  {
    name: 'the direction is backwards on Kaluma',
    board: 'sensing-pico',
    file: 'hal/kaluma/bridge.ts',
    from: 'digitalWrite(board.directionPin, 1)',
    to: 'digitalWrite(board.directionPin, 0)',
    seed: 1,
    invariant: BACKWARDS,
  },
  {
    name: 'a bridge brakes for a second on Kaluma',
    board: 'sensing-pico',
    file: 'hal/kaluma/bridge.ts',
    from: 'setTimeout(release, BRAKE_MS)',
    to: 'setTimeout(release, 10 * BRAKE_MS)',
    seed: 1,
    invariant: BRAKE,
  },
  {
    name: 'a current is taken for a tenth on Kaluma',
    board: 'sensing-pico',
    file: 'hal/kaluma/sensors.ts',
    from: '((readMv - board.senseOffsetMv) * 1000)',
    to: '((readMv - board.senseOffsetMv) * 100)',
    seed: 1,
    invariant: STALL,
  },
  {
    name: 'the direction is backwards on Espruino',
    board: 'sensing-rp2040',
    file: 'hal/espruino/bridge.ts',
    from: 'digitalWrite(new Pin(board.directionPin), 1)',
    to: 'digitalWrite(new Pin(board.directionPin), 0)',
    seed: 1,
    invariant: BACKWARDS,
  },
  {
    name: 'a bridge does not let go on Espruino',
    board: 'sensing-rp2040',
    file: 'hal/espruino/bridge.ts',
    from: 'brakeTimer = drives ? 0 : setTimeout(release, BRAKE_MS)',
    to: 'brakeTimer = 0',
    seed: 1,
    invariant: BRAKE,
  },
]
