// A sheet to print, black on white: texts and paths. It becomes an SVG here, and a PDF in pdf.ts.

import { helveticaWidth } from './helvetica.ts'
import { escapeXml, px } from './svg.ts'

/** A piece of a path, with absolute positions. */
export type Piece =
  | ['M' | 'L', x: number, y: number]
  | ['C', ...six: [number, number, number, number, number, number]]
  | ['Z']

export type Mark =
  | { kind: 'text'; x: number; y: number; size: number; isBold: boolean; text: string }
  /** Filled, or a line of this width. */
  | { kind: 'path'; pieces: readonly Piece[]; lineWidth?: number; isDashed?: boolean }

/** Lengths are in points, 1/72 inch, from the left and the top. */
export interface Sheet {
  width: number
  height: number
  title: string
  about: string
  marks: readonly Mark[]
}

/** So far along a quarter of a circle lie the handles of its curve. */
const HANDLE = 0.5523

export const ellipse = (x: number, y: number, rx: number, ry: number): Piece[] => {
  const [hx, hy] = [rx * HANDLE, ry * HANDLE]
  return [
    ['M', x - rx, y],
    ['C', x - rx, y - hy, x - hx, y - ry, x, y - ry],
    ['C', x + hx, y - ry, x + rx, y - hy, x + rx, y],
    ['C', x + rx, y + hy, x + hx, y + ry, x, y + ry],
    ['C', x - hx, y + ry, x - rx, y + hy, x - rx, y],
    ['Z'],
  ]
}

export const rectangle = (x: number, y: number, width: number, height: number): Piece[] => [
  ['M', x, y],
  ['L', x + width, y],
  ['L', x + width, y + height],
  ['L', x, y + height],
  ['Z'],
]

const MM_PER_POINT = 25.4 / 72
const mm = (points: number): string => `${px(points * MM_PER_POINT)}mm`

function toElement(mark: Mark): string {
  if (mark.kind === 'text') {
    const { x, y, size, isBold, text } = mark
    // The same width in any font.
    const width = px(helveticaWidth(text, size, isBold))
    const weight = isBold ? ' font-weight="bold"' : ''
    return `<text x="${px(x)}" y="${px(y)}" font-size="${px(size)}"${weight} textLength="${width}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`
  }
  const { pieces, lineWidth, isDashed } = mark
  const line = lineWidth === undefined ? '' : ` fill="none" stroke="#000" stroke-width="${lineWidth}"`
  const d = pieces.map(([letter, ...numbers]) => letter + numbers.map(px).join(' ')).join('')
  return `<path${line}${isDashed ? ' stroke-dasharray="3"' : ''} d="${d}"/>`
}

export const toSvg = ({ width, height, title, about, marks }: Sheet): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}" height="${mm(height)}" viewBox="0 0 ${px(width)} ${px(height)}" role="img" aria-labelledby="sheet sheet-about" font-family="Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif">
<title id="sheet">${escapeXml(title)}</title>
<desc id="sheet-about">${escapeXml(about)}</desc>
<path fill="#fff" d="M0 0H${px(width)}V${px(height)}H0z"/>
${marks.map(toElement).join('\n')}
</svg>
`
