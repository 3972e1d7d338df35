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
import { listCues } from '../../../tools/program/drawing/cues.ts'
import { type Simulation, simulate, toSvg, toText } from '../../../tools/program/drawing/index.ts'
import { levelOfHz } from '../../../tools/program/drawing/scale.ts'
import { PLOT, xOf, yOf } from '../../../tools/program/drawing/svg.ts'

const testProgram = (segments: Segment[], overrides: Partial<Program> = {}): Program => ({
  name: 'test',
  title: 'Test',
  serves: ['flow'],
  about: 'For a test.',
  segments,
  ...overrides,
})
const halfLevel = testProgram([hold(50, s(8)), ramp(0, s(1))])
const withCues = testProgram([repeat(3, [cue(2), hold(40, s(10)), rest(s(1))])], { title: 'A & B <c>' })
/** Twelve minutes with more steps than the picture has pixels. */
const manySteps = testProgram([repeat(240, [repeat(3, [hold(hz(50), ms(500)), rest(ms(500))])])])

/** The points of the curve of this class in the plot, not in the legend. */
const curvePoints = (svg: string, kind: string): [number, number][] => {
  const [, d] = new RegExp(`class="${kind}"[^>]* d="M([^"]*)"`).exec(svg) ?? []
  const numbers = (d?.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
  const dots: [number, number][] = []
  // Each point is relative to the one before.
  const tenth = (value: number) => Math.round(value * 10) / 10
  for (let i = 0; i < numbers.length; i += 2) {
    const [x, y] = dots.at(-1) ?? [0, 0]
    dots.push([tenth(x + numbers[i]!), tenth(y + numbers[i + 1]!)])
  }
  return dots
}

describe('the simulation', () => {
  const simulation = simulate(halfLevel)

  it('reaches the frequency of the level', () => {
    const expected = 20 + (49 * 40) / 99
    for (const { ms: at, hz: found } of simulation.hertz.filter((sample) => sample.ms > 1000 && sample.ms < 8000)) {
      expect(Math.abs(found - expected), `${at} ms`).toBeLessThan(1)
    }
  })

  it('begins and ends with a motor that stands still', () => {
    expect(simulation.hertz[0]).toEqual({ ms: 0, hz: 0 })
    expect(simulation.hertz.find((sample) => sample.hz > 5)!.ms).toBeLessThanOrEqual(100)
    expect(simulation.hertz.at(-1)!.hz).toBe(0)
    expect(simulation.hertz.at(-1)!.ms).toBeGreaterThan(9000)
    expect(simulation.hertz.at(-1)!.ms).toBeLessThan(12_000)
  })

  it('is reproducible to the byte, and so are its pictures', () => {
    const again = simulate(halfLevel)
    expect(JSON.stringify(again)).toBe(JSON.stringify(simulation))
    expect(toSvg(halfLevel, again)).toBe(toSvg(halfLevel, simulation))
    expect(toText(halfLevel, again, 80, true)).toBe(toText(halfLevel, simulation, 80, true))
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

it('lists a cue in a repeat once for each repetition', () => {
  expect(listCues(withCues)).toEqual([0, 12_300, 24_600].map((at) => ({ ms: at, ticks: 2 })))
})

describe('the picture', () => {
  it('draws level 50 in the middle of the plot', () => {
    const simulation: Simulation = { hertz: [], written: simulate(halfLevel).written }
    const points = curvePoints(toSvg(halfLevel, simulation), 'written')
    expect(points).toEqual([
      [PLOT.left, (PLOT.top + PLOT.bottom) / 2],
      [Math.round(xOf(8000, 9000) * 10) / 10, (PLOT.top + PLOT.bottom) / 2],
      [PLOT.right, PLOT.bottom],
    ])
    expect([yOf(0), yOf(100)]).toEqual([PLOT.bottom, PLOT.top])
  })

  it('describes the drawing in words, and escapes the title', () => {
    const svg = toSvg(withCues, simulate(withCues))
    expect(svg).toContain('<title id="program-test">A &amp; B &lt;c&gt;</title>')
    expect(svg).toContain('role="img" aria-labelledby="program-test program-test-about"')
    expect(svg).toMatch(/<desc[^>]*>For a test\. 36\.9 s, for flow\. .*level 40 of 100.*36 Hz\. 3 cues for the hand\.</)
    expect(svg).not.toContain('<c>')
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<script/)
  })

  it('has at most 1,500 points a curve, however many steps the program has', () => {
    const svg = toSvg(manySteps, simulate(manySteps))
    for (const kind of ['written', 'motor']) expect(curvePoints(svg, kind).length, kind).toBeLessThanOrEqual(1500)
    expect(svg.length).toBeLessThan(64_000)
  })

  it('can be drawn for light or for dark pages only', () => {
    const svg = toSvg(halfLevel, simulate(halfLevel))
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
  const simulation = simulate(withCues)
  const columns = Array.from({ length: 181 }, (_, i) => i + 20)

  it('is exactly as wide as the given columns', () => {
    for (const wide of columns) {
      const widths = toText(withCues, simulation, wide, false)
        .split('\n')
        .map((line) => [...line].length)
      expect(Math.max(...widths)).toBe(wide)
    }
  })

  it('has the same characters with and without colours', () => {
    const plain = toText(withCues, simulation, 60, false)
    const coloured = toText(withCues, simulation, 60, true)
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g')
    expect(plain).not.toContain('\x1b')
    expect(coloured).toContain('\x1b[36m')
    expect(coloured.replace(escapes, '')).toBe(plain)
    for (const word of ['A & B <c>', '36.9 s', 'For a test.', 'for flow', 'level', 'Hz', '3 cues', '▼', 'motor'])
      expect(plain).toContain(word)
  })

  it.each(rotation)('of $name names all parts that it serves', (program) => {
    const text = toText(program, simulate(program), 40, false)
    for (const part of program.serves) expect(text).toContain(part)
  })
})
