// Plots of simulated runs: what a massager did over time, as a picture, and as a table for other programs.

export { toPng } from '../../lib/drawing/png.ts'
export { Bar, type BarStream, bar } from '../../lib/terminal/progress-bar.ts'
export { toCsv } from './csv.ts'
export { Log, type Sample } from './log.ts'
export { toSvg } from './svg.ts'
