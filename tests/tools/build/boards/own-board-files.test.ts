// Each board file with another supply, driver or sensor is judged right, and wrong with exactly one sentence after one change.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../../lib/command-line/usage.ts'
import { compileRotation } from '../../../../programs/index.ts'
import { readBoard } from '../../../../tools/build/boards/own-board.ts'
import { BOARD_SCHEMA } from '../../../../tools/build/boards/schema.ts'
import { bundle } from '../../../../tools/build/bundle.ts'
import { isFull } from '../../../support/scope.ts'
import { DRIVERS } from './files/drivers.ts'
import { SENSORS } from './files/sensors.ts'
import { SUPPLIES } from './files/supplies.ts'

const BOARD_FILES = [...SUPPLIES, ...DRIVERS, ...SENSORS]

const root = join(import.meta.dirname, '../../../..')
const write = (fields: object): string => JSON.stringify({ name: 'file', ...fields })

/** The sentences that refuse a board file. */
function refuse(fields: object): string[] {
  try {
    readBoard(write(fields), 'file.json')
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    const lines = (error as Error).message.split('\n').filter((line) => line.startsWith('file.json'))
    return lines.map((line) => line.replace(/^file\.json(:\d+:\d+)?: /, ''))
  }
  return []
}

it('has at least sixty files, half of them wrong, and no two alike', () => {
  const texts = BOARD_FILES.flatMap(({ fields, change }) => [write(fields), write({ ...fields, ...change })])
  expect(texts.length).toBeGreaterThanOrEqual(60)
  expect(new Set(texts).size).toBe(texts.length)
})

it('the boards of docs/maker/supply.md have no mistakes', () => {
  const page = readFileSync(join(root, 'docs/maker/supply.md'), 'utf8')
  const snippets = [...page.matchAll(/```json\n([^`]*)```/g)].map(([, text]) => text!)
  expect(snippets).toHaveLength(2)
  for (const text of snippets) expect(() => readBoard(text, 'file.json')).not.toThrow()
})

const isValid = new Ajv2020().compile(BOARD_SCHEMA)

describe.each(BOARD_FILES.map((file) => [file.about, file] as const))('a board with %s', (_, file) => {
  it('has no mistakes', () => {
    expect(refuse(file.fields)).toEqual([])
    expect(isValid(JSON.parse(write(file.fields)))).toBe(true)
  })

  it('is refused with one sentence after one change', () => {
    expect(refuse({ ...file.fields, ...file.change })).toEqual([file.sentence])
  })
})

/** Of each engine, and with everything a board can have. */
const BUILT = ['a wand on 13 V and 1.5 A', 'a high-side switch on an ESP32', 'a bridge with a shunt on a pack']

it.runIf(isFull).each(BUILT)('%s can be built', async (about) => {
  const { fields } = BOARD_FILES.find((file) => file.about === about)!
  const board = readBoard(write(fields), 'file.json')
  const code = await bundle(root, board, { programs: compileRotation().slice(0, 1), breakIndex: 0 })
  expect(code).toMatch(/^"unknot [\d.]+ file";/)
})
