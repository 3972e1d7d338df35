// The tables of docs/contributor/cost.md, from figures.json.

import { type Bound, type ChipFigures, type EngineRow, type Figures, readFigures } from './figures.ts'

/** The engines of the chips in the order of the columns, by their board. */
const COLUMNS: readonly (readonly [engine: string, board: string, bound: Bound])[] = [
  ['Kaluma', 'pico', 'A'],
  ['Kaluma', 'pico', 'C'],
  ['Espruino', 'rp2040', 'A'],
  ['Espruino', 'rp2040', 'C'],
]

const MISSING = '–'
/** `E.getTemperature()` of a Puck.js waits so long. */
const PUCK_TEMPERATURE_MS = 50

type Read = (figures: ChipFigures) => number
/** What a Puck.js adds to the figure of Espruino A, in ms; undefined where there is no estimate. */
type Row = readonly [what: string, read: Read, puckAddsMs: number | undefined]

const FIRMWARE: readonly Row[] = [
  ['power-up until the motor pin is driven low', ({ boot }) => boot, undefined],
  ['threshold of a long press until motor on', ({ start }) => start, PUCK_TEMPERATURE_MS],
  ['start kick, 25 ms as written', ({ kick }) => kick, 0],
  ['a press that is known to be single until the motor changes', ({ next }) => next, 0],
  ['threshold of a long press until motor off', ({ offByPress }) => offByPress, 0],
  ['contact of the charger until motor off', ({ offByCharger }) => offByCharger, 0],
  ['reading of 43 °C or more until motor off', ({ offByHeat }) => offByHeat, PUCK_TEMPERATURE_MS],
  ['reading of a broken sensor until motor off', ({ offBySensor }) => offBySensor, PUCK_TEMPERATURE_MS],
  ['longest pass in a session', ({ pass }) => pass, PUCK_TEMPERATURE_MS],
  ['longest pass while the program changes', ({ nextPass }) => nextPass, PUCK_TEMPERATURE_MS],
  ['a step behind its written time', ({ late }) => late, undefined],
  ['end of a session, with its store', ({ end }) => end, undefined],
]

const RIVAL: readonly Row[] = [
  ['`setInterval`: start', ({ rivals }) => rivals.interval.startMs, 0],
  ['chained `setTimeout`: start', ({ rivals }) => rivals.timeouts.startMs, 0],
  ['unknot: start', ({ start }) => start, PUCK_TEMPERATURE_MS],
  ['`setInterval`: stop', ({ rivals }) => rivals.interval.stopMs, 0],
  ['chained `setTimeout`: stop', ({ rivals }) => rivals.timeouts.stopMs, 0],
  ['unknot: stop', ({ offByPress }) => offByPress, 0],
  ['`setInterval`: change', ({ rivals }) => rivals.interval.changeMs, 0],
  ['chained `setTimeout`: change', ({ rivals }) => rivals.timeouts.changeMs, 0],
  ['unknot: change', ({ next }) => next, 0],
]

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')

const wholeMs = (ms: number | undefined): string => (ms === undefined ? MISSING : `${Math.round(ms)} ms`)

function chipTable({ chip }: Figures, rows: readonly Row[]): string {
  const of = (board: string, bound: Bound): ChipFigures | undefined => chip[board]?.figures[bound]
  const head = ['what', ...COLUMNS.map(([engine, , bound]) => `${engine} ${bound}`), 'Puck.js']
  return table(
    head,
    rows.map(([what, read, puckAddsMs]) => {
      const cells = COLUMNS.map(([, board, bound]) => {
        const figures = of(board, bound)
        return wholeMs(figures && read(figures))
      })
      const fast = of('rp2040', 'A')
      return [what, ...cells, wholeMs(fast && puckAddsMs !== undefined ? read(fast) + puckAddsMs : undefined)]
    }),
  )
}

/** The files that the figures are of. */
function filesOf({ chip }: Figures): string {
  const files = Object.entries(chip).map(
    ([board, { bytes }]) => `\`${board}\` with ${bytes.toLocaleString('en')} bytes`,
  )
  return files.length > 0 ? `Firmware of these figures: ${files.join(', ')}.\n` : 'Nothing was measured yet.\n'
}

const millions = (row: EngineRow | undefined): string =>
  row ? `${(row.amount / 1e6).toFixed(row.amount < 10e6 ? 2 : 0)} M` : MISSING

function instructionTable({ engines: { rows } }: Figures): string {
  const named = Object.entries(rows).filter(([what]) =>
    /^(?:power-up|long press|a press|a minute of (?!the curve))/.test(what),
  )
  return table(
    ['what', 'instructions', 'wake-ups'],
    named.map(([what, row]) => [what, millions(row), row.note ?? '']),
  )
}

function curveTable({ engines: { rows } }: Figures): string {
  const [ours, interval, timeouts] = ['', ' by 20 ms setInterval', ' by chained setTimeout'].map(
    (by) => rows[`a minute of the curve${by}`],
  )
  const all = [interval, timeouts, ours]
  const times = (row: EngineRow | undefined): string =>
    row && ours ? (row === ours ? '1' : (row.amount / ours.amount).toFixed(1)) : MISSING
  return table(
    ['what', '20 ms `setInterval`', 'chained `setTimeout`', 'unknot'],
    [
      ['the curve, a minute: instructions', ...all.map(millions)],
      ['times as many as unknot', ...all.map(times)],
      ['the curve, a minute: wake-ups', ...all.map((row) => row?.note ?? MISSING)],
    ],
  )
}

function memoryTable({ engines: { rows } }: Figures): string {
  const named = Object.entries(rows).filter(([what]) => /^(?:variables|heap)/.test(what))
  return table(
    ['memory', ''],
    named.map(([what, { amount }]) =>
      what.startsWith('heap')
        ? [`Kaluma on a Pico, of 180 KB: ${what}`, `${(amount / 1024).toFixed(1)} KB`]
        : [`Espruino, of 2,630: ${what}`, amount.toLocaleString('en')],
    ),
  )
}

const fileTable = ({ engines: { bytes } }: Figures): string =>
  table(
    ['file', 'bytes'],
    Object.entries(bytes).map(([board, count]) => [`\`${board}\``, count.toLocaleString('en')]),
  )

const TABLES: Record<string, (figures: Figures) => string> = {
  chip: (figures) => `${filesOf(figures)}\n${chipTable(figures, FIRMWARE)}`,
  rivals: (figures) => chipTable(figures, RIVAL),
  curve: curveTable,
  instructions: instructionTable,
  memory: memoryTable,
  files: fileTable,
}

/** The page with new contents between all marks. */
export const withCostTables = (page: string, figures: Figures = readFigures()): string =>
  page.replaceAll(
    /<!-- (\w+) -->\n[\s\S]*?<!-- end -->/g,
    (_, name: string) => `<!-- ${name} -->\n${TABLES[name]!(figures)}<!-- end -->`,
  )
