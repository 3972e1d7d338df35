// The live screen as a picture for the README: its lines as an SVG for light and dark pages.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { escapeXml } from '../../lib/drawing/svg.ts'
import { BLOCKS, type Line, type Style } from '../../lib/terminal/lines.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { layOut } from '../live/screen.ts'
import { LiveSession } from '../live/session.ts'

const COLUMNS = 96
const ROWS = 24
const CELL = { width: 8.4, height: 18 }
const MARGIN = 14

const CURVE = new RegExp(`^[${BLOCKS}]+$`)

/** Block characters as one filled shape: as text they would show gaps between the lines. */
function drawBlocks(text: string, row: number, column: number, style: Style): string {
  const shape = [...text].flatMap((block, i) => {
    const height = (BLOCKS.indexOf(block) / 8) * CELL.height
    const x = MARGIN + (column + i) * CELL.width
    const bottom = MARGIN + (row + 1) * CELL.height
    return height > 0 ? [`M${x.toFixed(1)} ${bottom}v${-height}h${CELL.width}v${height}z`] : []
  })
  return `<path class="${style}" d="${shape.join('')}"/>`
}

/** Lines as an SVG. Each span has its own position, so that the font does not matter. */
export function toSvg(lines: readonly Line[], columns = COLUMNS, rows = ROWS): string {
  const width = columns * CELL.width + 2 * MARGIN
  const height = rows * CELL.height + 2 * MARGIN
  const texts = lines.flatMap((line, row) => {
    let column = 0
    return line.flatMap(([text, style]) => {
      const x = (MARGIN + column * CELL.width).toFixed(1)
      const length = [...text].length
      column += length
      if (text.trim() === '') return []
      if (CURVE.test(text)) return [drawBlocks(text, row, column - length, style)]
      const y = (MARGIN + (row + 0.78) * CELL.height).toFixed(1)
      const size = `textLength="${(length * CELL.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`
      return [`<text x="${x}" y="${y}" ${size} class="${style}" xml:space="preserve">${escapeXml(text)}</text>`]
    })
  })
  const dark: Record<Style, string> = {
    plain: '#c9d1d9',
    dim: '#8b949e',
    strong: '#f0f6fc',
    good: '#56d364',
    bad: '#ff7b72',
    curve: '#58a6ff',
    warm: '#e3b341',
  }
  const light: Record<Style, string> = {
    plain: '#24292f',
    dim: '#6e7781',
    strong: '#0d1117',
    good: '#1a7f37',
    bad: '#cf222e',
    curve: '#0969da',
    warm: '#bf8700',
  }
  const rules = (colors: Record<Style, string>) =>
    Object.entries(colors)
      .map(([style, color]) => `.${style}{fill:${color}}`)
      .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height}" role="img" aria-label="The live screen of the simulator">
<style>text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace}rect{fill:#f6f8fa;stroke:#d0d7de}${rules(light)}@media(prefers-color-scheme:dark){rect{fill:#0d1117;stroke:#30363d}${rules(dark)}}</style>
<rect x="0.5" y="0.5" width="${(width - 1).toFixed(0)}" height="${height - 1}" rx="8"/>
${texts.join('\n')}
</svg>
`
}

/** Always the same session: unlock, some seconds of the knot program, stronger, then ease, and at last on a body. */
export function screenPicture(): string {
  const session = new LiveSession({
    programs: compileRotation(),
    rotation,
    motor: massagerMotor,
    engine: 'none',
    seed: 1,
  })
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds * 10; i++) session.tick(100)
  }
  pass(2)
  session.pressKey('3')
  pass(5)
  session.pressKey('l')
  pass(8)
  session.pressKey('2')
  pass(5)
  session.pressKey('1')
  pass(12)
  session.pressKey('b')
  pass(9)
  return toSvg(layOut(session.getView(), COLUMNS, ROWS))
}
