// The icons of the page: the knot of the app loaders in white on the colour of the page, as SVG and as PNG.

import { Resvg } from '@resvg/resvg-js'
import { drawKnot, ICON_PIXELS } from '../build/artifacts/icon.ts'
import type { FileMaker } from './file-maker.ts'

const SIDE = 64
/** As --accent in web/style/tokens.css. */
const GROUND = '#0c6a5a'

/** A system may cut off all but the middle four fifths. */
const DRAWING = 36
/** Chrome asks for this size, and systems that take no SVG scale it. */
const PNG_PIXELS = 192

/** `corner` is the radius of the corners. Systems that cut icons themselves get none. */
function drawIcon(corner: number): string {
  const edge = (SIDE - DRAWING) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><title>unknot</title>
<rect width="${SIDE}" height="${SIDE}" rx="${corner}" fill="${GROUND}"/>
<g transform="translate(${edge} ${edge}) scale(${DRAWING / ICON_PIXELS})">${drawKnot('#fff')}</g>
</svg>
`
}

export const iconFiles: FileMaker = () => ({
  'icon.svg': drawIcon(14),
  'icon-192.png': new Resvg(drawIcon(0), { fitTo: { mode: 'width', value: PNG_PIXELS } }).render().asPng(),
})
