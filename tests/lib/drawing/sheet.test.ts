// A sheet as SVG and as PDF, and the widths of its texts.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { helveticaWidth, wrap } from '../../../lib/drawing/helvetica.ts'
import { toPdf } from '../../../lib/drawing/pdf.ts'
import { ellipse, rectangle, type Sheet, toSvg } from '../../../lib/drawing/sheet.ts'

const SHEET: Sheet = {
  width: 100,
  height: 50,
  title: 'A (small) sheet',
  about: 'A text and two shapes',
  marks: [
    { kind: 'text', x: 10, y: 20, size: 8, isBold: true, text: '40 °C (a \\ b)' },
    { kind: 'path', pieces: rectangle(1, 2, 3, 4) },
    { kind: 'path', pieces: ellipse(50, 25, 2, 2), lineWidth: 0.5, isDashed: true },
  ],
}

describe('a PDF', () => {
  const pdf = toPdf(SHEET)

  it('has each object where its table says, and the table where its end says', () => {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)![1])
    expect(pdf.slice(start, start + 4)).toBe('xref')
    const rows = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)]
    expect(rows).toHaveLength(7)
    rows.forEach(([, offset], i) => {
      expect(pdf.slice(Number(offset)).startsWith(`${i + 1} 0 obj\n`)).toBe(true)
    })
  })

  it('states the length of its drawing', () => {
    const [, length, drawn] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(pdf)!
    expect(drawn).toHaveLength(Number(length))
  })

  it('is plain ASCII, with the degree as an octal number of Latin-1', () => {
    expect(pdf).toMatch(/^[\n -~]*$/)
    expect(pdf).toContain('(40 \\260C (a'.replace('(a', '\\(a'))
    expect(pdf).toContain('\\\\ b\\)) Tj')
  })

  it('measures from the bottom', () => {
    expect(pdf).toContain('BT /B 8 Tf 10 30 Td')
    expect(pdf).toContain('1 48 m 4 48 l 4 44 l 1 44 l h f')
  })
})

it('an SVG gives each text the width that it has in Helvetica, in any font', () => {
  expect(toSvg(SHEET)).toContain(`textLength="${helveticaWidth('40 °C (a \\ b)', 8, true).toFixed(1)}"`)
})

it('the widths are those of Helvetica', () => {
  // Adobe's Helvetica.afm and Helvetica-Bold.afm.
  expect(helveticaWidth('Wij1~', 1000)).toBe(944 + 222 + 222 + 556 + 584)
  expect(helveticaWidth('Wij1~', 1000, true)).toBe(944 + 278 + 278 + 556 + 584)
  expect(() => helveticaWidth('≈', 8)).toThrow('no width for "≈"')
})

it('wrapped lines have the same words, fit, and are as long as they can be', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 300 }), (some, width) => {
      const lines = wrap(some.join(' '), width, 8)
      expect(lines.join(' ')).toBe(some.join(' '))
      lines.forEach((line, i) => {
        if (line.includes(' ')) expect(helveticaWidth(line, 8)).toBeLessThanOrEqual(width)
        const next = lines[i + 1]?.split(' ')[0]
        if (next) expect(helveticaWidth(`${line} ${next}`, 8)).toBeGreaterThan(width)
      })
    }),
  )
})
