// Reads a maker's own board: a JSON file with the fields that differ from one of our boards. It reports all mistakes at
// once, each with its line. A board that it returns has no mistakes.

import { type Board, type Currents, type DriverLimits, NO_PIN } from '../../../hal/boards/board.ts'
import { chipPin, chipPins } from '../../../hal/boards/chips.ts'
import { boards } from '../../../hal/boards/index.ts'
import type { Supply } from '../../../hal/boards/supplies.ts'
import { UsageError, unknownName } from '../../../lib/command-line/usage.ts'
import { type JsonPath, type JsonText, JsonTextError, parseJsonText } from '../../../lib/json-text.ts'
import { formatMistakes, type Mistake } from '../../../lib/mistakes.ts'
import type { MotorProfile } from '../../../src/motor/profile.ts'
import { findBoardMistakes } from './check.ts'
import { BOARD_FIELDS } from './fields.ts'
import { type Fields as FieldTable, isRecord, textByPin } from './kinds.ts'
import { findKnownDriver } from './known-drivers.ts'
import { findMotorMistakes } from './motor-numbers.ts'
import { MOTORS } from './part-fields.ts'
import { isCells } from './supply-words.ts'

/** A board file needs a few hundred bytes. */
const MAX_BYTES = 100_000
/** Pins that a profile leaves out where there is none, so that its board pays nothing for them. */
const OPTIONAL_PINS = ['directionPin', 'enablePin', 'sleepPin', 'sensePin']

/** Fields that rules about volts and currents depend on. */
const PARTS = [
  ...OPTIONAL_PINS,
  ...['supply', 'motor', 'driverKind', 'driver', 'senseMvPerA', 'senseOffsetMv', 'senseOf', 'senseReadings'],
]

type Fields = Record<string, unknown>

const formatValue = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 40 ? `${text.slice(0, 37)}...` : text
}

export interface BoardMistake {
  /** The field, or [] for the board as a whole. */
  path: JsonPath
  reason: string
}

/** The mistakes in the names and values of fields, by a table of the fields. */
function findFieldMistakes(fields: Fields, table: FieldTable, path: readonly string[] = []): BoardMistake[] {
  const known = Object.keys(table)
  const prefix = path.map((key) => `${key}.`).join('')
  const names = known.map((name) => prefix + name)
  const mistakes = Object.entries(fields).flatMap(([name, value]): BoardMistake[] => {
    if (!known.includes(name))
      return [{ path: [...path, name], reason: unknownName('field', prefix + name, names).message }]
    const { kind } = table[name]!
    if (kind.accepts(value)) return []
    return [
      { path: [...path, name], reason: `${prefix}${name}: expected ${kind.words}, but got ${formatValue(value)}` },
    ]
  })
  const missing = known.filter((name) => table[name]!.isRequired && fields[name] === undefined)
  return [
    ...mistakes,
    ...missing.map((name) => ({ path, reason: `${prefix}${name} is missing: expected ${table[name]!.kind.words}` })),
  ]
}

/** Kaluma has pin numbers, where 18 and "GP18" are the same. Espruino has pin names. */
function readPin(value: unknown, { engine }: Board): string | number {
  if (value === 'none') return NO_PIN[engine]
  const number = /^(?:GP)?(\d+)$/.exec(String(value))?.[1]
  if (engine === 'kaluma') return number === undefined ? String(value) : Number(number)
  return number === undefined ? String(value) : `D${number}`
}

/** The motor that `given` describes, from one of our motors or from that of the other board. */
function makeMotor(given: Partial<MotorProfile> & { like?: keyof typeof MOTORS }, like: Board, name: unknown) {
  const { like: base, ...motor } = given
  // What only a current sensor needs must have been measured on this motor.
  const { mohm: _, freeMa: __, ...other } = like.motor
  return { ...(base ? MOTORS[base] : other), ...motor, name }
}

/** The limits of a driver that we know. */
function readKnownDriver(name: string): DriverLimits {
  const { inputs: _, senses: __, ...limits } = findKnownDriver(name)!
  return limits
}

