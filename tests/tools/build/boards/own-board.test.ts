// A maker's own board: what it says and what it does not, what is refused and how, and a file that is built from one.

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
import { findBoard } from '../../../../tools/build/boards/find.ts'
import { readBoard } from '../../../../tools/build/boards/own-board.ts'
import { BOARD_SCHEMA, boardSchemaText } from '../../../../tools/build/boards/schema.ts'
import { bundle } from '../../../../tools/build/bundle.ts'
import { isFull } from '../../../support/scope.ts'

const root = join(import.meta.dirname, '../../../..')
const page = readFileSync(join(root, 'docs/maker/own-board.md'), 'utf8')
const example = /<!-- snippet: a board -->\n```json\n([^`]*)```/.exec(page)![1]!
const motor = { hz: [20, 60], mv: [1000, 3000], kickMv: 3500, pressedMa: 400, stallMa: 1200 }

const read = (said: object) => readBoard(JSON.stringify({ like: 'pico', name: 'mine', ...said }), 'my.json')
/** What is said against it, a line each. */
function refusal(said: object | string): string[] {
  try {
    if (typeof said === 'string') readBoard(said, 'my.json')
    else read(said)
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return (error as Error).message.split('\n')
  }
  return []
}

describe('a board that is like another', () => {
  it('is that one in all it does not say', () => {
    expect(read({})).toEqual({ ...boards.pico, name: 'mine', title: 'mine' })
  })

  it('has the pins it says, as a number or by name', () => {
    const { motorPin, chargerPin, title } = read({ motorPin: 20, chargerPin: 'none', title: 'Mine' }) as KalumaBoard
    expect([motorPin, chargerPin, title]).toEqual([20, -1, 'Mine'])
    expect(read({ motorPin: 'GP20' }).motorPin).toBe(20)
    const puck = read({ like: 'puckjs2', chargerPin: 'none', batteryPin: 'D31' }) as EspruinoBoard
    expect([puck.chargerPin, puck.batteryPin]).toEqual(['', 'D31'])
  })

  it('has the motor it says', () => {
    const board = read({ motor })
    expect(board.motor).toEqual({ ...boards.pico!.motor, hz: [20, 60], mv: [1000, 3000], kickMv: 3500, name: 'mine' })
    expect(board.about.currents).toEqual({ pressedMa: 400, stallMa: 1200 })
    expect(read({ motor: 'coin' }).motor).toBe(boards.puckjs2!.motor)
  })

  it('loses the transistor of a pin that it leaves, and takes the driver of the one it moves to', () => {
    expect(read({ like: 'puckjs2', motorPin: 'D2', motor: 'massager' }).about.driverMaxMa).toBe(0)
    const jolt = read({ like: 'joltjs', motorPin: 'H6' }) as EspruinoBoard
    expect([jolt.driver, jolt.about.driverMaxMa]).toEqual([1, 1000])
    expect((read({ like: 'joltjs', motorPin: 'D26' }) as EspruinoBoard).driver).toBe(-1)
  })

  it('adds to the names and the reserved pins of the other', () => {
    const { labels, reserved } = read({ labels: { 18: 'motor' }, reserved: { 5: 'is cut off' } }).about
    expect(labels).toEqual({ 18: 'motor' })
    expect(Object.keys(reserved)).toEqual(['5', '15', '22'])
  })

  it('can have a thermistor, and can leave it', () => {
    expect(read({ thermometer: 'ntc', ntcPin: 27 }).thermometer).toBe('ntc')
    expect(read({ thermometer: 'none' })).toMatchObject({ thermometer: 'none', ntcPin: -1 })
    expect(refusal({ thermometer: 'ntc', ntcPin: 'none' })).toEqual(['my.json: A thermistor needs its pin, ntcPin.'])
  })
})

describe('refused, each in a sentence', () => {
  it.each<[string, object | string, string]>([
    ['no JSON', '{', 'is no JSON: '],
    ['no object', '[1]', 'is not one object'],
    ['null', 'null', 'is not one object'],
    ['too large', `"${'x'.repeat(200_000)}"`, 'is larger than 100 KB'],
    ['an unknown field', { motorpin: 20 }, 'unknown field "motorpin"; did you mean "motorPin"?'],
    ['a field of the language', JSON.parse('{ "__proto__": 1 }'), 'unknown field "__proto__"'],
    ['an unknown board', { like: 'picow' }, 'like: unknown board "picow"; did you mean "pico"?'],
    ['the name of a shipped board', { name: 'pico' }, 'name: "pico" is a board there is; choose another'],
    ['a name that is a path', { name: '../pico' }, 'name: "../pico" is not a name for a file'],
    ['a name that is a device', { name: 'nul' }, 'name: "nul" is not a name for a file'],
    ['a pin of the wrong kind', { motorPin: 1.5 }, 'motorPin: 1.5 is not a pin, such as 18'],
    ['a pin there is not', { motorPin: 'D99x' }, 'The motor is on D99x, which mine does not have.'],
    ['a pin that is taken', { motorPin: 17 }, 'The motor and the button are both on GP17.'],
    ['a slice that is shared', { motorPin: 8 }, 'The light on GP25 shares the PWM of the motor on GP8'],
    ['a text for a number', { pwmHz: '20000' }, 'pwmHz: "20000" is not a whole number from 1 to 1000000'],
    ['a word there is not', { thermometer: 'yes' }, 'thermometer: "yes" is not "own" or "ntc" or "none"'],
    ['a motor without its currents', { motor: { hz: [1, 2] } }, 'motor.pressedMa is missing'],
    [
      'a motor with an unknown field',
      { motor: { ...motor, volts: 3 } },
      'unknown field "motor.volts"; expected one of motor.hz, motor.mv, ',
    ],
    ['a curve that falls', { motor: { ...motor, mv: [3, 2] } }, 'motor.mv: [3,2] is not a list of 2 to 16'],
    [
      'a curve that is too short',
      { motor: { ...motor, hz: [1, 2, 3] } },
      'motor: there are 3 frequencies and 2 voltages',
    ],
    ['a kick that is too low', { motor: { ...motor, kickMv: 100 } }, 'motor: the kick is too low to start it'],
    [
      'a motor that stops before it starts',
      { motor: { ...motor, dropOutMv: 900 } },
      'motor: it stops at a higher voltage',
    ],
    [
      'a motor too strong for the board',
      { like: 'puckjs2', motor: 'massager' },
      'The motor draws 500 mA pressed on hard',
    ],
  ])('%s', (_, said, why) => {
    expect(refusal(said).join('\n')).toContain(`my.json: ${why}`)
  })

  it('all at once', () => {
    expect(refusal({ motorpin: 20, pwmHz: 0, name: 'X' }).length).toBe(3)
    expect(refusal({ motorPin: 17, thermometer: 'none', ntcPin: 2, watchdogMs: 60_000 }).length).toBe(4)
  })
})

it('whatever is written, a board without conflicts comes out or a UsageError', () => {
  const odd = fc.oneof(fc.jsonValue(), fc.constantFrom('none', 'GP18', 18, 'D3', -1, ''))
  const fields = Object.keys(BOARD_SCHEMA.properties).filter((name) => name !== 'like')
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(boards)),
      fc.dictionary(fc.constantFrom(...fields), odd),
      (like, said) => {
        expect(() => refusal(JSON.stringify({ like, name: 'mine', ...said }))).not.toThrow()
      },
    ),
    { numRuns: 200 },
  )
})

describe('the schema', () => {
  const valid = new Ajv2020().compile(BOARD_SCHEMA)

  it('is the one in the documents', () => {
    expect(readFileSync(join(root, 'docs/maker/board.schema.json'), 'utf8')).toBe(boardSchemaText())
  })

  it('lets through what is read, and not what is refused by itself', () => {
    expect(valid(JSON.parse(example))).toBe(true)
    expect(valid({ like: 'pico', name: 'mine', motor })).toBe(true)
    for (const said of [{ motorpin: 20 }, { like: 'x' }, { name: 'A' }, { name: 'con' }, { pwmHz: '1' }, { motor: {} }])
      expect(valid({ like: 'pico', name: 'mine', ...said })).toBe(false)
  })
})

describe('found by name or by file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
  const file = join(folder, 'my-board.json')
  writeFileSync(file, example)

  it('the board of a file, and the board of a name', () => {
    expect(findBoard(file).name).toBe('my-massager')
    expect(findBoard('pico')).toBe(boards.pico)
  })

  it.runIf(isFull)('and the example of the page is built', async () => {
    const board = findBoard(file)
    const code = await bundle(root, board, compileRotation().slice(0, 1))
    expect(code).toMatch(/^"unknot [\d.]+ my-massager";\(\(\)=>\{/)
    expect(code).toContain(String(board.motorPin))
  })

  it('or not', () => {
    expect(() => findBoard('pco')).toThrow('unknown board "pco"; did you mean "pico"?')
    expect(() => findBoard('./none.json')).toThrow('there is no file "./none.json"')
    expect(() => findBoard(folder)).toThrow(UsageError)
    expect(() => findBoard('constructor')).toThrow('unknown board')
    rmSync(folder, { recursive: true })
  })
})
