// Random boards of every supply, driver and sensor: those that are accepted keep the limits, and have a circuit and a page.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Board } from '../../hal/boards/board.ts'
import { chipPin, chipPins } from '../../hal/boards/chips.ts'
import { currentsOf } from '../../hal/boards/currents.ts'
import { DRIVERS } from '../../hal/boards/drivers.ts'
import { supplyLimits } from '../../hal/boards/supplies.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { readBoard } from '../../tools/build/boards/own-board.ts'
import { drawCircuit } from '../../tools/wiring/circuit/draw-circuit.ts'
import { makeBoardPage } from '../../tools/wiring/page.ts'
import { scaled } from '../support/scope.ts'
import { findTextMistakes } from './circuit-boxes.ts'

/** Free pins by board: some are pulled up at power-up, and the last is analogue. */
const PINS: Record<string, readonly (string | number)[]> = {
  pico: [2, 3, 19, 20, 28],
  rp2040: ['D2', 'D3', 'D19', 'D20', 'D28'],
  esp32: ['D18', 'D19', 'D21', 'D33', 'D32'],
  mdbt42q: ['D17', 'D18', 'D19', 'D20', 'D28'],
  espruinopico: ['A8', 'A9', 'B1', 'B4', 'A6'],
  microbit2: ['D12', 'D13', 'D14', 'D15', 'D8'],
  joltjs: ['D26', 'D27', 'D29', 'D31', 'D2'],
}

const supply = fc.oneof(
  fc.record({ kind: fc.constantFrom('li-ion', 'lifepo4', 'nimh'), cells: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('adapter'), mv: fc.integer({ min: 3000, max: 30_000 }) }),
  fc.record({
    kind: fc.constant('adapter'),
    mv: fc.constantFrom(5000, 12_000, 13_000),
    maxMa: fc.integer({ min: 500, max: 3000 }),
  }),
  fc.record({ kind: fc.constant('usb') }),
)
const bridgeKind = fc.constantFrom('pwm-direction', 'two-pwm')
const driverName = fc.option(fc.constantFrom('TB6612FNG', 'DRV8876', 'DRV8874', 'BTS7960'), { nil: undefined })
/** Most have the pins of their kind; some lack one, or have one too many. */
const driverOf = ([direction, enable, sleep]: readonly (string | number)[]) =>
  fc.oneof(
    fc.constant({}),
    fc.record({ driverKind: fc.constantFrom('low-side', 'high-side') }),
    fc.record({ driverKind: bridgeKind, directionPin: fc.constant(direction), enablePin: fc.constant(enable) }),
    fc.record({
      driverKind: bridgeKind,
      directionPin: fc.constant(direction),
      sleepPin: fc.constant(sleep),
      driver: driverName,
    }),
    fc.record(
      {
        driverKind: fc.constantFrom(...Object.keys(DRIVERS)),
        directionPin: fc.constantFrom(direction, enable),
        enablePin: fc.constant(enable),
        sleepPin: fc.constant(sleep),
        driver: driverName,
        pwmHz: fc.constantFrom(20_000, 25_000, 50_000),
      },
      { requiredKeys: [] },
    ),
  )
const sensorOf = (pin: string | number) =>
  fc.oneof(
    fc.constant({}),
    fc.record({
      sensePin: fc.constant(pin),
      senseMvPerA: fc.constantFrom(5, 100, 250, 333, 500, 1000),
      senseOffsetMv: fc.constantFrom(0, 500),
      senseOf: fc.constantFrom('motor', 'supply'),
    }),
  )
const fields = fc.constantFrom(...Object.keys(PINS)).chain((like) =>
  fc.shuffledSubarray(PINS[like]!.slice(0, 4), { minLength: 4 }).chain((pins) => {
    const base = fc.record(
      {
        like: fc.constant(like),
        name: fc.constant('random'),
        supply,
        motor: fc.constantFrom('massager', 'massager12'),
        batteryDivider: fc.constantFrom(2, 4, 5, 6, 12),
        batteryPin: fc.constant('none'),
        chargerPin: fc.constant('none'),
        motorPin: fc.constant(pins[3]!),
      },
      { requiredKeys: ['like', 'name', 'motor', 'batteryDivider'] },
    )
    return fc.tuple(base, driverOf(pins), sensorOf(PINS[like]![4]!)).map((parts) => Object.assign({}, ...parts))
  }),
)

function readRandom(values: object): Board | undefined {
  try {
    return readBoard(JSON.stringify(values), 'random.json')
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return undefined
  }
}

/** Volts and currents fit together, and nothing turns at power-up. */
function checkLimits(board: Board): void {
  const { about, motor, directionPin, enablePin, sleepPin, sensePin, senseMvPerA = 0, senseOffsetMv = 0 } = board
  const { fullMv, startMinMv } = supplyLimits(board.supply)
  const readableMv = board.referenceMv || 3000
  if (board.batteryPin !== '' && board.batteryPin !== -1)
    expect(Math.round(fullMv / board.batteryDivider)).toBeLessThanOrEqual(readableMv)
  expect(motor.mv.at(-1)).toBeLessThanOrEqual(startMinMv)
  if (about.driver) {
    expect(currentsOf(board)!.pressedMa).toBeLessThanOrEqual(about.driver.maxMa)
    expect(fullMv).toBeLessThanOrEqual(about.driver.maxMv)
    expect(board.pwmHz).toBeLessThanOrEqual(about.driver.maxPwmHz)
  }
  if (sensePin !== undefined) expect((1500 * senseMvPerA) / 1000 + senseOffsetMv).toBeLessThanOrEqual(2 * readableMv)
  const levelOf = (pin: string | number | undefined) =>
    pin !== undefined && chipPins(board).pulledUpAtBoot.includes(chipPin(pin)) ? 1 : 0
  const { isBridge, feels } = DRIVERS[board.driverKind ?? 'low-side']
  expect(isBridge).toBe(directionPin !== undefined)
  expect(isBridge).toBe((enablePin ?? sleepPin) !== undefined)
  const isAwake = [enablePin, sleepPin].every((pin) => pin === undefined || levelOf(pin) === 1)
  if (isAwake) expect(['coast', 'brake']).toContain(feels(levelOf(board.motorPin), levelOf(directionPin)))
}

it('a random board is refused, or keeps the limits and has a readable circuit and page', () => {
  let accepted = 0
  fc.assert(
    fc.property(fields, (values) => {
      const board = readRandom(values)
      if (!board) return
      accepted++
      checkLimits(board)
      expect(findTextMistakes(drawCircuit(board))).toEqual([])
      expect(makeBoardPage(board)).not.toMatch(/undefined|NaN/)
    }),
    { numRuns: scaled(400, 20_000) },
  )
  expect(accepted).toBeGreaterThan(50)
})
