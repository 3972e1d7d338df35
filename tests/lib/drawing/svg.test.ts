import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cut, escapeXml, points, px } from '../../../lib/drawing/svg.ts'

it.each([
  [0, '0'],
  [-0.04, '0'],
  [12.34, '12.3'],
  [5.96, '6'],
])('px writes %d as %s', (value, text) => {
  expect(px(value)).toBe(text)
})

it('escapeXml leaves no markup in a text', () => {
  expect(escapeXml('<a b="c">&</a>')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&lt;/a&gt;')
})

it.each([
  ['one two three', 200, 'one two three'],
  ['one two three', 80, 'one two…'],
  ['onetwothree', 50, 'onetw…'],
])('cut shortens "%s" for %i px to "%s"', (text, width, shown) => {
  expect(cut(text, width, 12)).toBe(shown)
})

it.each([
  [[], ''],
  [[[1, 2]], 'M1 2'],
  [
    [
      [1.04, 2],
      [1.04, 2],
    ],
    'M1 2',
  ],
  [
    [
      [1, 2],
      [1.5, 1.5],
      [1.5, 1.5],
      [0, 12],
    ],
    'M1 2l.5-.5 -1.5 10.5',
  ],
])('points writes %j as "%s"', (dots, d) => {
  expect(points(dots.map(([x, y]) => ({ x: x!, y: y! })))).toBe(d)
})

it('points keeps every dot within 0.05 px of its place, however many there are', () => {
  const place = fc.double({ min: -2000, max: 2000, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.record({ x: place, y: place }), { minLength: 3 }), (dots) => {
      const numbers = [...points(dots).matchAll(/-?[\d.]+/g)].map(([text]) => Number(text))
      let [x, y] = [0, 0]
      const places: { x: number; y: number }[] = []
      for (let i = 0; i < numbers.length; i += 2) {
        x += numbers[i]!
        y += numbers[i + 1]!
        places.push({ x, y })
      }
      let at = 0
      for (const dot of dots) {
        const near = (one: { x: number; y: number } | undefined) =>
          one && Math.abs(one.x - dot.x) < 0.0501 && Math.abs(one.y - dot.y) < 0.0501
        if (!near(places[at])) at++
        expect(near(places[at])).toBe(true)
      }
      expect(at).toBe(places.length - 1)
    }),
  )
})
