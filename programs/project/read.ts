// Reads an unknot.json: which board, which programs the button cycles, which of them is the break, and which motor.

import { existsSync, readFileSync } from 'node:fs'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { nearestName } from '../../lib/command-line/usage.ts'
import { type JsonPath, type JsonText, JsonTextError, parseJsonText } from '../../lib/json-text.ts'
import type { Mistake } from '../../lib/mistakes.ts'
import { describeUnknown, quote } from '../load/check-shape.ts'
import { MAX_ROTATION } from './rotation.ts'

type Fields = Record<string, unknown>

export interface Settings {
  /** A name, a file, or an object with what differs from a board. */
  board?: string | Fields
  /** A name, or an object with what differs from the board's motor. */
  motor?: string | Fields
  rotation: string[]
  break: string
  /** The firmware talks to hosts (docs/maker/link.md). */
  link?: boolean
}

export interface ProjectFile {
  file: string
  text: string
  /** Undefined if the file cannot be read. */
  settings: Partial<Settings>
  mistakes: Mistake[]
  positionOf: JsonText['positionOf']
}

interface Field {
  expected: string
  accepts: (value: unknown) => boolean
  isRequired?: true
  about: string
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The motors that the boards know (tools/build/boards/part-fields.ts). */
const MOTORS: readonly unknown[] = ['massager', 'massager12', 'coin']

/** The fields of unknot.json. The table in docs/maker/folder.md says the same. */
export const SETTINGS: Record<string, Field> = {
  $schema: { expected: 'a text', accepts: isText, about: 'For the editor.' },
  board: {
    expected: 'the name of a board, a file, or an object such as {"like": "pico", "name": "mine", "motorPin": 16}',
    accepts: (value) => isText(value) || isObject(value),
    about: 'The board: its name, a file, or what differs from a board.',
  },
  motor: {
    expected: '"massager", "massager12", "coin" or an object with the fields of a motor',
    accepts: (value) => MOTORS.includes(value) || isObject(value),
    about: 'The motor, if it is not that of the board.',
  },
  rotation: {
    expected: `a list of 1 to ${MAX_ROTATION} programs, each a name or a file`,
    accepts: (value) =>
      Array.isArray(value) && value.length >= 1 && value.length <= MAX_ROTATION && value.every(isText),
    isRequired: true,
    about: 'The programs that the button cycles, in order. A new device starts with the first.',
  },
  break: {
    expected: 'the name of a program of the rotation',
    accepts: isText,
    isRequired: true,
    about: 'The program that answers a nudge of the desk mode.',
  },
  link: {
    expected: 'true or false',
    accepts: (value) => typeof value === 'boolean',
    about: 'Whether the firmware has the link, over which a computer plays programs and reads the journal.',
  },
}

const NOWHERE = () => ({ line: 1, column: 1 })

/** Never throws. `file` is as mistakes name it. */
export function readProjectFile(file: string): ProjectFile {
  const found: ProjectFile = { file, text: '', settings: {}, mistakes: [], positionOf: NOWHERE }
  const tell = (reason: string, path?: JsonPath, at = path && found.positionOf(path)) =>
    found.mistakes.push({ file, reason, at })
  if (!existsSync(file)) {
    tell('there is no such file; make a folder with npx unknot init FOLDER')
    return found
  }
  let fields: Fields
  try {
    found.text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    const { value, trailingCommas, positionOf } = parseJsonText(found.text)
    found.positionOf = positionOf
    for (const at of trailingCommas) tell('expected no comma before a closing bracket', undefined, at)
    if (!isObject(value)) {
      tell(`expected an object, got ${quote(value)}`, [])
      return found
    }
    fields = value as Fields
  } catch (error) {
    if (error instanceof JsonTextError) tell(error.message, undefined, error.position)
    else tell(`cannot be read: ${fileErrorReason(error)}`)
    return found
  }
  const known = Object.keys(SETTINGS)
  for (const key of Object.keys(fields))
    if (!known.includes(key)) tell(describeUnknown('field', key, known.slice(1)), [key])
  for (const [key, { expected, accepts, isRequired }] of Object.entries(SETTINGS)) {
    const value = fields[key]
    if (value === undefined) {
      // A mistyped field is told already.
      const isMistyped = Object.keys(fields).some((given) => nearestName(given, known) === key)
      if (isRequired && !isMistyped) tell(`${key} is missing; expected ${expected}`, [])
    } else if (!accepts(value)) tell(`${key}: expected ${expected}; got ${quote(value)}`, [key])
    else found.settings = { ...found.settings, [key]: value }
  }
  return found
}
