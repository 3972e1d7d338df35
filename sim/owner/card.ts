// The owner's card: one side of A5, which folds to A6. The left half has the button and the limits, the right half the
// light.

import { FIRM_SPACE, helveticaWidth, wrap } from '../../lib/drawing/helvetica.ts'
import { ellipse, type Mark, type Piece, rectangle, type Sheet } from '../../lib/drawing/sheet.ts'
import type { Program } from '../../programs/language/write.ts'
import { GESTURE_NAMES, gestureWords } from '../../src/gesture-words.ts'
import { CHARGING, FAULT, LOCKED, OFF, RUNNING } from '../../src/states.ts'
import { ASK_FIRST, HOLDING, NEVER } from './advice.ts'
import { CARD_SECTIONS, type CardSection } from './card-signals.ts'
import { LIMITS } from './limits-table.ts'

/** What each gesture does in a state. */
type GestureWords = (state: number) => readonly string[]

const POINTS_PER_MM = 72 / 25.4
/** A6. */
const FACE_WIDTH = 105 * POINTS_PER_MM
const HEIGHT = 148 * POINTS_PER_MM
const MARGIN = 15
export const TEXT_SIZE = 8
const HEAD_SIZE = 9
const TITLE_SIZE = 12
const LEADING = 9.2
/** The width of the symbols of the light. */
const SYMBOLS_WIDTH = 62
/** The width of the symbols where only one long mark or three stand behind a title. */
const FEW_SYMBOLS_WIDTH = 44
/** The width of the names of gestures. */
const GESTURE_WIDTH = 41

/** The outline of each symbol with its middle at x, y; how far the next one is; and the width of its line, if it has one. */
const SYMBOLS: Record<string, { outline: (x: number, y: number) => Piece[]; width: number; lineWidth?: number }> = {
  '●': { outline: (x, y) => ellipse(x, y, 2.2, 2.2), width: 4.4 },
  '▬': { outline: (x, y) => rectangle(x - 6, y - 2, 12, 4), width: 12 },
  '○': { outline: (x, y) => ellipse(x, y, 1.9, 1.9), width: 4.4, lineWidth: 0.7 },
  '◯': { outline: (x, y) => ellipse(x, y, 3.2, 3.2), width: 7, lineWidth: 0.7 },
  '≈': {
    outline: (x, y) =>
      [-1.6, 1.6].flatMap((dy): Piece[] => [
        ['M', x - 5, y + dy + 0.8],
        ['C', x - 3, y + dy - 2.2, x - 1.5, y + dy - 1, x, y + dy],
        ['C', x + 1.5, y + dy + 1, x + 3, y + dy + 2.2, x + 5, y + dy - 0.8],
      ]),
    width: 10,
    lineWidth: 0.9,
  },
}

/** A column of lines, from the top down. */
class Column {
  readonly marks: Mark[] = []
  readonly x: number
  readonly width: number
  y: number

  constructor(x: number, width: number, y: number) {
    this.x = x
    this.width = width
    this.y = y
  }

  /** One line at the present height, which is not moved on. */
  put(text: string, dx: number, size = TEXT_SIZE, isBold = false): void {
    this.marks.push({ kind: 'text', x: this.x + dx, y: this.y, size, isBold, text })
  }

  /** Lines from `dx` to the right edge. */
  lines(text: string, dx = 0): void {
    for (const line of wrap(text, this.width - dx, TEXT_SIZE)) {
      this.put(line, dx)
      this.y += LEADING
    }
  }

  head(text: string): void {
    this.y += 2.6
    this.put(text, 0, HEAD_SIZE, true)
    this.y += LEADING + 0.4
  }

  /** "▬ ● ●", or "● 1 to 9 times". */
  symbols(symbols: string, dx = 0): void {
    let x = dx
    for (const word of symbols.split(' ')) {
      const { outline, width, lineWidth } = SYMBOLS[word] ?? {}
      if (outline === undefined) this.put(word, x)
      else {
        const pieces = outline(this.x + x + width! / 2, this.y - 2.8)
        this.marks.push({ kind: 'path', pieces, ...(lineWidth !== undefined && { lineWidth }) })
      }
      x += (width ?? helveticaWidth(word, TEXT_SIZE)) + 2.2
    }
  }
}

