// The pages and circuits of boards with other supplies, drivers and current sensors: readable, and with the right parts.

import { describe, expect, it } from 'vitest'
import type { Board } from '../../hal/boards/board.ts'
import { readBoard } from '../../tools/build/boards/own-board.ts'
import { formatPinLabel } from '../../tools/build/boards/pin-roles.ts'
import { listChecks } from '../../tools/wiring/checks.ts'
import { drawCircuit } from '../../tools/wiring/circuit/draw-circuit.ts'
import { listConnections } from '../../tools/wiring/connections.ts'
import { makeBoardPage } from '../../tools/wiring/page.ts'
import { listParts, listWiredRoles } from '../../tools/wiring/parts.ts'
import { DRIVERS } from './build/boards/files/drivers.ts'
import { SENSORS } from './build/boards/files/sensors.ts'
import { SUPPLIES } from './build/boards/files/supplies.ts'
import { findTextBoxes, findTextMistakes } from './circuit-boxes.ts'

const makeBoard = (fields: object): Board => readBoard(JSON.stringify({ name: 'file', ...fields }), 'file.json')
const boards = [...SUPPLIES, ...DRIVERS, ...SENSORS]
  .filter(({ fields }) => fields.like !== 'banglejs2')
  .map(({ about, fields }) => [about, makeBoard(fields)] as const)

describe.each(boards)('the circuit of %s', (_, board) => {
  const svg = drawCircuit(board)

  it('has no text over another text, over a wire or over the edge', () => {
    expect(findTextMistakes(svg)).toEqual([])
  })

  it('names every pin to wire, and so does its page', () => {
    const names = findTextBoxes(svg).map(({ name }) => name)
    const page = makeBoardPage(board)
    for (const { pin } of listWiredRoles(board)) {
      expect(names).toContain(formatPinLabel(board, pin))
      expect(page).toContain(`| ${formatPinLabel(board, pin)}`)
    }
    expect(page).not.toMatch(/undefined|NaN/)
  })
})

const adapter12 = {
  like: 'pico',
  supply: { kind: 'adapter', mv: 12_000, maxMa: 2000 },
  motor: 'massager12',
  batteryDivider: 5,
}
const pack3 = { ...adapter12, supply: { kind: 'li-ion', cells: 3 } }
const bridge = { driverKind: 'pwm-direction', directionPin: 19, enablePin: 20, driver: 'DRV8874' }
const shunt = { sensePin: 28, senseMvPerA: 500, senseOffsetMv: 0, senseOf: 'supply' }
const partsOf = (fields: object) => listParts(makeBoard(fields)).join('\n')
const checksOf = (fields: object) => listChecks(makeBoard(fields), { board: 'x', docs: '..' }).join('\n')
const connectionsOf = (fields: object) =>
  listConnections(makeBoard(fields)).map(([what, pin, to]) => `${what}: ${pin}: ${to}`)

describe('a board on an adapter', () => {
  it('has a converter, a capacitor and no cell or charger', () => {
    const parts = partsOf(adapter12)
    expect(parts).toMatch(
      /MOSFET for 6 A and 20 V[\s\S]*capacitor 470 µF, 25 V[\s\S]*step-down converter to 5 V[\s\S]*adapter 12 V, 2 A/,
    )
    expect(parts).not.toMatch(/cell|charger|protector/i)
    const page = makeBoardPage(makeBoard(adapter12))
    expect(page).not.toMatch(/\bcells?\b|charger/i)
    expect(page).toContain('All grounds are one: adapter, board, converter and transistor.')
  })

  it('feeds the board from the converter, and the motor from the adapter', () => {
    const connections = connectionsOf(adapter12)
    expect(connections).toContain('converter: in, 5 V, ground: plus of the adapter, the board, ground')
    expect(connections.join('\n')).toMatch(/power: VSYS, pin 39: 5 V of the converter through a Schottky diode/)
    expect(checksOf(adapter12)).toMatch(
      /Measure the adapter at its plug: 12 V[\s\S]*4\.9 to 5\.1 V[\s\S]*Unplug the supply/,
    )
  })

  it.each([
    [{ kind: 'usb' }, undefined],
    [{ kind: 'adapter', mv: 5000 }, undefined],
    [
      { kind: 'adapter', mv: 6000 },
      'step-up and step-down converter to 5 V for 500 mA that takes 4.8 V to 7.2 V, such as a Pololu S7V7F5',
    ],
    [
      { kind: 'adapter', mv: 7000 },
      'step-down converter to 5 V for 500 mA that takes 5.6 V to 8.4 V, such as a Pololu D24V5F5',
    ],
    [
      { kind: 'lifepo4', cells: 1 },
      'step-up and step-down converter to 5 V for 500 mA that takes 2.7 V to 3.69 V, such as a Pololu S7V7F5',
    ],
    [{ kind: 'li-ion', cells: 1 }, undefined],
  ])('%j has the converter that these volts need', (supply, converter) => {
    const motor = { mv: [1200, 2900], kickMv: 3500, pressedMa: 400, stallMa: 1300 }
    const parts = listParts(makeBoard({ like: 'pico', batteryPin: 'none', supply, motor }))
    expect(parts.find((part) => part.includes('converter to'))).toBe(converter)
  })
})

