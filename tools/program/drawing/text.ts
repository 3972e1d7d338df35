// Draws a program as text for a terminal: the written curve as shades, and the motor's curve as a line of dots over them.

import { ticks } from '../../../lib/drawing/ticks.ts'
import { inWords, oneLine } from '../../../lib/duration.ts'
import { type Line, type Span, type Style, toAnsi } from '../../../lib/terminal/lines.ts'
import type { Program } from '../../../programs/language/write.ts'
import { MAX_LEVEL } from '../../../src/program/format.ts'
import { type Cue, listCues } from './cues.ts'
import { countCues, partsServed } from './describe.ts'
import { levelOfHz, motorLevels, shownMs, writtenMs } from './scale.ts'
import type { Simulation } from './simulate.ts'
import { type Slice, sliceCurve } from './slices.ts'

/** A narrower drawing has no room for axes and curve. */
const MIN_COLUMNS = 20
const ROWS = 10
const LEFT_COLUMNS = 4
const RIGHT_COLUMNS = 3
/** Dots of a braille character: 2 across, 4 down. BITS has the bit of each dot, by column and from the top. */
const ACROSS = 2
const DOWN = 4
const BRAILLE = 0x2800
const BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const
const SHADE = '░'
const CUE = '▼'
/** The row of each mark, from the top. */
const LEVELS: Record<number, string> = { 0: '100', 5: '50', 9: '0' }
const HERTZ: Record<number, string> = Object.fromEntries(
  [60, 50, 40, 30, 20].map((hz) => [
    Math.min(ROWS - 1, Math.floor(((100 - levelOfHz(hz)) * ROWS) / MAX_LEVEL)),
    String(hz),
  ]),
)

/** Lines of at most `columns` characters. A longer word is broken. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const word of oneLine(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && [...last, ...word].length < columns) lines[lines.length - 1] = `${last} ${word}`
    else
      for (let left = [...word]; left.length > 0; left = left.slice(columns))
        lines.push(left.slice(0, columns).join(''))
  }
  return lines
}

const paragraph = (text: string, columns: number, style: Style): Line[] =>
  wrap(text, columns).map((words): Line => [[words, style]])

/** The title, with the length beside it, or below it if there is no room. */
function heading(program: Program, simulation: Simulation, columns: number): Line[] {
  const title = oneLine(program.title)
  const length = inWords(writtenMs(simulation))
  const gap = columns - [...title].length - [...length].length
  if (gap < 2) return [...paragraph(title, columns, 'strong'), [[length, 'plain']]]
  return [
    [
      [title, 'strong'],
      [' '.repeat(gap), 'plain'],
      [length, 'plain'],
    ],
  ]
}

/** The height of a level in dots. */
const dotHeight = (level: number): number =>
  Math.max(0, Math.min(ROWS * DOWN - 1, Math.round((level * (ROWS * DOWN - 1)) / MAX_LEVEL)))

/** The braille bits of each cell, row by row from the top. Each column of dots connects to the one before. */
function brailleRows(columns: readonly Slice[]): number[][] {
  const cells = Array.from({ length: ROWS }, () => Array<number>(columns.length / ACROSS).fill(0))
  let before: { from: number; to: number } | undefined
  columns.forEach(({ lowest, highest }, column) => {
    const now = { from: dotHeight(lowest), to: dotHeight(highest) }
    const from = before ? Math.min(now.from, before.to + 1) : now.from
    const to = before ? Math.max(now.to, before.from - 1) : now.to
    for (let dot = from; dot <= to; dot++) {
      const down = ROWS * DOWN - 1 - dot
      cells[Math.floor(down / DOWN)]![Math.floor(column / ACROSS)]! |= BITS[column % ACROSS]![down % DOWN]!
    }
    before = now
  })
  return cells
}

/** Joins neighbours of the same style. */
function joinSpans(cells: readonly Span[]): Line {
  const line: [string, Style][] = []
  for (const [text, style] of cells) {
    const last = line.at(-1)
    if (last?.[1] === style) last[0] += text
    else line.push([text, style])
  }
  return line
}

