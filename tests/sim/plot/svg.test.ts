import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Log, type Sample, toPng, toSvg } from '../../../sim/plot/index.ts'
import { PANELS, rangeInWords, scaleOf } from '../../../sim/plot/panels.ts'
import { PLOT, spreadLabels } from '../../../sim/plot/place.ts'
import { describe as inWords } from '../../../sim/plot/words.ts'
import { arbitrarySamples, logOf, REST, STATES } from './support.ts'

const MAX_BYTES = 200_000

/** The file is valid SVG, of bounded size. */
function expectValid(svg: string): void {
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } })
  expect(width).toBe(960)
  expect(height).toBeGreaterThan(50)
  expect(svg.length).toBeLessThan(MAX_BYTES)
  expect(/NaN|Infinity|undefined|e-\d|<script/.exec(svg)?.[0]).toBeUndefined()
  const open: string[] = []
  for (const [, end, name, self] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name)
    else if (!self) open.push(name!)
  }
  expect(open).toEqual([])
}

const session: Partial<Sample>[] = [
  { ms: 0, state: 'locked' },
  { ms: 1000, state: 'running', level: 48, duty: 573, hertz: 0, isLit: true },
  { ms: 2000, state: 'running', level: 48, duty: 573, hertz: 38.94, batteryMv: 3881, isLit: true },
  { ms: 9000, state: 'fault', hertz: 12, batteryMv: Number.NaN, celsius: 41.26 },
  { ms: 12_000, state: 'off', batteryMv: 3890, celsius: 40 },
]

describe('the picture', () => {
  const svg = toSvg(logOf(session), 'Fish & <chips>\n "twice"')

  it('has a text alternative', () => {
    expectValid(svg)
    expect(svg).toContain('<title id="run-fish-chips-twice-">Fish &amp; &lt;chips&gt; &quot;twice&quot;</title>')
    expect(svg).toContain('role="img" aria-labelledby="run-fish-chips-twice- run-fish-chips-twice--about"')
    expect(svg).toContain(
      '>12 s of a simulated massager. States: running 8 s, off 0 s, locked 1 s, fault 3 s. Lowest to highest: ' +
        'light off and on, level 0 to 48, duty 0 to 573, motor 0 to 38.9 Hz, battery 3.88 to 3.9 V, case 25 to 41.3 °C.<',
    )
  })

  it.each([
    ...['running', 'off', 'locked', 'fault', '8 s', '1 s', '3 s'],
    ...['light', 'on', 'level', 'duty', 'motor', 'battery', 'case', '100', '1000', '70', '4.2', '45', '20', '3'],
    ...['0 to 48', '0 to 38.9 Hz', '3.88 to 3.9 V', '25 to 41.3 °C'],
    ...['60 Hz', '20 Hz', 'therapy band', '3.4 start', '3.3 softer', '3.1 off', '40 softer', '43 off'],
    ...['0', '2 s', '12 s'],
  ])('has the text "%s"', (word) => {
    expect(svg).toContain(`>${word}</text>`)
  })

  it('has no lane for a state that never came', () => {
    expect(svg).not.toContain('>charging<')
    expect(svg).not.toContain('>dark<')
  })

  it('draws lanes, curves and gaps at their places', () => {
    expect(svg).toMatch(/class="in-running" d="M191 50h472v10h-472z"/)
    // Two shapes of the battery, with a gap between them, and one of all others.
    expect([...svg.matchAll(/class="none follows(?: dot)?"/g)].length).toBe(4)
    expect([...svg.matchAll(/class="none set"/g)].length).toBe(3)
  })

  it('has a style for every class', () => {
    const css = /<style>(.*)<\/style>/.exec(svg)![1]!
    for (const [, names] of svg.matchAll(/class="([^"]*)"/g))
      for (const name of names!.split(' ')) expect(css).toContain(`.${name}{`)
  })

  it('has the same bytes for the same log', () => {
    expect(toSvg(logOf(session), 'Fish & <chips>\n "twice"')).toBe(svg)
  })

  it('can become a PNG, for light and for dark pages', async () => {
    const [light, dark] = [await toPng(svg, 'light'), await toPng(svg, 'dark')]
    for (const png of [light, dark]) expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(light.equals(dark)).toBe(false)
  })
})

