import { describe, expect, it } from 'vitest'
import { themed } from '../../../lib/drawing/theme.ts'
import { rotation } from '../../../programs/index.ts'
import {
  cue,
  hold,
  hz,
  ms,
  type Program,
  ramp,
  repeat,
  rest,
  type Segment,
  s,
} from '../../../programs/language/write.ts'
import { cues } from '../../../tools/program/drawing/cues.ts'
import { type Run, run, toSvg, toText } from '../../../tools/program/drawing/index.ts'
import { levelOfHz } from '../../../tools/program/drawing/scale.ts'
import { PLOT, xOf, yOf } from '../../../tools/program/drawing/svg.ts'

const written = (segments: Segment[], more: Partial<Program> = {}): Program => ({
  name: 'test',
  title: 'Test',
  serves: ['flow'],
  about: 'For a test.',
  segments,
  ...more,
})
const half = written([hold(50, s(8)), ramp(0, s(1))])
const marked = written([repeat(3, [cue(2), hold(40, s(10)), rest(s(1))])], { title: 'A & B <c>' })
/** Twelve minutes of blows, more than there are pixels. */
const busy = written([repeat(240, [repeat(3, [hold(hz(50), ms(500)), rest(ms(500))])])])

/** The points of the curve of this class, the one in the plot and not the legend's. */
const curve = (svg: string, kind: string): [number, number][] => {
  const [, d] = new RegExp(`class="${kind}"[^>]* d="M([^"]*)"`).exec(svg) ?? []
  return (d ?? '').split('L').map((point) => point.split(' ').map(Number) as [number, number])
}

describe('the run', () => {
  const played = run(half)

  it('reaches the Hz that the level stands for', () => {
    const expected = 20 + (49 * 40) / 99
    for (const { ms: at, hz: found } of played.hertz.filter((sample) => sample.ms > 1000 && sample.ms < 8000)) {
      expect(Math.abs(found - expected), `${at} ms`).toBeLessThan(1)
    }
  })

  it('begins with the program, from standstill, and ends in it', () => {
    expect(played.hertz[0]).toEqual({ ms: 0, hz: 0 })
    expect(played.hertz.find((sample) => sample.hz > 5)!.ms).toBeLessThanOrEqual(100)
    expect(played.hertz.at(-1)!.hz).toBe(0)
    expect(played.hertz.at(-1)!.ms).toBeGreaterThan(9000)
    expect(played.hertz.at(-1)!.ms).toBeLessThan(12_000)
  })

  it('is the same again, to the byte, and so are its pictures', () => {
    const again = run(half)
    expect(JSON.stringify(again)).toBe(JSON.stringify(played))
    expect(toSvg(half, again)).toBe(toSvg(half, played))
    expect(toText(half, again, 80, true)).toBe(toText(half, played, 80, true))
  })
})

it.each([
  [0, 0],
  [10, 0.5],
  [20, 1],
  [60, 100],
])('%d Hz is level %d', (hertz, level) => {
  expect(levelOfHz(hertz)).toBe(level)
})

it('cues come when they are written, each time round', () => {
  expect(cues(marked)).toEqual([0, 12_300, 24_600].map((at) => ({ ms: at, ticks: 2 })))
})

describe('the picture', () => {
  it('draws level 50 in the middle, where it is written', () => {
    const played: Run = { hertz: [], written: run(half).written }
    const points = curve(toSvg(half, played), 'written')
    expect(points).toEqual([
      [PLOT.left, (PLOT.top + PLOT.bottom) / 2],
      [Math.round(xOf(8000, 9000) * 10) / 10, (PLOT.top + PLOT.bottom) / 2],
      [PLOT.right, PLOT.bottom],
    ])
    expect([yOf(0), yOf(100)]).toEqual([PLOT.bottom, PLOT.top])
  })

  it('says in words what is drawn, whatever the title is', () => {
    const svg = toSvg(marked, run(marked))
    expect(svg).toContain('<title id="program-test">A &amp; B &lt;c&gt;</title>')
    expect(svg).toContain('role="img" aria-labelledby="program-test program-test-about"')
    expect(svg).toMatch(/<desc[^>]*>For a test\. 36\.9 s, for flow\. .*level 40 of 100.*36 Hz\. 3 cues for the hand\.</)
    expect(svg).not.toContain('<c>')
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<script/)
  })

  it('of many repeats has at most 1,500 points a curve', () => {
    const svg = toSvg(busy, run(busy))
    for (const kind of ['written', 'motor']) expect(curve(svg, kind).length, kind).toBeLessThanOrEqual(1500)
    expect(svg.length).toBeLessThan(64_000)
  })

  it('can be had for one kind of page', () => {
    const svg = toSvg(half, run(half))
    const light = themed(svg, 'light')
    const dark = themed(svg, 'dark')
    for (const one of [light, dark]) {
      expect(one).not.toContain('@media')
      const css = /<style>(.*)<\/style>/.exec(one)![1]!
      expect(css.split('{').length).toBe(css.split('}').length)
    }
    expect(dark).toContain('.panel{fill:#0d1117}')
    expect(light).not.toContain('.panel{fill:#0d1117}')
  })
})

describe('the text', () => {
  const played = run(marked)
  const columns = Array.from({ length: 181 }, (_, i) => i + 20)

  it('is as wide as told, and no wider', () => {
    for (const wide of columns) {
      const widths = toText(marked, played, wide, false)
        .split('\n')
        .map((line) => [...line].length)
      expect(Math.max(...widths)).toBe(wide)
    }
  })

  it('has the same words without colour, and then no codes', () => {
    const plain = toText(marked, played, 60, false)
    const coloured = toText(marked, played, 60, true)
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g')
    expect(plain).not.toContain('\x1b')
    expect(coloured).toContain('\x1b[36m')
    expect(coloured.replace(escapes, '')).toBe(plain)
    for (const word of ['A & B <c>', '36.9 s', 'For a test.', 'for flow', 'level', 'Hz', '3 cues', '▼', 'motor'])
      expect(plain).toContain(word)
  })

  it.each(rotation)('of $name names all that it serves', (program) => {
    const text = toText(program, run(program), 40, false)
    for (const part of program.serves) expect(text).toContain(part)
  })
})
