// Plots of simulated runs, as a picture and as a table.

export { toPng } from '../../lib/drawing/png.ts'
export { Bar, type BarStream, bar } from '../../lib/terminal/progress-bar.ts'
export { toCsv } from './csv.ts'
export { Log, type Sample } from './log.ts'
export { toSvg } from './svg.ts'
