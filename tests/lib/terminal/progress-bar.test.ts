import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bar, bar } from '../../../lib/terminal/progress-bar.ts'

describe('the line', () => {
  it.each([
    [0, 30, 'playing', 'playing ░░░░░░░░░░░░░░░░   0 %'],
    [0.5, 30, 'playing', 'playing ████████░░░░░░░░  50 %'],
    [0.999, 30, 'playing', 'playing ███████████████░  99 %'],
    [1, 30, 'playing', 'playing ████████████████ 100 %'],
    [0.5, 20, 'playing', 'play… ████░░░░  50 %'],
    [0.5, 16, 'playing', '█████░░░░░  50 %'],
    [0.25, 20, '', '███░░░░░░░░░░░  25 %'],
    [0.25, 20, 'a\nb\x1b', 'a b  ██░░░░░░░  25 %'],
    [7, 14, '', '████████ 100 %'],
    [-1, 14, '', '░░░░░░░░   0 %'],
    [Number.NaN, 14, '', '░░░░░░░░   0 %'],
    [0.5, 6, 'x', '  50 %'],
    [0.5, 5, 'x', '     '],
    [0.5, 0, 'x', ''],
    [0.5, -3, 'x', ''],
  ])('shows %d in %i columns with the label "%s"', (share, columns, label, expected) => {
    expect(bar(share, columns, label)).toBe(expected)
  })

  it('has exactly its width, and a larger share never has a shorter bar', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.integer({ min: 0, max: 300 }), fc.string(), (a, b, columns, label) => {
        const [less, more] = [bar(Math.min(a, b), columns, label), bar(Math.max(a, b), columns, label)]
        for (const line of [less, more]) {
          expect([...line].length).toBe(columns)
          expect(line).not.toMatch(/\p{Cc}/u)
        }
        const full = (line: string) => line.split('█').length
        expect(full(less)).toBeLessThanOrEqual(full(more))
      }),
    )
  })
})

describe('on a stream', () => {
  /** A stream, by default a terminal of 21 columns, and a clock. */
  function fake(stream: { isTTY?: boolean; columns?: number } = { isTTY: true, columns: 21 }) {
    const written: string[] = []
    const clock = { ms: 5000 }
    const fakeStream = Object.assign(stream, { write: (text: string) => written.push(text) })
    return { written, clock, stream: fakeStream, bar: new Bar(fakeStream, () => clock.ms) }
  }

  it('overwrites its line, and leaves the last column free', () => {
    const { written, clock, bar: one } = fake()
    one.show(0, 'day')
    clock.ms += 100
    one.show(0.5, 'day')
    expect(written).toEqual(['\rday ░░░░░░░░░░   0 %', '\rday █████░░░░░  50 %'])
  })

  it('is written at most ten times a second', () => {
    const { written, clock, bar: one } = fake()
    for (let i = 0; i < 1000; i++) {
      one.show(i / 1000, 'day')
      clock.ms += 1
    }
    expect(written.length).toBe(10)
  })

  it('is cleared only once', () => {
    const { written, bar: one } = fake()
    one.clear()
    expect(written).toEqual([])
    one.show(0.5, 'day')
    one.clear()
    one.clear()
    expect(written.slice(1)).toEqual([`\r${' '.repeat(20)}\r`])
  })

  it('comes back at once after it was cleared', () => {
    const { written, bar: one } = fake()
    one.show(0.5, 'day')
    one.clear()
    one.show(0.5, 'day')
    expect(written.length).toBe(3)
    expect(written[2]).toBe(written[0])
  })

  it('fits a terminal that changes its size or does not say it', () => {
    const { written, clock, stream, bar: one } = fake()
    for (const columns of [21, 60, 30, 0, undefined]) {
      if (columns === undefined) delete stream.columns
      else stream.columns = columns
      one.show(0.5, 'day')
      clock.ms += 100
    }
    expect(written.map((text) => [...text].length - 1)).toEqual([20, 59, 29, 79, 79])
    stream.columns = 30
    one.clear()
    expect(written.at(-1)).toBe(`\r${' '.repeat(29)}\r`)
  })

  it.each([{}, { isTTY: false, columns: 80 }])('writes nothing to a stream that is not a terminal: %j', (stream) => {
    const { written, bar: one } = fake(stream)
    one.show(0.5, 'day')
    one.clear()
    expect(written).toEqual([])
  })
})