/** The board `like` with these fields, and with the changes that follow from them in other fields. */
function applyFields(fields: Fields, like: Board): Board {
  const board: Fields = { ...like, name: fields.name, title: fields.title ?? fields.name }
  const about: Fields = { ...like.about }
  for (const [name, { copyTo, kind }] of Object.entries(BOARD_FIELDS)) {
    if (copyTo === undefined || fields[name] === undefined) continue
    const target = copyTo === 'board' ? board : about
    const value = fields[name]
    if (name.endsWith('Pin')) target[name] = readPin(value, like)
    // Labels and reasons are added to those of the other board.
    else target[name] = kind === textByPin ? { ...(target[name] as Fields), ...(value as Fields) } : value
    if (value === 'none' && OPTIONAL_PINS.includes(name)) delete target[name]
  }
  if (fields.thermometer !== undefined && fields.thermometer !== 'ntc' && fields.ntcPin === undefined)
    board.ntcPin = NO_PIN[like.engine]
  if (fields.supply !== undefined && !isCells(fields.supply as Supply) && fields.chargerPin === undefined)
    board.chargerPin = NO_PIN[like.engine]
  const driver = chipPins(like).driven.findIndex((bank) => bank.includes(chipPin(board.motorPin as string)))
  if ('driver' in like && like.driver >= 0) board.driver = driver
  if (driver < 0 && fields.driverMaxMa === undefined) about.driverMaxMa = 0
  if (typeof fields.driver === 'string') about.driver = readKnownDriver(fields.driver)
  else if (fields.driver) about.driver = fields.driver
  if (typeof fields.motor === 'string') {
    board.motor = MOTORS[fields.motor as keyof typeof MOTORS]
    delete about.currents
  } else if (fields.motor) {
    const { pressedMa, stallMa, ...motor } = fields.motor as Partial<MotorProfile> & Currents
    board.motor = makeMotor(motor, like, fields.name)
    about.currents = { pressedMa, stallMa }
  }
  return { ...board, about } as unknown as Board
}

/** Words that speak of a field before all other words. */
const WORDS_FOR = [
  ['batteryDivider', 'divider'],
  ['supply', '(maxMa)'],
  ['driver', 'the driver'],
] as const

/** The field that a sentence about the board speaks of: the one whose pin or name stands in it. */
function findField(fields: Fields, sentence: string): JsonPath {
  const meant = WORDS_FOR.find(([field, word]) => fields[field] !== undefined && sentence.includes(word))
  if (meant) return [meant[0]]
  const words = new Set(sentence.match(/[\w.-]+\w/g))
  const isMeant = ([name, value]: [string, unknown]) =>
    words.has(name) || (name.endsWith('Pin') && (words.has(String(value)) || words.has(`GP${value}`)))
  const found = Object.entries(fields).find(isMeant)
  return found ? [found[0]] : []
}

/** The board that `fields` describe, and every mistake in them. Without mistakes the board is sound. */
export function makeBoard(fields: Fields): { board?: Board; mistakes: BoardMistake[] } {
  const mistakes = findFieldMistakes(fields, BOARD_FIELDS)
  const { like, name } = fields
  const shipped = Object.keys(boards)
  if (typeof like === 'string' && !shipped.includes(like))
    mistakes.push({ path: ['like'], reason: `like: ${unknownName('board', like, shipped).message}` })
  if (shipped.includes(name as string))
    mistakes.push({ path: ['name'], reason: `name: "${name}" is the name of one of our boards; choose another` })
  const wrongParts = new Set<string>()
  for (const [field, { fieldsOf }] of Object.entries(BOARD_FIELDS)) {
    const value = fields[field]
    const table = isRecord(value) && fieldsOf?.(value)
    if (!table) continue
    const found = findFieldMistakes(value, table, [field])
    mistakes.push(...found)
    if (found.length > 0) wrongParts.add(field)
  }
  if (typeof like !== 'string' || !shipped.includes(like)) return { mistakes }
  // The fields without mistakes make a board, whose rules are checked too.
  const wrong = new Set([...mistakes.map(({ path }) => path[0]), ...wrongParts])
  const sound = Object.fromEntries(Object.entries(fields).filter(([key]) => !wrong.has(key)))
  const board = applyFields({ ...sound, name: sound.name ?? 'unnamed' }, boards[like]!)
  const arePartsKnown = !PARTS.some((part) => wrong.has(part))
  if (arePartsKnown) for (const reason of findMotorMistakes(board)) mistakes.push({ path: ['motor'], reason })
  for (const reason of findBoardMistakes(board, arePartsKnown))
    mistakes.push({ path: findField(sound, reason), reason })
  return mistakes.length === 0 ? { board, mistakes } : { mistakes }
}

/** The board in `text`, the content of `file`. Throws UsageError with all mistakes, each with its line. */
export function readBoard(text: string, file: string): Board {
  const refuse = (mistakes: readonly Omit<Mistake, 'file'>[]): never => {
    const all = mistakes.map((mistake) => ({ ...mistake, file }))
    throw new UsageError(formatMistakes(all, () => text))
  }
  if (text.length > MAX_BYTES)
    refuse([{ reason: `expected at most ${MAX_BYTES / 1000} KB, but got ${Math.ceil(text.length / 1000)} KB` }])
  let json: JsonText
  try {
    json = parseJsonText(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error
    return refuse([{ reason: `expected JSON: ${error.message}`, at: error.position }])
  }
  const { value, positionOf, trailingCommas } = json
  if (!isRecord(value)) return refuse([{ reason: `expected a JSON object, but got ${formatValue(value)}` }])
  const { $schema: _, ...fields } = value
  const { board, mistakes } = makeBoard(fields)
  const commas = trailingCommas.map((at) => ({ reason: 'expected no comma before a closing bracket', at }))
  if (!board || commas.length > 0)
    return refuse([...commas, ...mistakes.map(({ path, reason }) => ({ reason, at: positionOf(path) }))])
  return board
}
