// Turns the levels of a driver's pins back into what the motor feels (hal/boards/drivers.ts).

import { type Board, NO_PIN } from '../../hal/boards/board.ts'
import { driverRow, type MotorState } from '../../hal/boards/drivers.ts'

export interface DriverOutputs {
  /** The share of time that the motor is driven, 0 to 1. */
  drive(share: number): void
  brake(isBraking: boolean): void
}

export class DriverPins {
  /** The motor would have been turned backwards. The world has no such motor: it brakes it. */
  hasTurnedBackwards = false
  readonly #board: Board
  readonly #outputs: DriverOutputs
  /** The share of time that each pin is high, 0 to 1. */
  readonly #high = new Map<string | number, number>()

  constructor(board: Board, outputs: DriverOutputs) {
    this.#board = board
    this.#outputs = outputs
  }

  /** Whether the pin is one of the driver's. */
  has(pin: string | number): boolean {
    const { motorPin, directionPin, enablePin, sleepPin } = this.#board
    return [motorPin, directionPin, enablePin, sleepPin].includes(pin as never)
  }

  /** A pin is high for this share of the time. */
  set(pin: string | number, share: number): void {
    this.#high.set(pin, share)
    const { driverKind } = this.#board
    if (!driverRow(driverKind).isBridge) this.#outputs.drive(share)
    else {
      const { drive, brake, backwards } = this.#shares()
      this.hasTurnedBackwards ||= backwards > 0
      this.#outputs.drive(drive)
      this.#outputs.brake(drive === 0 && brake + backwards > 0)
    }
  }

  /** The share of time of each state of the motor. */
  #shares(): Record<MotorState, number> {
    const {
      driverKind,
      engine,
      motorPin,
      directionPin,
      enablePin = NO_PIN[engine],
      sleepPin = NO_PIN[engine],
    } = this.#board
    const shares = { coast: 0, drive: 0, brake: 0, backwards: 0 }
    // A resistor pulls each pin low until the file sets it.
    const isAsleep = [enablePin, sleepPin].some((pin) => pin !== NO_PIN[engine] && !this.#high.get(pin))
    if (isAsleep) return { ...shares, coast: 1 }
    const high = this.#high.get(motorPin) ?? 0
    const direction = this.#high.get(directionPin!) ?? 0
    const { feels } = driverRow(driverKind)
    shares[feels(1, direction)] += high
    shares[feels(0, direction)] += 1 - high
    return shares
  }
}
