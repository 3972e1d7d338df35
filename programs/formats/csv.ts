// The curve as a table of ms and level, for spreadsheets and plots. Lines join the rows; two rows at one time are a jump.

import { MAX_LEVEL } from '../../src/program/format.ts'
import { listPoints, type Point } from '../language/curve.ts'
import type { Program } from '../language/write.ts'
import { fitToMotor } from './envelope/fit-to-motor.ts'
import type { Line } from './envelope/line.ts'
import { finishImport } from './finish-import.ts'
import { type Format, FormatError, type Imported, refuse } from './format.ts'
import { Notes } from './notes.ts'
import { checkText } from './parse/text.ts'

const HEADER = 'ms,level'
/** Enough for 15 min in steps of 10 ms. */
const MAX_ROWS = 100_000
/** A day. */
const MAX_MS = 86_400_000
const NUMBER = /^\d+(\.\d+)?$/

function readRow(row: string, place: string, before: Point): Point {
  const cells = row.split(',').map((cell) => cell.trim())
  if (cells.length !== 2 || !cells.every((cell) => NUMBER.test(cell)))
    refuse(place, `expected two numbers, ms and level, such as "500,47"; got "${row}"`)
  const [ms, level] = cells.map(Number) as [number, number]
  if (ms < before.ms || ms > MAX_MS) refuse(place, `expected ms from ${before.ms} to ${MAX_MS}, got ${ms}`)
  if (level > MAX_LEVEL) refuse(place, `expected a level from 0 to ${MAX_LEVEL}, got ${level}`)
  return { ms, level }
}

function read(text: string, name: string): Imported {
  const notes = new Notes()
  const rows = checkText(text)
    .trimEnd()
    .split(/\r\n|\r|\n/)
  const hasHeader = rows[0]!.replace(/\s/g, '').toLowerCase() === HEADER
  if (rows.length > MAX_ROWS) throw new FormatError(`expected at most ${MAX_ROWS} rows, got ${rows.length}`)
  const envelope: Line[] = []
  let before: Point = { ms: 0, level: 0 }
  rows.forEach((row, i) => {
    if (i === 0 && hasHeader) return
    const place = `line ${i + 1}`
    const point = readRow(row, place, before)
    // Before its first row the table says nothing: the motor is off.
    const isFirst = envelope.length === 0
    envelope.push({ ms: point.ms - before.ms, from: before.level, to: isFirst ? 0 : point.level, place })
    before = point
  })
  return finishImport({ name, segments: fitToMotor(envelope, notes), notes })
}

const roundToThousandth = (value: number) => Math.round(value * 1000) / 1000

function write(program: Program) {
  const rows = listPoints(program).map(({ ms, level }) => `${roundToThousandth(ms)},${roundToThousandth(level)}`)
  return { text: [HEADER, ...rows, ''].join('\n'), notes: [] }
}

export const csv: Format = { name: 'csv', title: 'Table of ms and level (CSV)', extensions: ['.csv'], read, write }