function plot(simulation: Simulation, across: number, lengthMs: number): Line[] {
  const cells = brailleRows(sliceCurve(motorLevels(simulation), across * ACROSS, lengthMs))
  const shade = sliceCurve(simulation.written, across, lengthMs)
  return cells.map((row, i): Line => {
    const middle = ((ROWS - 0.5 - i) * MAX_LEVEL) / ROWS
    const inside = row.map((bits, column): Span => {
      if (bits > 0) return [String.fromCodePoint(BRAILLE + bits), 'curve']
      return shade[column]!.highest >= middle ? [SHADE, 'dim'] : [' ', 'plain']
    })
    const left = LEVELS[i] ?? ''
    const right = HERTZ[i] ?? ''
    const edges: [Span, Span] = [
      [`${left.padStart(LEFT_COLUMNS - 1)}${left ? '┤' : '│'}`, 'dim'],
      [`${right ? '├' : '│'}${right.padEnd(RIGHT_COLUMNS - 1)}`, 'dim'],
    ]
    return joinSpans([edges[0], ...inside, edges[1]])
  })
}

/** The time axis with its labels. Each label is centred below its mark, unless it would go over the edge. */
function timeAxis(across: number, lengthMs: number): Line[] {
  const rule = Array<string>(across).fill('─')
  const width = LEFT_COLUMNS + across + RIGHT_COLUMNS
  const labels = Array<string>(width).fill(' ')
  for (const { ms, label } of ticks(lengthMs, across, (text) => text.length + 2)) {
    const column = Math.min(across - 1, Math.floor((ms * across) / lengthMs))
    rule[column] = '┬'
    const at = Math.min(width - label.length, LEFT_COLUMNS + column - Math.floor((label.length - 1) / 2))
    labels.splice(at, label.length, ...label)
  }
  return [
    [[`${' '.repeat(LEFT_COLUMNS - 1)}└${rule.join('')}┘${' '.repeat(RIGHT_COLUMNS - 1)}`, 'dim']],
    [[labels.join('').trimEnd(), 'dim']],
  ]
}

/** The names of the axes, and the marks of the cues. */
function axisNames(cues: readonly Cue[], across: number, lengthMs: number): Line[] {
  const names: Line = [[`level${' '.repeat(LEFT_COLUMNS + across + RIGHT_COLUMNS - 7)}Hz`, 'dim']]
  if (cues.length === 0) return [names]
  const marks = Array<string>(across).fill(' ')
  for (const { ms } of cues) marks[Math.min(across - 1, Math.floor((ms * across) / lengthMs))] = CUE
  return [names, [[' '.repeat(LEFT_COLUMNS) + marks.join('').trimEnd(), 'good']]]
}

/** Lines of at most `columns` characters, but at least MIN_COLUMNS. Colours add no information. */
export function toText(program: Program, simulation: Simulation, columns: number, hasColor: boolean): string {
  const width = Math.max(MIN_COLUMNS, Math.floor(columns))
  const across = width - LEFT_COLUMNS - RIGHT_COLUMNS
  const lengthMs = shownMs(simulation)
  const cues = listCues(program)
  const legend = [
    '⠤⠒ motor',
    `${SHADE}${SHADE} as written`,
    ...(cues.length ? [`${CUE} ${countCues(cues.length)}`] : []),
  ]
  const lines: Line[] = [
    ...heading(program, simulation, width),
    ...paragraph(program.about, width, 'dim'),
    ...(program.serves.length ? paragraph(partsServed(program, ', '), width, 'plain') : []),
    ...axisNames(cues, across, lengthMs),
    ...plot(simulation, across, lengthMs),
    ...timeAxis(across, lengthMs),
    ...paragraph(legend.join('  '), width, 'plain'),
  ]
  return toAnsi(lines, hasColor).join('\n')
}
