// The live screen as pure data: what is shown becomes lines of styled text that fit the terminal, whatever its
// size. Colour only repeats what the words already say.

/** What there is to see. */
export interface View {
  seconds: number
  speed: number
  state: string
  /** What to do next, where the state does not say it by itself. */
  hint: string
  program: string
  title: string
  strength: number
  level: number
  hertz: number
  duty: number
  volts: number
  charge: number
  celsius: number
  lit: boolean
  plugged: boolean
  /** Levels so far, one a sample, the newest last. */
  history: readonly number[]
  sampleS: number
}

export type Style = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'curve'
export type Span = readonly [text: string, style: Style]
export type Line = readonly Span[]

/** Below this there is room for one line only. */
export const MIN_COLUMNS = 24
export const MIN_ROWS = 9
/** From here on there is room for gauges beside the figures. */
const ROOMY_COLUMNS = 50

export const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['space', 'press'],
  ['d', 'double'],
  ['t', 'triple'],
  ['l', 'long'],
  ['c', 'charger'],
  ['+ -', 'battery'],
  ['w e', 'warmth'],
  ['p', 'power'],
  ['s', 'speed'],
  ['q', 'quit'],
]

const ANSI: Record<Style, string> = { plain: '', dim: '2', strong: '1', good: '32', bad: '31', curve: '36' }
export const BLOCKS = ' ▁▂▃▄▅▆▇█'
const AXIS_COLUMNS = 5
const STATE_STYLE: Record<string, Style> = { running: 'good', fault: 'bad' }

const width = (line: Line): number => line.reduce((sum, [text]) => sum + [...text].length, 0)

/** The line, cut to `columns`. */
function fit(line: Line, columns: number): Line {
  let left = columns
  return line.flatMap(([text, style]): Span[] => {
    const cut = [...text].slice(0, left).join('')
    left -= [...cut].length
    return cut === '' ? [] : [[cut, style]]
  })
}

/** Left and right of one line; the right is left out where both do not fit. */
function justify(left: Line, right: Line, columns: number): Line {
  const gap = columns - width(left) - width(right)
  return gap < 2 ? left : [...left, [' '.repeat(gap), 'plain'], ...right]
}

/** The parts that fit, each kept whole, the first before the later. */
function parts(list: readonly Line[], columns: number): Line {
  const line: Span[] = []
  for (const part of list) {
    if (width(line) + width(part) + 3 > columns) continue
    line.push([line.length ? '   ' : ' ', 'plain'], ...part)
  }
  return line
}

const bar = (share: number, length: number, full: string, empty: string): string => {
  const filled = Math.max(0, Math.min(length, Math.round(share * length)))
  return full.repeat(filled) + empty.repeat(length - filled)
}

const field = (name: string, value: string, style: Style = 'strong'): Line => [
  [`${name} `, 'dim'],
  [value, style],
]

/** The level over time, newest at the right, `rows` high. */
function chart(view: View, columns: number, rows: number): Line[] {
  const across = columns - AXIS_COLUMNS - 1
  const shown = view.history.slice(-across)
  const samples = [...Array<number>(across - shown.length).fill(0), ...shown]
  return Array.from({ length: rows }, (_, row): Line => {
    const base = ((rows - 1 - row) * 100) / rows
    const label = row === 0 ? '100' : row === rows - 1 ? '0' : row === Math.floor(rows / 2) && rows > 4 ? '50' : ''
    const cells = samples.map((level) => {
      const eighths = Math.round(((level - base) * rows * 8) / 100)
      return BLOCKS[Math.max(0, Math.min(8, eighths))]
    })
    return [
      [`${label.padStart(AXIS_COLUMNS - 1)}${label ? '┤' : '│'}`, 'dim'],
      [cells.join(''), 'curve'],
    ]
  })
}

/** At most `rows` lines of at most `columns` characters. */
export function layOut(view: View, columns: number, rows: number): Line[] {
  const state: Span = [view.state, STATE_STYLE[view.state] ?? 'strong']
  if (columns < MIN_COLUMNS || rows < MIN_ROWS) return [fit([state, [` level ${view.level}`, 'plain']], columns)]
  const head = justify(
    [[' unknot  ', 'dim'], state, [view.hint ? `  ${view.hint}` : '', 'plain']],
    [[`${view.seconds.toFixed(1)} s  x${view.speed} `, 'dim']],
    columns,
  )
  const roomy = columns >= ROOMY_COLUMNS
  const gauge = roomy ? `${bar(view.charge, 8, '▮', '▯')} ` : ''
  const lit = view.lit ? '●' : '○'
  const light: Span = [roomy ? `${lit} ${view.lit ? 'on' : 'off'}` : lit, view.lit ? 'good' : 'plain']
  const playing = parts(
    [
      roomy ? field('program', view.program) : [[view.program, 'strong']],
      field('strength', roomy ? `${bar(view.strength / 5, 5, '■', '□')} ${view.strength}` : String(view.strength)),
      [['light ', 'dim'], light],
      [[view.title, 'dim']],
    ],
    columns,
  )
  const measured = parts(
    [
      field('level', String(view.level).padStart(3)),
      field('battery', `${gauge}${view.volts.toFixed(2)} V${view.plugged ? ' charging' : ''}`),
      field('motor', `${view.hertz.toFixed(1).padStart(4)} Hz`),
      field('duty', String(view.duty).padStart(3), 'plain'),
      field('case', `${view.celsius} °C`, 'plain'),
    ],
    columns,
  )
  const keyLines: Line[] = []
  for (const [key, does] of KEYS) {
    const last = keyLines.at(-1)
    const entry: Line = [
      [` ${key} `, 'strong'],
      [`${does} `, 'dim'],
    ]
    if (last && width(last) + width(entry) <= columns) keyLines[keyLines.length - 1] = [...last, ...entry]
    else keyLines.push(entry)
  }
  const footer = keyLines.slice(0, Math.max(1, Math.floor(rows / 4)))
  const across = columns - AXIS_COLUMNS - 1
  const time: Line = [[`${' '.repeat(AXIS_COLUMNS - 1)}└${'─'.repeat(across)}`, 'dim']]
  const scale = justify(
    [
      [' '.repeat(AXIS_COLUMNS), 'plain'],
      [`${Math.round(across * view.sampleS)} s ago`, 'dim'],
    ],
    [['now ', 'dim']],
    columns,
  )
  const chartRows = Math.max(1, rows - footer.length - 6)
  const lines = [head, playing, measured, [], ...chart(view, columns, chartRows), time, scale, ...footer]
  return lines.slice(0, rows).map((line) => fit(line, columns))
}

/** Lines as a terminal takes them. */
export function toAnsi(lines: readonly Line[], color: boolean): string[] {
  const paint = ([text, style]: Span) => (color && ANSI[style] ? `\x1b[${ANSI[style]}m${text}\x1b[0m` : text)
  return lines.map((line) => line.map(paint).join(''))
}
