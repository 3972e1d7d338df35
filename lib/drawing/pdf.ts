// A sheet as a PDF of one page. It needs two fonts that every reader has, holds no picture and no date, and is plain
// ASCII, so the same sheet is always the same file (PDF 1.4 reference, sections 3.4, 4.4 and 5.5).

import type { Mark, Sheet } from './sheet.ts'
import { px } from './svg.ts'

const OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const

/** A text as a PDF string. Other characters than ASCII become octal numbers of Latin-1. */
const string = (text: string): string =>
  `(${text.replace(/[\\()]/g, '\\$&').replace(/[^ -~]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)})`

/** PDF measures from the bottom. */
function operatorsOf(mark: Mark, height: number): string {
  if (mark.kind === 'text') {
    const { x, y, size, isBold, text } = mark
    return `BT /${isBold ? 'B' : 'R'} ${px(size)} Tf ${px(x)} ${px(height - y)} Td ${string(text)} Tj ET`
  }
  const { pieces, lineWidth, isDashed } = mark
  const path = pieces.map(([letter, ...numbers]) =>
    [...numbers.map((value, i) => px(i % 2 === 0 ? value : height - value)), OPERATORS[letter]].join(' '),
  )
  const line = `${lineWidth} w [${isDashed ? 3 : ''}] 0 d`
  return [...(lineWidth === undefined ? [] : [line]), ...path, lineWidth === undefined ? 'f' : 'S'].join(' ')
}

const font = (name: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`

export function toPdf({ width, height, title, marks }: Sheet): string {
  const drawn = marks.map((mark) => operatorsOf(mark, height)).join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${px(width)} ${px(height)}] /Contents 4 0 R /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title ${string(title)} >>`,
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  // A line of this table has 20 bytes.
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
}
