// Reads a maker's own board: a JSON file that says in what it differs from a board there is. All that is wrong with it
// is said at once, a sentence each; what comes out has no conflicts.

import { type Board, type Currents, NO_PIN } from '../../../hal/boards/board.ts'
import { chipPin, chipPins } from '../../../hal/boards/chips.ts'
import { boards } from '../../../hal/boards/index.ts'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import { UsageError, unknownName } from '../../../lib/command-line/usage.ts'
import type { MotorProfile } from '../../../src/motor/profile.ts'
import { conflicts } from './check.ts'
import { BOARD_FIELDS, type Kind, MOTOR_FIELDS } from './fields.ts'

/** A profile takes a few hundred bytes. */
const MAX_BYTES = 100_000
const MOTORS: Record<string, MotorProfile> = { coin: coinMotor, massager: massagerMotor }

type Said = Record<string, unknown>

const show = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

/** What is wrong with the fields of an object, by a table of what they hold. */
function wrongIn(said: Said, fields: Record<string, { kind: Kind; needed?: true }>, of?: string): string[] {
  const known = Object.keys(fields)
  const where = of === undefined ? '' : `${of}.`
  const wrong = Object.entries(said).flatMap(([name, value]) => {
    if (!known.includes(name))
      return [
        unknownName(
          'field',
          `${where}${name}`,
          known.map((one) => `${where}${one}`),
        ).message,
      ]
    const { kind } = fields[name]!
    return kind.is(value) ? [] : [`${where}${name}: ${show(value)} is not ${kind.reads}`]
  })
  const missing = known.filter((name) => fields[name]!.needed && said[name] === undefined)
  return [...wrong, ...missing.map((name) => `${where}${name} is missing, which is ${fields[name]!.kind.reads}`)]
}

/** "GP18" and 18 are the same on Kaluma; on Espruino a pin is a name. */
function readPin(value: unknown, { engine }: Board): string | number {
  if (value === 'none') return NO_PIN[engine]
  const number = /^(?:GP)?(\d+)$/.exec(String(value))?.[1]
  if (engine === 'kaluma') return number === undefined ? String(value) : Number(number)
  return number === undefined ? String(value) : `D${number}`
}

/** With what follows from a field that was said for those that were not. */
function merged(said: Said, like: Board): Board {
  const board: Said = { ...like, name: said.name, title: said.title ?? said.name }
  const about: Said = { ...like.about }
  for (const [name, { on }] of Object.entries(BOARD_FIELDS)) {
    if (on === undefined || said[name] === undefined) continue
    const target = on === 'board' ? board : about
    const value = said[name]
    if (name.endsWith('Pin')) target[name] = readPin(value, like)
    // What the other board says of its pins holds here too.
    else target[name] = typeof value === 'object' ? { ...(target[name] as Said), ...(value as Said) } : value
  }
  if (said.thermometer !== undefined && said.thermometer !== 'ntc' && said.ntcPin === undefined)
    board.ntcPin = NO_PIN[like.engine]
  const row = chipPins(like).driven.findIndex((bank) => bank.includes(chipPin(board.motorPin as string)))
  if ('driver' in like && like.driver >= 0) board.driver = row
  if (row < 0 && said.driverMaxMa === undefined) about.driverMaxMa = 0
  if (typeof said.motor === 'string') {
    board.motor = MOTORS[said.motor]
    delete about.currents
  } else if (said.motor) {
    const { pressedMa, stallMa, ...motor } = said.motor as Partial<MotorProfile> & Currents
    board.motor = { ...like.motor, ...motor, name: said.name }
    about.currents = { pressedMa, stallMa }
  }
  return { ...board, about } as unknown as Board
}

/** What a motor's numbers say about each other. */
function wrongMotor({ hz, mv, startMv, dropOutMv, kickMv }: MotorProfile): string[] {
  const wrong: string[] = []
  if (hz.length !== mv.length) wrong.push(`motor: there are ${hz.length} frequencies and ${mv.length} voltages`)
  if (dropOutMv > startMv) wrong.push('motor: it stops at a higher voltage than it starts at')
  if (kickMv < startMv) wrong.push('motor: the kick is too low to start it')
  return wrong
}

function parsed(text: string): Said | string {
  if (text.length > MAX_BYTES) return `is larger than ${MAX_BYTES / 1000} KB`
  try {
    const json = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Said) : 'is not one object'
  } catch (error) {
    return `is no JSON: ${(error as Error).message}`
  }
}

/** The board in `text`, which stands in `file`. Throws UsageError, a line for each thing that is wrong. */
export function readBoard(text: string, file: string): Board {
  const refuse = (wrong: readonly string[]) => {
    if (wrong.length > 0) throw new UsageError(wrong.map((one) => `${file}: ${one}`).join('\n'))
  }
  const json = parsed(text)
  if (typeof json === 'string') throw new UsageError(`${file}: ${json}`)
  const { $schema: _, ...said } = json
  const wrong = wrongIn(said, BOARD_FIELDS)
  const { like, name, motor } = said
  const shipped = Object.keys(boards)
  if (typeof like === 'string' && !shipped.includes(like))
    wrong.push(`like: ${unknownName('board', like, shipped).message}`)
  if (shipped.includes(name as string)) wrong.push(`name: "${name}" is a board there is; choose another`)
  if (typeof motor === 'object' && motor !== null && !Array.isArray(motor))
    wrong.push(...wrongIn(motor as Said, MOTOR_FIELDS, 'motor'))
  refuse(wrong)
  const board = merged(said, boards[like as string]!)
  refuse([...wrongMotor(board.motor), ...conflicts(board)])
  return board
}
