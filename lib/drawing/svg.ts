// Pieces of an SVG for light and dark pages and for any font: numbers, texts, paths, and the frame around them.

import { type Classes, style } from './theme.ts'
import type { Dot } from './thin.ts'

const FONTS =
  "text{font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif}.title{font-size:17px}"
/** The average width of a character in the widest font, as a share of the font size. Fonts differ, and nothing may overlap. */
const CHARACTER_WIDTH = 0.64
export const TEXT_PX = 12
export const TITLE_PX = 17

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** At most one decimal, with as few characters as possible. */
export const px = (value: number): string => String(Number(value.toFixed(1)) + 0)

export const widthOf = (text: string, size: number): number => [...text].length * size * CHARACTER_WIDTH

/** The text, or as many of its words as fit. */
export function cut(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  const start = [...text].slice(0, Math.floor(width / (size * CHARACTER_WIDTH)) - 1).join('')
  const words = start.replace(/\s+\S*$/, '')
  return `${words || start}…`
}

type Anchor = 'start' | 'middle' | 'end'
export const text = (x: number, y: number, kind: string, what: string, anchor: Anchor = 'start'): string =>
  `<text x="${px(x)}" y="${px(y)}" class="${kind}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escapeXml(what)}</text>`

export const path = (kind: string, d: string, width = 1): string =>
  `<path class="${kind}"${width === 1 ? '' : ` stroke-width="${width}" stroke-linejoin="round"`} d="${d}"/>`

/**
 * The points of a path, each relative to the one before, which takes half the characters. Positions are rounded first, so
 * that rounding does not add up, and equal points are left out.
 */
export function points(dots: readonly Dot[]): string {
  const short = (tenths: number) => String(tenths / 10).replace(/^(-?)0\./, '$1.')
  let [x, y] = [0, 0]
  let d = ''
  dots.forEach((dot, i) => {
    const [toX, toY] = [Math.round(dot.x * 10), Math.round(dot.y * 10)]
    if (i > 0 && toX === x && toY === y) return
    const down = short(toY - y)
    d += `${i === 0 ? 'M' : d.includes('l') ? ' ' : 'l'}${short(toX - x)}${down.startsWith('-') ? '' : ' '}${down}`
    x = toX
    y = toY
  })
  return d
}

/** The frame of every picture. */
export interface Picture {
  /** Unique on a page. */
  id: string
  width: number
  height: number
  /** The text alternative: what the picture is, and its contents in words. */
  title: string
  about: string
  /** Its own classes, besides those of every picture. */
  classes: Classes
}

/** The picture as a file, on a panel with an edge. */
export function svg({ id, width, height, title, about, classes }: Picture, body: readonly string[]): string {
  const name = escapeXml(id)
  const all = [
    path('panel', `M0 0H${width}V${height}H0z`),
    path('edge', `M.5 .5H${width - 0.5}V${height - 0.5}H.5z`),
    ...body,
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${name} ${name}-about">
<title id="${name}">${escapeXml(title)}</title>
<desc id="${name}-about">${escapeXml(about)}</desc>
${style(FONTS, classes)}
${all.join('\n')}
</svg>
`
}