describe('a board with a pack', () => {
  it('has a protector and a charger for its cells', () => {
    expect(partsOf(pack3)).toMatch(
      /3 Li-ion cells in series that can give 6 A, with a protector for 3 Li-ion cells and 6 A that balances them \(BMS\)\ncharger for 3 Li-ion cells, 12\.6 V with a status output[^\n]*, such as a CN3703/,
    )
    const nimh = partsOf({ ...pack3, supply: { kind: 'nimh', cells: 10 } })
    expect(nimh).toMatch(
      /10 NiMH cells in series that can give 7 A, with a fuse for 7 A at the plus\ncharger for 10 NiMH cells/,
    )
    const svg = drawCircuit(makeBoard(pack3))
    for (const text of ['protector', 'P+', 'B+', '3 in series', 'charger']) expect(svg).toContain(`>${text}<`)
  })
})

describe('a board with a bridge', () => {
  it('wires each input with a pull-down, and needs neither MOSFET nor flyback diode', () => {
    const parts = partsOf({ ...pack3, ...bridge })
    expect(parts).toMatch(/^H-bridge DRV8874\n3 resistors 100 kΩ, one from each input/)
    expect(parts).not.toMatch(/MOSFET|across the motor/)
    expect(connectionsOf({ ...pack3, ...bridge })).toEqual(
      expect.arrayContaining([
        'motor: GP18, pin 24: PWM of the driver, and 100 kΩ to ground',
        'direction of the bridge: GP19, pin 25: DIR of the driver, and 100 kΩ to ground',
        'enable input of the bridge: GP20, pin 26: EN of the driver, and 100 kΩ to ground',
        'driver: OUT1, OUT2: the motor, its plus at OUT1',
        'driver: GND: ground',
      ]),
    )
    expect(makeBoardPage(makeBoard({ ...pack3, ...bridge }))).toContain(
      'Connect the inputs of the DRV8874 so: EN/IN1 (motor), PH/IN2 (direction)',
    )
  })

  it('names its inputs by their place in the circuit', () => {
    const names = findTextBoxes(drawCircuit(makeBoard({ ...pack3, ...bridge, driverKind: 'two-pwm', sleepPin: 21 })))
    const heightOf = (text: string) => names.find(({ name }) => name === text)!.bottom
    for (const [pin, input] of [
      ['GP18', 'IN2'],
      ['GP19', 'IN1'],
      ['GP20', 'EN'],
      ['GP21', 'SLEEP'],
    ] as const)
      expect(Math.abs(heightOf(pin) - heightOf(input))).toBeLessThan(4)
  })

  it('that the chip pulls up at power-up is not checked for a low level', () => {
    const esp = { like: 'esp32', supply: { kind: 'adapter', mv: 12_000 }, motor: 'massager12', driverKind: 'two-pwm' }
    const checks = checksOf({ ...esp, directionPin: 'D18', enablePin: 'D4' })
    expect(checks).toContain('reset it three times. D23 and D4 must stay below 0.5 V.')
  })
})

describe('a board with a current sensor', () => {
  it.each([
    [500, 'supply', 'shunt of 25 mΩ and an amplifier of 20, such as an INA180A1'],
    [200, 'motor', 'shunt of 10 mΩ and an amplifier of 20, such as an INA240A1; or the current output of the driver'],
    [333, 'supply', 'shunt and amplifier that together give 333 mV for one A'],
  ])('of %i mV for one A in the wire of the %s has its shunt', (senseMvPerA, senseOf, part) => {
    expect(partsOf({ ...pack3, ...shunt, senseMvPerA, senseOf })).toContain(part)
  })

  it('in the ground of the motor takes the place of the ground', () => {
    const board = makeBoard({ ...pack3, ...shunt })
    expect(drawCircuit(board)).toMatch(/to the shunt[\s\S]*from the motor/)
    expect(connectionsOf({ ...pack3, ...shunt })).toContain('MOSFET: source: the shunt, whose other end is ground')
    expect(connectionsOf({ ...pack3, ...bridge, ...shunt })).toContain(
      'driver: GND: the shunt, whose other end is ground',
    )
    expect(connectionsOf({ ...pack3, ...shunt, driverKind: 'high-side' }).join('\n')).toMatch(
      /OUT: plus of the motor[^\n]* the minus of the motor and the anode to the shunt, whose other end is ground\ndriver: GND: ground/,
    )
    expect(checksOf({ ...pack3, ...shunt })).toMatch(/GP28 must have 0 mV[\s\S]*Block the motor/)
  })
})

it('a high-side switch has the motor and its diode between output and ground', () => {
  const high = { ...adapter12, driverKind: 'high-side' }
  expect(partsOf(high)).toMatch(
    /^high-side switch for 14\.4 V and 6 A, PWM of 20000 Hz, inputs of 3 V\nresistor 100 kΩ/,
  )
  expect(connectionsOf(high).join('\n')).toMatch(/driver: OUT: plus of the motor, and the cathode of the flyback diode/)
  // The diode points up, from ground to the output.
  expect(drawCircuit(makeBoard(high))).toMatch(/rotate\(-90\)">(?:(?!<\/g>).)*M16 -11V-7/)
})
