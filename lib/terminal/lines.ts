// Styled text in lines that fit a terminal. Colour only repeats what the words already say.

export type Style = 'plain' | 'dim' | 'strong' | 'good' | 'bad' | 'curve' | 'warm'
export type Span = readonly [text: string, style: Style]
export type Line = readonly Span[]

/** Eighths of a cell, from none to all of it. */
export const BLOCKS = ' ▁▂▃▄▅▆▇█'

const ANSI: Record<Style, string> = { plain: '', dim: '2', strong: '1', good: '32', bad: '31', curve: '36', warm: '33' }

export const width = (line: Line): number => line.reduce((sum, [text]) => sum + [...text].length, 0)

/** The line, cut to `columns`. */
export function fit(line: Line, columns: number): Line {
  let left = columns
  return line.flatMap(([text, style]): Span[] => {
    const cut = [...text].slice(0, left).join('')
    left -= [...cut].length
    return cut === '' ? [] : [[cut, style]]
  })
}

/** Left and right of one line; the right is left out where both do not fit. */
export function justify(left: Line, right: Line, columns: number): Line {
  const gap = columns - width(left) - width(right)
  return gap < 2 ? left : [...left, [' '.repeat(gap), 'plain'], ...right]
}

/** The parts that fit, each kept whole, the first before the later. */
export function parts(list: readonly Line[], columns: number): Line {
  const line: Span[] = []
  for (const part of list) {
    if (width(part) === 0 || width(line) + width(part) + 3 > columns) continue
    line.push([line.length ? '   ' : ' ', 'plain'], ...part)
  }
  return line
}

/** All parts, on as many lines as they need, each kept whole. */
export function wrap(list: readonly Line[], columns: number): Line[] {
  const lines: Line[] = []
  for (const part of list) {
    const last = lines.at(-1)
    if (last && width(last) + width(part) <= columns) lines[lines.length - 1] = [...last, ...part]
    else lines.push(part)
  }
  return lines
}

/** A share of 1 as so many full and empty signs. */
export function bar(share: number, length: number, full: string, empty: string): string {
  const filled = Math.max(0, Math.min(length, Math.round(share * length)))
  return full.repeat(filled) + empty.repeat(length - filled)
}

/** A name and its value. */
export const field = (name: string, value: string, style: Style = 'strong'): Line => [
  [`${name} `, 'dim'],
  [value, style],
]

/** Lines as a terminal takes them. */
export function toAnsi(lines: readonly Line[], color: boolean): string[] {
  const paint = ([text, style]: Span) => (color && ANSI[style] ? `\x1b[${ANSI[style]}m${text}\x1b[0m` : text)
  return lines.map((line) => line.map(paint).join(''))
}
