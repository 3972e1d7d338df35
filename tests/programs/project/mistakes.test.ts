// What a maker mistypes in a program is told with its place, its line and the word that was meant, all at once, and never
// with a stack trace.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runProgram } from '../../../programs/load/typescript/run.ts'
import { isFull } from '../../support/scope.ts'
import { typed } from '../../support/typed.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TS = `import { hold, hz, program, ramp, repeat, s } from 'unknot/language'

export default program({
  name: 'evening',
  title: 'Wake a stiff neck',
  serves: ['tightness', 'flow'],
  about: 'Lay it beside the spine, not on it.',
  segments: [ramp(hz(30), s(5)), repeat(2, [hold(hz(30), s(40)), hold(hz(40), s(20))]), ramp(0, s(3))],
})
`
const JSON_TEXT = `{
  "name": "evening",
  "title": "Wake a stiff neck",
  "serves": ["tightness"],
  "about": "Lay it beside the spine.",
  "segments": [
    { "ramp": "30 Hz", "time": "5 s" },
    { "repeat": 2, "segments": [{ "hold": "30 Hz", "time": "40 s" }, { "hold": "40 Hz", "time": "20 s" }] },
    { "ramp": 0, "time": "3 s" }
  ]
}
`

let count = 0
/** Checks a program in a file. Returns the exit code and what was complained of, with FILE for the name of the file. */
async function check(text: string, ending: string): Promise<{ status: number; stderr: string }> {
  const file = join(folder, `p${++count}.${ending}`)
  writeFileSync(file, text)
  const { status, stderr } = await typed(['program', 'check', file])
  return { status, stderr: stderr.replaceAll(file, 'FILE') }
}

/** The lines that tell a mistake, without the lines of the file and the marks. */
const tellings = (stderr: string): string[] => stderr.split('\n').filter((line) => line.startsWith('FILE'))

/** A text with one change, a mistake that it makes, and the number of mistakes. */
type Case = readonly [from: string | RegExp, to: string, message: string | RegExp, mistakes?: number]

const TS_CASES: readonly Case[] = [
  ["'evening',", "'evening'", 'FILE:5:3: expected "," before title'],
  ['hold, hz', 'hz', 'FILE:8:45: hold is not imported; import it from unknot/language', 2],
  ['hold(hz(40)', 'holdd(hz(40)', 'FILE:8:66: unknown name "holdd"; did you mean "hold"?'],
  ['hold, hz,', 'holdd as hold, hz,', 'FILE:1:10: unknot/language has no "holdd"; did you mean "hold"?'],
  ['hz(40)', 'hz(90)', 'FILE:8:74: hz(90) is outside 20 to 60 Hz'],
  ['hz(40)', 'hz(19.9)', 'FILE:8:74: hz(19.9) is outside 20 to 60 Hz'],
  ["'evening'", "'knot'", 'FILE:4:3: name: "knot" is the name of a program that comes with unknot'],
  ["'evening'", "'Evening'", 'FILE:4:3: name: expected a lower-case letter'],
  ["'evening'", '7', 'FILE:4:3: name: expected a text; got 7'],
  ["title: 'Wake", "titel: 'Wake", 'FILE:5:3: unknown field "titel"; did you mean "title"?'],
  [/ {2}title:.*\n/, '', 'FILE:3:16: title is missing; expected a text'],
  ["['tightness', 'flow']", "'flow'", `FILE:6:3: serves: expected a list such as ['tightness', 'flow']; got "flow"`],
  ["'flow']", "'flwo']", 'FILE:6:3: serves: expected spasm, tightness, flow, waste, got "flwo"'],
  ['s(40)', '40', 'FILE:8:58: hold: expected a time such as s(20), min(2) or ms(500); got 40'],
  ['hold(hz(40), s(20))', 'hold(s(20), hz(40))', 'hold: expected a level: a whole number', 2],
  ['hold(hz(40), s(20))', 'hold(hz(40))', 'FILE:8:66: hold(LEVEL, TIME) needs a time such as'],
  ['hold(hz(40), s(20))', 'hold(hz(40), s(20), 3)', 'FILE:8:86: hold(LEVEL, TIME) takes 2 values, got 3'],
  ['hold(hz(40)', 'hold(300', 'got 300'],
  ['hold(hz(40)', "hold('strong'", "got 'strong'"],
  ['s(20)', 's(-20)', 'FILE:8:81: s: expected a number from 0 on; got -20'],
  ['s(20)', "s('20')", "s: expected a number from 0 on; got '20'"],
  ['s(20)', 's(0.01)', 'FILE:8:66: expected a hold of at least 80 ms'],
  ['repeat(2, [', 'repeat(0, [', 'FILE:8:41: repeat: expected a whole number from 1 on; got 0'],
  ['repeat(2, [', 'repeat(300, [', 'FILE:8:34: expected 1 to 255 repeats, got 300'],
  ['repeat(2, [', 'repeat([', 'repeat(TIMES, SEGMENTS) needs a list of segments', 2],
  [', ramp(0, s(3))', '', 'FILE:8:3: segments: expected level 0 at the end, got'],
  ['ramp(0, s(3))', 'ramp(0, s(0.1))', 'FILE:8:89: expected at least'],
  ['ramp(0, s(3))', 'ramp', 'expected a segment such as hold(hz(40), s(20)); got a function that is not called', 1],
  ['s(40)', 's(800)', 'segments: expected at most 900 s, the longest session'],
  ['[ramp(hz(30)', 'ramp(hz(30)', /expected|unexpected/],
  ['program({', 'program([{', /expected|unexpected/],
  ['export default ', '', 'FILE: expected a program as the default export: export default program({ … })'],
  [/.*/s, '', 'FILE: expected a program as the default export'],
  ["'unknot/language'", "'unknot/langage'", 'FILE:1:52: there is no file or package "unknot/langage" to import'],
  [
    "'unknot/language'",
    "'./language/write.ts'",
    "there is no file ./language/write.ts; write 'unknot/language' instead",
  ],
  [
    'export',
    "import { x } from './none.ts'\nexport const y = x\nexport",
    'there is no file or package "./none.ts" to import',
  ],
  ['export', "throw new Error('stop')\nexport", 'FILE:3:7: stop'],
  [
    'export',
    'const list = undefined as any\nlist.push(1)\nexport',
    "Cannot read properties of undefined (reading 'push')",
  ],
  // Takes these 5 s. The default run ends one sooner, below.
  ...(isFull ? [['export', 'while (true);\nexport', 'FILE: it still runs after 5 s'] satisfies Case] : []),
  ['ramp(0, s(3))', "play('knot'), ramp(0, s(3))", 'play is not imported; import it from unknot/language', 2],
  ['hold(hz(40)', 'hold(hz(40', /FILE:8:\d+: expected/],
  ["'Wake a stiff neck'", "'Wake a stiff neck", 'FILE:5:10: Unterminated string constant'],
  ['hz(40)', 'hertz', 'unknown name "hertz"; define it, or import it'],
  ['about:', 'abuot:', 'FILE:7:3: unknown field "abuot"; did you mean "about"?'],
]

const JSON_CASES: readonly Case[] = [
  ['  "title": "Wake a stiff neck",\n', '', 'FILE:1:1: title: expected a text, got nothing'],
  [
    '"title"',
    '"titel"',
    'FILE:3:12: titel: expected only the fields name, title, serves, about, segments, onSpot; got "titel"; did you mean "title"?',
  ],
  ['"20 s" }]', '"20 s" }', 'FILE:8:106: expected "," or a closing bracket; got "}"'],
  ['"evening",', '"evening"', 'FILE:3:3: expected'],
  ['"40 s"', '"40"', 'FILE:8:60: segments[1].segments[0].time: expected a time: a text like "75 s"'],
  ['"40 s"', '40', 'segments[1].segments[0].time: expected a time: a text like "75 s", "3 min" or "500 ms"; got 40'],
  ['"40 Hz"', '"90 Hz"', 'FILE:8:80: segments[1].segments[1].hold: "90 Hz" is outside 20 to 60 Hz'],
  ['"hold": "40', '"holdd": "40', 'got "holdd"; did you mean "hold"?'],
  ['"3 s" }', '"3 s", "lvel": 3 }', 'segments[2].lvel: expected for "ramp" only the fields ramp, time; got "lvel"'],
  ['"evening"', '"knot"', 'FILE:2:11: name: "knot" is the name of a program that comes with unknot'],
  ['"repeat": 2', '"repeat": "2"', 'FILE:8:17: segments[1].repeat: expected a whole number; got "2"'],
  ['["tightness"]', '["tight"]', 'serves: expected spasm, tightness, flow, waste, got "tight"'],
  ['"3 s" }\n', '"3 s" },\n', 'FILE:9:33: expected no comma before a closing bracket'],
  ['"ramp": 0', '"ramp": 10', 'segments: expected level 0 at the end, got 10'],
  [
    '{ "ramp": 0, "time": "3 s" }',
    '{ "play": "knott" }',
    'segments[2].play: expected the name of a known program, got "knott"',
  ],
  [/.*/s, '', 'FILE:1:1: expected a value; got the end of the file'],
  [/.*/s, '[]', 'FILE: expected an object, got []'],
]

describe.each<[string, string, readonly Case[]]>([
  ['ts', TS, TS_CASES],
  ['json', JSON_TEXT, JSON_CASES],
])('a program in .%s', (ending, text, cases) => {
  it('is taken without a mistake', async () => {
    expect(await check(text, ending)).toEqual({ status: 0, stderr: '' })
  })

  it.each(cases.map((one) => [String(one[0]), one[1], one] as const))('%s as %s', async (_, __, one) => {
    const [from, to, message, mistakes = 1] = one
    const changed = text.replace(from, () => to)
    expect(changed).not.toBe(text)
    const { status, stderr } = await check(changed, ending)
    expect(status).toBe(1)
    if (message instanceof RegExp) expect(stderr).toMatch(message)
    if (typeof message === 'string') expect(stderr).toContain(message)
    expect(tellings(stderr), stderr).toHaveLength(mistakes)
    expect(stderr).not.toMatch(/^ +at |Error:|NaN|undefined is not/m)
  })
})

it('a loop without end is ended, and told', async () => {
  const endless = { code: 'while (true);\n//{}', mistakes: [], calls: [], shipped: [], texts: new Map() }
  const { mistakes } = await runProgram('a.ts', endless, 100)
  expect(mistakes).toEqual([{ file: 'a.ts', reason: expect.stringMatching(/^it still runs after 0.1 s; .* a loop/) }])
})

it('all mistakes of a file are told at once, each with its line and a mark', async () => {
  const text = TS.replace('hold, hz', 'hz').replace("title: 'Wake", "titel: 'Wake").replace('hz(40)', 'hz(90)')
  const { stderr } = await check(text, 'ts')
  expect(tellings(stderr).map((line) => line.split(':').slice(1, 3).join(':'))).toEqual(['5:3', '8:45', '8:66', '8:74'])
  expect(stderr).toContain("  5 |   titel: 'Wake a stiff neck',\n    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^\n")
})

it('a mistake in a file that is imported is told there', async () => {
  mkdirSync(join(folder, 'parts'), { recursive: true })
  writeFileSync(
    join(folder, 'parts/round.ts'),
    "import { hold, hz, s } from 'unknot/language'\nexport const round = [hold(hz(90), s(20))]\n",
  )
  const text = TS.replace('export', "import { round } from './parts/round.ts'\nexport").replace(
    '[hold(hz(30), s(40)), hold(hz(40), s(20))]',
    'round',
  )
  const { stderr } = await check(text, 'ts')
  expect(stderr).toContain(
    `${join(folder, 'parts/round.ts')}:2:31: hz(90) is outside 20 to 60 Hz\n  2 | export const round`,
  )
})
