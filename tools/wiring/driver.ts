// The driver that a maker adds: the names of its inputs, and how each pin of the board is wired to it.

import type { Board } from '../../hal/boards/board.ts'
import { DRIVERS, type DriverKind, type DriverPin } from '../../hal/boards/drivers.ts'
import { findKnownDriver } from '../build/boards/known-drivers.ts'
import type { Pin } from '../build/boards/pin-roles.ts'
import { getMotorDrive } from './facts.ts'

/** The usual name of the input of each pin. */
const INPUTS: Record<DriverKind, Partial<Record<DriverPin, string>>> = {
  'low-side': { motorPin: 'gate' },
  'high-side': { motorPin: 'IN' },
  'pwm-direction': { motorPin: 'PWM', directionPin: 'DIR', enablePin: 'EN', sleepPin: 'SLEEP' },
  'two-pwm': { motorPin: 'IN2', directionPin: 'IN1', enablePin: 'EN', sleepPin: 'SLEEP' },
}

export interface DriverInput {
  field: DriverPin
  name: string
  pin: Pin
}

/** The inputs of the driver, from the top down. */
export function listDriverInputs(board: Board): DriverInput[] {
  const names = INPUTS[board.driverKind ?? 'low-side']
  return (Object.entries(names) as [DriverPin, string][]).flatMap(([field, name]) => {
    const pin = board[field]
    return pin === undefined ? [] : [{ field, name, pin }]
  })
}

/** Whether the maker adds a driver with inputs, rather than a transistor. */
export const hasDriver = (board: Board): boolean => ['high side', 'h-bridge'].includes(getMotorDrive(board))

/** "H-bridge DRV8874", or its kind and limits. */
export function describeDriver(board: Board): string {
  const { driverKind = 'low-side', about } = board
  const kind = DRIVERS[driverKind].isBridge ? 'H-bridge' : 'high-side switch'
  return about.driver ? `${kind} ${about.driver.name}` : kind
}

/** Where each pin of the board goes on a driver that we know. */
export const getKnownInputs = ({ about, driverKind = 'low-side' }: Board): string | undefined =>
  about.driver && findKnownDriver(about.driver.name)?.inputs[driverKind]
