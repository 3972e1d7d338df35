// Styled text in lines that fit a terminal. The text says everything, so colour is not needed to read it.

export type Style = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'curve' | 'warm'
export type Span = readonly [text: string, style: Style]
export type Line = readonly Span[]

/** Blocks of 0 to 8 eighths of a cell. */
export const BLOCKS = ' ▁▂▃▄▅▆▇█'

const ANSI: Record<Style, string> = { plain: '', dim: '2', strong: '1', good: '32', bad: '31', curve: '36', warm: '33' }

export const width = (line: Line): number => line.reduce((sum, [text]) => sum + [...text].length, 0)

/** The line, cut off after `columns`. */
export function fit(line: Line, columns: number): Line {
  let left = columns
  return line.flatMap(([text, style]): Span[] => {
    const cut = [...text].slice(0, left).join('')
    left -= [...cut].length
    return cut === '' ? [] : [[cut, style]]
  })
}

/** The line, exactly `columns` wide. */
export function padLine(line: Line, columns: number): Line {
  const shown = fit(line, columns)
  return [...shown, [' '.repeat(columns - width(shown)), 'plain']]
}

/** Both ends of one line. The right end is left out where it does not fit. */
export function justify(left: Line, right: Line, columns: number): Line {
  const gap = columns - width(left) - width(right)
  return gap < 2 ? left : [...left, [' '.repeat(gap), 'plain'], ...right]
}

/** The parts that fit on one line, each of them whole. The first parts come first. */
export function parts(list: readonly Line[], columns: number): Line {
  const line: Span[] = []
  for (const part of list) {
    if (width(part) === 0 || width(line) + width(part) + 3 > columns) continue
    line.push([line.length ? '   ' : ' ', 'plain'], ...part)
  }
  return line
}

/** All parts, each of them whole, on as many lines as they need. */
export function wrap(list: readonly Line[], columns: number): Line[] {
  const lines: Line[] = []
  for (const part of list) {
    const last = lines.at(-1)
    if (last && width(last) + width(part) <= columns) lines[lines.length - 1] = [...last, ...part]
    else lines.push(part)
  }
  return lines
}

/** A bar of full and empty signs for a share of 0 to 1. */
export function bar(share: number, length: number, full: string, empty: string): string {
  const filled = Math.max(0, Math.min(length, Math.round(share * length)))
  return full.repeat(filled) + empty.repeat(length - filled)
}

/** A name with its value. */
export const field = (name: string, value: string, style: Style = 'strong'): Line => [
  [`${name} `, 'dim'],
  [value, style],
]

/** The lines with ANSI colours, or as plain text. */
export function toAnsi(lines: readonly Line[], color: boolean): string[] {
  const paint = ([text, style]: Span) => (color && ANSI[style] ? `\x1b[${ANSI[style]}m${text}\x1b[0m` : text)
  return lines.map((line) => line.map(paint).join(''))
}
