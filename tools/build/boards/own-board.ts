// Reads a maker's own board: a JSON file with the fields that differ from one of our boards. It reports all mistakes at
// once, one in each line. A board that it returns has no mistakes.

import { type Board, type Currents, NO_PIN } from '../../../hal/boards/board.ts'
import { chipPin, chipPins } from '../../../hal/boards/chips.ts'
import { boards } from '../../../hal/boards/index.ts'
import { coinMotor, massagerMotor } from '../../../hal/boards/motors.ts'
import { UsageError, unknownName } from '../../../lib/command-line/usage.ts'
import type { MotorProfile } from '../../../src/motor/profile.ts'
import { findBoardMistakes } from './check.ts'
import { BOARD_FIELDS, isRecord, type Kind, MOTOR_FIELDS } from './fields.ts'

/** A board file needs a few hundred bytes. */
const MAX_BYTES = 100_000
const MOTORS: Record<string, MotorProfile> = { coin: coinMotor, massager: massagerMotor }

type Fields = Record<string, unknown>

const formatValue = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

/** The mistakes in the names and values of fields, by a table of the fields. */
function findFieldMistakes(
  fields: Fields,
  table: Record<string, { kind: Kind; isRequired?: true }>,
  prefix = '',
): string[] {
  const known = Object.keys(table)
  const names = known.map((name) => prefix + name)
  const mistakes = Object.entries(fields).flatMap(([name, value]) => {
    if (!known.includes(name)) return [unknownName('field', prefix + name, names).message]
    const { kind } = table[name]!
    return kind.accepts(value) ? [] : [`${prefix}${name}: expected ${kind.words}, but got ${formatValue(value)}`]
  })
  const missing = known.filter((name) => table[name]!.isRequired && fields[name] === undefined)
  return [...mistakes, ...missing.map((name) => `${prefix}${name} is missing: expected ${table[name]!.kind.words}`)]
}

/** Kaluma has pin numbers, where 18 and "GP18" are the same. Espruino has pin names. */
function readPin(value: unknown, { engine }: Board): string | number {
  if (value === 'none') return NO_PIN[engine]
  const number = /^(?:GP)?(\d+)$/.exec(String(value))?.[1]
  if (engine === 'kaluma') return number === undefined ? String(value) : Number(number)
  return number === undefined ? String(value) : `D${number}`
}

/** The board `like` with these fields, and with the changes that follow from them in other fields. */
function applyFields(fields: Fields, like: Board): Board {
  const board: Fields = { ...like, name: fields.name, title: fields.title ?? fields.name }
  const about: Fields = { ...like.about }
  for (const [name, { copyTo }] of Object.entries(BOARD_FIELDS)) {
    if (copyTo === undefined || fields[name] === undefined) continue
    const target = copyTo === 'board' ? board : about
    const value = fields[name]
    if (name.endsWith('Pin')) target[name] = readPin(value, like)
    // Labels and reasons are added to those of the other board.
    else target[name] = typeof value === 'object' ? { ...(target[name] as Fields), ...(value as Fields) } : value
  }
  if (fields.thermometer !== undefined && fields.thermometer !== 'ntc' && fields.ntcPin === undefined)
    board.ntcPin = NO_PIN[like.engine]
  const driver = chipPins(like).driven.findIndex((bank) => bank.includes(chipPin(board.motorPin as string)))
  if ('driver' in like && like.driver >= 0) board.driver = driver
  if (driver < 0 && fields.driverMaxMa === undefined) about.driverMaxMa = 0
  if (typeof fields.motor === 'string') {
    board.motor = MOTORS[fields.motor]
    delete about.currents
  } else if (fields.motor) {
    const { pressedMa, stallMa, ...motor } = fields.motor as Partial<MotorProfile> & Currents
    board.motor = { ...like.motor, ...motor, name: fields.name }
    about.currents = { pressedMa, stallMa }
  }
  return { ...board, about } as unknown as Board
}

/** The mistakes in numbers of a motor that must fit each other. */
function findMotorMistakes({ hz, mv, startMv, dropOutMv, kickMv }: MotorProfile): string[] {
  const mistakes: string[] = []
  if (hz.length !== mv.length) mistakes.push(`motor: hz has ${hz.length} numbers, but mv has ${mv.length}`)
  if (dropOutMv > startMv) mistakes.push('motor: dropOutMv is above startMv, but a motor stops below its start voltage')
  if (kickMv < startMv) mistakes.push('motor: kickMv is below startMv, so the kick would not start the motor')
  return mistakes
}

/** Returns the fields, or the mistake as a text. */
function parseObject(text: string): Fields | string {
  if (text.length > MAX_BYTES)
    return `expected at most ${MAX_BYTES / 1000} KB, but got ${Math.ceil(text.length / 1000)} KB`
  try {
    const json = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
    return isRecord(json) ? json : `expected a JSON object, but got ${formatValue(json)}`
  } catch (error) {
    // The message of Node quotes the text, which may have several lines.
    return `expected JSON: ${(error as Error).message.replaceAll(/\s+/g, ' ')}`
  }
}

/** The board in `text`, the content of `file`. Throws UsageError with a line for each mistake. */
export function readBoard(text: string, file: string): Board {
  const refuse = (mistakes: readonly string[]) => {
    if (mistakes.length > 0) throw new UsageError(mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'))
  }
  const json = parseObject(text)
  if (typeof json === 'string') throw new UsageError(`${file}: ${json}`)
  const { $schema: _, ...fields } = json
  const mistakes = findFieldMistakes(fields, BOARD_FIELDS)
  const { like, name, motor } = fields
  const shipped = Object.keys(boards)
  if (typeof like === 'string' && !shipped.includes(like))
    mistakes.push(`like: ${unknownName('board', like, shipped).message}`)
  if (shipped.includes(name as string))
    mistakes.push(`name: "${name}" is the name of one of our boards; choose another`)
  if (isRecord(motor)) mistakes.push(...findFieldMistakes(motor, MOTOR_FIELDS, 'motor.'))
  refuse(mistakes)
  const board = applyFields(fields, boards[like as string]!)
  refuse([...findMotorMistakes(board.motor), ...findBoardMistakes(board)])
  return board
}
