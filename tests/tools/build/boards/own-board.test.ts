// A maker's own board: fields that are given and left out, mistakes and their messages, and a file that is built from one.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../../../hal/boards/board.ts'
import { boards } from '../../../../hal/boards/index.ts'
import { UsageError } from '../../../../lib/command-line/usage.ts'
import { compileRotation } from '../../../../programs/index.ts'
import { SETTINGS } from '../../../../programs/project/read.ts'
import { findBoard } from '../../../../tools/build/boards/find.ts'
import { readBoard } from '../../../../tools/build/boards/own-board.ts'
import { MOTORS } from '../../../../tools/build/boards/part-fields.ts'
import { BOARD_SCHEMA, formatBoardSchema } from '../../../../tools/build/boards/schema.ts'
import { bundle } from '../../../../tools/build/bundle.ts'
import { isFull } from '../../../support/scope.ts'

const root = join(import.meta.dirname, '../../../..')
const page = readFileSync(join(root, 'docs/maker/own-board.md'), 'utf8')
const example = /<!-- snippet: a board -->\n```json\n([^`]*)```/.exec(page)![1]!
const motor = { hz: [20, 60], mv: [1000, 3000], kickMv: 3500, pressedMa: 400, stallMa: 1200 }

const read = (fields: object) => readBoard(JSON.stringify({ like: 'pico', name: 'mine', ...fields }), 'my.json')
/** The lines of the message. */
function findMistakes(fields: object | string): string[] {
  try {
    if (typeof fields === 'string') readBoard(fields, 'my.json')
    else read(fields)
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    // Without the place, the line and its mark.
    const lines = (error as Error).message.split('\n').filter((line) => line.startsWith('my.json'))
    return lines.map((line) => line.replace(/^my\.json:\d+:\d+/, 'my.json'))
  }
  return []
}

describe('a board that is like another board', () => {
  it('equals that board in every field that it leaves out', () => {
    expect(read({})).toEqual({ ...boards.pico, name: 'mine', title: 'mine' })
  })

  it('has the pins of its fields, by number or by name', () => {
    const { motorPin, chargerPin, title } = read({ motorPin: 20, chargerPin: 'none', title: 'Mine' }) as KalumaBoard
    expect([motorPin, chargerPin, title]).toEqual([20, -1, 'Mine'])
    expect(read({ motorPin: 'GP20' }).motorPin).toBe(20)
    const puck = read({ like: 'puckjs2', chargerPin: 'none', batteryPin: 'D31' }) as EspruinoBoard
    expect([puck.chargerPin, puck.batteryPin]).toEqual(['', 'D31'])
  })

  it('has the motor of its field', () => {
    const board = read({ motor })
    // The resistance is that of another motor.
    const { mohm: _, freeMa: __, ...other } = boards.pico!.motor
    expect(board.motor).toEqual({ ...other, hz: [20, 60], mv: [1000, 3000], kickMv: 3500, name: 'mine' })
    expect(board.about.currents).toEqual({ pressedMa: 400, stallMa: 1200 })
    expect(read({ motor: 'coin' }).motor).toBe(boards.puckjs2!.motor)
    const like = read({ motor: { like: 'coin', mv: [1830, 2360, 2900], pressedMa: 90, stallMa: 160 } }).motor
    expect(like).toEqual({ ...boards.puckjs2!.motor, mv: [1830, 2360, 2900], name: 'mine' })
  })

  it('has no transistor on a pin without one, and the driver of the pin to which the motor moves', () => {
    expect(read({ like: 'puckjs2', motorPin: 'D2', motor: 'massager' }).about.driverMaxMa).toBe(0)
    const jolt = read({ like: 'joltjs', motorPin: 'H6' }) as EspruinoBoard
    expect([jolt.driver, jolt.about.driverMaxMa]).toEqual([1, 1000])
    expect((read({ like: 'joltjs', motorPin: 'D26' }) as EspruinoBoard).driver).toBe(-1)
  })

  it('adds its labels and reserved pins to those of the other board', () => {
    const { labels, reserved } = read({ labels: { 18: 'motor' }, reserved: { 5: 'is cut off' } }).about
    expect(labels).toEqual({ 18: 'motor' })
    expect(Object.keys(reserved)).toEqual(['5', '15', '22'])
  })

  it('can add a thermistor or remove it', () => {
    expect(read({ thermometer: 'ntc', ntcPin: 27 }).thermometer).toBe('ntc')
    expect(read({ thermometer: 'none' })).toMatchObject({ thermometer: 'none', ntcPin: -1 })
    expect(findMistakes({ thermometer: 'ntc', ntcPin: 'none' })).toEqual([
      'my.json: thermometer is "ntc", so ntcPin must name the pin of the thermistor.',
    ])
  })
})

describe('the message names the mistake for', () => {
  it.each<[string, object | string, string]>([
    ['a text that is not JSON', '{', 'expected JSON: '],
    ['text of two lines', 'not\njson', 'expected JSON: expected a value, or a key in double quotes; got "not"'],
    ['a list', '[1]', 'expected a JSON object, but got [1]'],
    ['null', 'null', 'expected a JSON object, but got null'],
    ['too large', `"${'x'.repeat(200_000)}"`, 'expected at most 100 KB, but got 201 KB'],
    ['an unknown field', { motorpin: 20 }, 'unknown field "motorpin"; did you mean "motorPin"?'],
    ['a field of the language', JSON.parse('{ "__proto__": 1 }'), 'unknown field "__proto__"'],
    ['an unknown board', { like: 'picow' }, 'like: unknown board "picow"; did you mean "pico"?'],
    ['the name of a shipped board', { name: 'pico' }, 'name: "pico" is the name of one of our boards; choose another'],
    [
      'a name that is a path',
      { name: '../pico' },
      'name: expected a file name: small letters, digits and hyphens, with a letter first, at most 31 characters, but got "../pico"',
    ],
    [
      'a name that is a device',
      { name: 'nul' },
      'name: expected a file name: small letters, digits and hyphens, with a letter first, at most 31 characters, but got "nul"',
    ],
    [
      'a pin of the wrong kind',
      { motorPin: 1.5 },
      'motorPin: expected a pin, such as 18, "GP18" or "D3", or "none", but got 1.5',
    ],
    ['a pin that the chip lacks', { motorPin: 'D99x' }, 'The motor is on D99x, which mine does not have.'],
    ['a pin that is taken', { motorPin: 17 }, 'The motor and the button are both on GP17.'],
    ['a PWM slice that is shared', { motorPin: 8 }, 'The light on GP25 shares a PWM block with the motor on GP8'],
    ['a text for a number', { pwmHz: '20000' }, 'pwmHz: expected a whole number from 1 to 1000000, but got "20000"'],
    ['an unknown word', { thermometer: 'yes' }, 'thermometer: expected "own", "ntc" or "none", but got "yes"'],
    [
      'a motor without its currents',
      { motor: { hz: [1, 2] } },
      'motor.pressedMa is missing: expected a whole number from 1 to 5000',
    ],
    [
      'a motor with an unknown field',
      { motor: { ...motor, volts: 3 } },
      'unknown field "motor.volts"; expected one of motor.like, motor.hz, motor.mv, ',
    ],
    [
      'a curve that falls',
      { motor: { ...motor, mv: [3, 2] } },
      'motor.mv: expected a list of 2 to 16 whole numbers up to 30000, each above the one before, but got [3,2]',
    ],
    ['a curve that is too short', { motor: { ...motor, hz: [1, 2, 3] } }, 'motor: hz has 3 numbers, but mv has 2'],
    [
      'a kick that is too low',
      { motor: { ...motor, kickMv: 100 } },
      'motor: kickMv is below startMv, so the kick would not start the motor',
    ],
    [
      'a kick below its curve',
      { motor: { ...motor, mv: [1000, 3000], kickMv: 900 } },
      'motor: kickMv is 900, below the 1000 mV of its lowest frequency, so the kick would slow it',
    ],
    [
      'a motor that draws less when it cannot turn',
      { motor: { ...motor, stallMa: 300 } },
      'motor: stallMa is 300, below pressedMa, 400, but a motor that cannot turn draws the most',
    ],
    [
      'an unknown part of a supply',
      { supply: { kind: 'usb', cells: 2 } },
      'unknown field "supply.cells"; expected one of supply.kind, supply.maxMa',
    ],
    [
      'a supply without its cells',
      { supply: { kind: 'nimh' } },
      'supply.cells is missing: expected a whole number from 1 to 20',
    ],
    [
      'an unknown driver',
      { driver: 'DRV8875' },
      'driver: expected "TB6612FNG", "DRV8876", "DRV8874", "BTS7960" or an object, but got "DRV8875"',
    ],
    [
      'a motor that stops before it starts',
      { motor: { ...motor, dropOutMv: 900 } },
      'motor: dropOutMv is above startMv, but a motor stops below its start voltage',
    ],
    [
      'a motor too strong for the board',
      { like: 'puckjs2', motor: 'massager' },
      'The motor draws 500 mA when pressed hard',
    ],
  ])('%s', (_, fields, message) => {
    expect(findMistakes(fields).join('\n')).toContain(`my.json: ${message}`)
  })

  it('with its place, its line and a mark', () => {
    const text = '{ "like": "pico",\n  "name": "mine",\n  "motorPin": 17,\n  "pwmHz": 0,\n  "motr": "coin" }'
    expect(() => readBoard(text, 'my.json')).toThrow(`my.json:3:15: The motor and the button are both on GP17.
  3 |   "motorPin": 17,
    |               ^