describe('the picture of a short log', () => {
  it('says that nothing was recorded', () => {
    const svg = toSvg(new Log(), '')
    expectValid(svg)
    expect(svg).toContain('>Nothing was recorded.</text>')
    expect(svg).not.toContain('battery')
    expect(svg).not.toContain('0 s<')
  })

  it('shows a single sample as dots', () => {
    const svg = toSvg(logOf([{ ms: 5000 }]), 'One')
    expectValid(svg)
    expect([...svg.matchAll(/ dot" d="M132 [\d.]+l0 0"/g)].length).toBe(6)
    expect(svg).toContain('>5 s</text>')
  })

  it('has no axis for a figure that was never known', () => {
    const svg = toSvg(logOf([{ celsius: Number.NaN }, { ms: 1000, celsius: Number.NaN }]), 'No thermometer')
    expectValid(svg)
    expect(svg).toContain('>not known</text>')
    expect(svg).not.toContain('43 off')
  })

  it('explains areas, if there are any', () => {
    const blink = [0, 1, 0, 1, 0].map((lit, i) => ({ ms: 30_000 + i, isLit: lit > 0 }))
    expect(toSvg(logOf([{ ms: 0 }, ...blink, { ms: 60_000 }]), 'Blinks')).toContain(
      '>Filled areas: from the lowest to the highest value, where it went up and down within a pixel (85 ms).</text>',
    )
    expect(toSvg(logOf(session), 'None')).not.toContain('Filled')
  })

  it('names an unknown state', () => {
    const svg = toSvg(logOf([{ state: 'half <mad>' }, { ms: 9 }]), 'Strange')
    expectValid(svg)
    expect(svg).toContain('>half &lt;mad&gt;</text>')
    expect(svg).toContain('class="in-other"')
  })
})

describe('the picture of a long log', () => {
  /** Random samples, the same in every run. */
  function wild(count: number, msOf: (i: number) => number): Log {
    let seed = 1
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    const log = new Log()
    for (let i = 0; i < count; i++)
      log.add({
        ms: msOf(i),
        state: STATES[Math.floor(random() * STATES.length)]!,
        level: random() * 100,
        duty: random() * 1000,
        hertz: random() * 200,
        batteryMv: random() * 5000,
        celsius: random() * 99 - 20,
        isLit: random() < 0.5,
      })
    return log
  }

  it.each<[string, (i: number) => number]>([
    ['at every moment', (i) => i * 70],
    ['in bursts, two pixels apart', (i) => Math.floor(i / 8) * 60_000 + (i % 8)],
    ['in bursts, a pixel and a half apart', (i) => Math.floor(i / 5) * 45_000 + (i % 5)],
    ['ever more slowly', (i) => i ** 2],
  ])('has a bounded size with samples %s', (_, msOf) => {
    expectValid(toSvg(wild(2800, msOf), 'Wild'))
  })

  it('of a day is no larger than that of an hour', () => {
    const svg = toSvg(
      wild(100_000, (i) => i * 864),
      'A day',
    )
    expectValid(svg)
    expect(svg).toContain('>12 h</text>')
    expect(svg).toContain('within a pixel (2 min 2 s).')
  })
})

it('the picture is valid, whatever the samples', () => {
  fc.assert(
    fc.property(arbitrarySamples(60), fc.integer({ min: 2, max: 100 }), fc.string(), (samples, maxSlices, title) => {
      expectValid(toSvg(logOf(samples, maxSlices), title.replaceAll(/\p{Cc}|\p{Cs}|\uFFFE|\uFFFF/gu, '')))
    }),
    { numRuns: 50 },
  )
})

it.each([
  [[10, 40, 70], 100, [10, 40, 70]],
  [[0, 7, 21], 100, [-11 / 3, 28 / 3, 67 / 3]],
  [[90, 95], 96, [83, 96]],
  [[], 10, []],
  [[99, 100], 100, [87, 100]],
])('labels at %j above %i are spread to %j', (ys, bottom, expected) => {
  const placed = spreadLabels(ys, bottom)
  expect(placed.length).toBe(expected.length)
  for (const [i, y] of placed.entries()) expect(y).toBeCloseTo(expected[i]!, 6)
})

describe.each(PANELS)('the panel of $name', (panel) => {
  it.each([undefined, { min: 0, max: 1 }, { min: -19, max: 4999 }, { min: 3500, max: 3500 }])(
    'has the range %j and its limits on its scale',
    (range) => {
      const { low, high } = scaleOf(panel, range)
      expect(low).toBeLessThanOrEqual(Math.min(range?.min ?? low, ...panel.marks.map(({ at }) => at)))
      expect(high).toBeGreaterThanOrEqual(Math.max(range?.max ?? high, ...panel.marks.map(({ at }) => at)))
      expect(high).toBeGreaterThan(low)
    },
  )
})

it.each([
  [[false], 'always off'],
  [[true], 'always on'],
  [[true, false], 'off and on'],
])('a light of %j is "%s"', (lights, words) => {
  const range = logOf(lights.map((lit, ms) => ({ ms, isLit: lit }))).range('isLit')!
  expect(rangeInWords(PANELS[0]!, range)).toBe(words)
})

it('the text alternative has an hour and constant values', () => {
  const log = logOf([REST, { ms: 3_661_000, hertz: 60 }])
  expect(inWords(log)).toMatch(/^1 h 1 min of .* off 1 h 1 min\. .* light always off, .* battery 3\.9 V, case 25 °C\.$/)
  expect(PLOT.right - PLOT.left).toBeGreaterThan(700)
})
