// Draws a program as SVG, as PNG, and as text for a terminal.

export { toPng } from '../../../lib/drawing/png.ts'
export { type Simulation, simulate } from './simulate.ts'
export { toSvg } from './svg.ts'
export { toText } from './text.ts'