my.json:4:12: pwmHz: expected a whole number from 1 to 1000000, but got 0
  4 |   "pwmHz": 0,
    |            ^
my.json:5:11: unknown field "motr"; did you mean "motor"?
  5 |   "motr": "coin" }
    |           ^`)
  })

  it('the field that a sentence about volts and currents speaks of', () => {
    const find = (fields: object) => {
      const text = JSON.stringify({ like: 'pico', name: 'mine', motor: 'massager12', ...fields }, undefined, 1)
      try {
        readBoard(text, 'my.json')
      } catch (error) {
        return [...(error as Error).message.matchAll(/^ +\d+ \| +"(\w+)"/gm)].map(([, field]) => field)
      }
      return []
    }
    const supply = { kind: 'adapter', mv: 12000, maxMa: 1000 }
    expect(find({ supply, batteryDivider: 2 })).toEqual(['supply', 'batteryDivider'])
    expect(
      find({
        supply: { kind: 'adapter', mv: 12000 },
        batteryDivider: 5,
        driver: 'DRV8876',
        ...{ driverKind: 'pwm-direction', directionPin: 19, enablePin: 20 },
      }),
    ).toEqual(['driver'])
  })

  it('every mistake, all at once', () => {
    expect(findMistakes({ motorpin: 20, pwmHz: 0, name: 'X' }).length).toBe(3)
    expect(findMistakes({ motorPin: 17, thermometer: 'none', ntcPin: 2, watchdogMs: 60_000 }).length).toBe(4)
  })
})

it('any JSON gives either a board without mistakes or a UsageError', () => {
  const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('none', 'GP18', 18, 'D3', -1, ''))
  const fields = Object.keys(BOARD_SCHEMA.properties).filter((name) => name !== 'like')
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(boards)),
      fc.dictionary(fc.constantFrom(...fields), odd),
      (like, values) => {
        expect(() => findMistakes(JSON.stringify({ like, name: 'mine', ...values }))).not.toThrow()
      },
    ),
    { numRuns: 200 },
  )
})

describe('the schema', () => {
  const isValid = new Ajv2020().compile(BOARD_SCHEMA)

  it('is the file in docs/', () => {
    expect(readFileSync(join(root, 'docs/maker/board.schema.json'), 'utf8')).toBe(formatBoardSchema())
  })

  it('accepts a board that can be read, and refuses fields with mistakes', () => {
    expect(isValid(JSON.parse(example))).toBe(true)
    expect(isValid({ like: 'pico', name: 'mine', motor })).toBe(true)
    for (const fields of [
      { motorpin: 20 },
      { like: 'x' },
      { name: 'A' },
      { name: 'con' },
      { pwmHz: '1' },
      { motor: {} },
    ])
      expect(isValid({ like: 'pico', name: 'mine', ...fields })).toBe(false)
  })
})

it('an unknot.json names the same motors', () => {
  for (const name of Object.keys(MOTORS)) expect(SETTINGS.motor!.accepts(name), name).toBe(true)
  expect(SETTINGS.motor!.accepts('big')).toBe(false)
})

describe('findBoard', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
  const file = join(folder, 'my-board.json')
  writeFileSync(file, example)

  it('finds a board by its file or by its name', () => {
    expect(findBoard(file).name).toBe('my-massager')
    expect(findBoard('pico')).toBe(boards.pico)
  })

  it.runIf(isFull)('finds the example of docs/maker/own-board.md, which can be built', async () => {
    const board = findBoard(file)
    const code = await bundle(root, board, { programs: compileRotation().slice(0, 1), breakIndex: 0 })
    expect(code).toMatch(/^"unknot [\d.]+ my-massager";/)
    expect(code).toContain(String(board.motorPin))
  })

  it('names the mistake in a name or a file', () => {
    expect(() => findBoard('pco')).toThrow('unknown board "pco"; did you mean "pico"?')
    expect(() => findBoard('./none.json')).toThrow('there is no file "./none.json"')
    expect(() => findBoard(folder)).toThrow(UsageError)
    expect(() => findBoard('constructor')).toThrow('unknown board')
    rmSync(folder, { recursive: true })
  })
})