function addGestures(column: Column, wordsOf: GestureWords, title: string, state: number): void {
  column.head(title)
  wordsOf(state).forEach((words, i) => {
    if (words === '') return
    column.put(GESTURE_NAMES[i]!, 0, TEXT_SIZE, true)
    column.lines(words, GESTURE_WIDTH)
  })
}

function addSignals(column: Column, { title, rows }: CardSection): void {
  const isOne = rows.length === 1
  if (isOne) column.put(title, 0, TEXT_SIZE, true)
  else column.head(title)
  const dx = isOne ? SYMBOLS_WIDTH : 0
  for (const { symbols, words } of rows) {
    column.symbols(symbols, dx)
    column.lines(words, dx + (isOne ? FEW_SYMBOLS_WIDTH : SYMBOLS_WIDTH))
  }
}

/** What the light says of faults is on the left, below the button that clears them. */
const isFault = ({ states }: CardSection): boolean => states[0] === FAULT
const joined = (words: readonly string[]): string => `${words.join('; ')}.`
const FULL_WIDTH = FACE_WIDTH - 2 * MARGIN
const GAP = 10

function drawLeft(rotation: readonly Program[], wordsOf: GestureWords): Column[] {
  const top = new Column(MARGIN, FULL_WIDTH, MARGIN + 9)
  top.put('unknot: button and limits', 0, TITLE_SIZE, true)
  top.y += 11
  top.lines('Hold: 0.8 s or longer. Presses: short, quickly one after the other.')
  const half = (FULL_WIDTH - GAP) / 2
  const left = new Column(MARGIN, half, top.y)
  const right = new Column(MARGIN + half + GAP, half, top.y)
  addGestures(left, wordsOf, 'Off and unlocked', OFF)
  addGestures(left, wordsOf, 'Locked (a new one is)', LOCKED)
  addGestures(right, wordsOf, 'While it runs', RUNNING)
  addGestures(right, wordsOf, 'On the charger', CHARGING)
  addGestures(right, wordsOf, 'Something is wrong', FAULT)
  const below = new Column(MARGIN, FULL_WIDTH, Math.max(left.y, right.y))
  for (const section of CARD_SECTIONS.filter(isFault)) addSignals(below, section)
  below.head('Programs')
  below.lines(joined(rotation.map(({ title }, i) => `${i + 1}${FIRM_SPACE}${title.toLowerCase()}`)))
  below.head('Limits that nothing can switch off')
  below.lines(joined(LIMITS.map(([what, limit]) => `${what}: ${limit}`)))
  below.head('Never on')
  below.lines(joined(NEVER))
  below.head('Ask a professional first')
  below.lines(joined(ASK_FIRST))
  return [top, left, right, below]
}

function drawRight(): Column[] {
  const column = new Column(FACE_WIDTH + MARGIN, FULL_WIDTH, MARGIN + 9)
  column.put('What the light says', 0, TITLE_SIZE, true)
  column.y += 11
  column.symbols(LEGEND)
  column.y += LEADING
  for (const section of CARD_SECTIONS.filter((one) => !isFault(one))) addSignals(column, section)
  column.head('How to hold it')
  column.lines(HOLDING.join(' '))
  return [column]
}

/** Each symbol in words. */
const LEGEND = '● short blink ▬ long mark ≈ flicker ○ dip ◯ long dip of a light that is on'

/** Where to cut and where to fold. */
const EDGES: Mark = {
  kind: 'path',
  pieces: [...rectangle(0.2, 0.2, 2 * FACE_WIDTH - 0.4, HEIGHT - 0.4), ['M', FACE_WIDTH, 0], ['L', FACE_WIDTH, HEIGHT]],
  lineWidth: 0.4,
  isDashed: true,
}

/** `rotation` are the programs that the button cycles through. A page that was minified brings the words along. */
export const drawCard = (rotation: readonly Program[], wordsOf: GestureWords = gestureWords): Sheet => ({
  width: 2 * FACE_WIDTH,
  height: HEIGHT,
  title: "unknot: the owner's card",
  about:
    'A card to print and fold: what the button does, limits, where never to hold it, and every signal of the light. The same is on the pages about using it and about the light.',
  marks: [...[...drawLeft(rotation, wordsOf), ...drawRight()].flatMap(({ marks }) => marks), EDGES],
})
