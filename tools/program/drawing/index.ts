// Draws a program, so that a person sees it before feeling it: as SVG, as PNG, and as text for a terminal.

export { toPng } from '../../../lib/drawing/png.ts'
export { type Run, run } from './run.ts'
export { toSvg } from './svg.ts'
export { toText } from './text.ts'
