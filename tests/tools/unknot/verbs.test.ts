// Every verb of `unknot`: its help, and the sentence for each mistake on its command line.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VERBS, type Verb } from '../../../tools/unknot/verbs.mjs'
import { typed } from '../../support/typed.ts'

const root = join(import.meta.dirname, '../../..')

/** All verbs as a user types them, such as "program draw". */
const listVerbs = (verbs: Record<string, Verb>, parents: readonly string[] = []): [string, string[], Verb][] =>
  Object.entries(verbs).flatMap(([name, verb]) => {
    const words = [...parents, name]
    return [[words.join(' '), words, verb] as [string, string[], Verb], ...listVerbs(verb.verbs ?? {}, words)]
  })
const ALL = listVerbs(VERBS).filter(([name]) => name !== 'help')
/** Verbs that run something: `program` alone does not. */
const RUNNABLE = ALL.filter(([, , { load }]) => load)

const mistakeResult = (message: string) => ({ status: 2, stdout: '', stderr: `${message}\n` })

describe.each(ALL)('unknot %s', (name, words, { about, args = {}, flags = {}, verbs = {} }) => {
  it('has help that lists its arguments, flags and verbs', async () => {
    const { status, stdout, stderr } = await typed([...words, '--help'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(new RegExp(`^Usage: unknot ${name} `))
    expect(stdout).toContain(about)
    for (const arg of Object.keys(args)) expect(stdout).toContain(`\n  ${arg.replaceAll(/[<>[\].]/g, '')} `)
    for (const one of [...Object.keys(flags), ...Object.keys(verbs)]) expect(stdout).toContain(`\n  ${one} `)
  })

  it('has the same help with unknot help', async () => {
    expect(await typed(['help', ...words])).toEqual(await typed([...words, '--help']))
  })

  it.each([80, 40])('has help that fits %d columns', async (columns) => {
    const { stdout } = await typed([...words, '--help'], { terminal: { stdout: { isTTY: true, columns } } })
    // Commander does not break the usage line.
    for (const line of stdout.split('\n').slice(1)) expect(line.length, line).toBeLessThanOrEqual(columns)
  })
})

/** As many arguments as the verb takes. */
const exampleArgs = ({ args = {} }: Verb): string[] => Object.keys(args).map(() => 'x')

it.each(RUNNABLE)('unknot %s lists its flags when it gets an unknown one', async (_, words, verb) => {
  const known = [...Object.keys(verb.flags ?? {}).map((flag) => flag.split(' ')[0]), '--help'].join(', ')
  expect(await typed([...words, ...exampleArgs(verb), '--zyxwvu'])).toEqual(
    mistakeResult(`unknown flag "--zyxwvu"; expected one of ${known}`),
  )
})

const VALUE_FLAGS = RUNNABLE.flatMap(([name, words, verb]) =>
  Object.keys(verb.flags ?? {})
    .filter((flag) => flag.includes(' '))
    .map((flag) => [name, flag, [...words, ...exampleArgs(verb)]] as const),
)
it.each(VALUE_FLAGS)('unknot %s %s says when its value is missing', async (name, option, words) => {
  const [flag, value] = option.split(/[ <>]+/) as [string, string]
  const missing = mistakeResult(`${flag} needs ${value}; see unknot ${name} --help`)
  expect(await typed([...words, flag])).toEqual(missing)
  // A flag in the place of the value does not count as the value.
  expect(await typed([...words, flag, '--help'])).toEqual(missing)
})

const NEEDS_ARGS = RUNNABLE.filter(([, , { args = {} }]) => Object.keys(args)[0]?.startsWith('<'))
it.each(NEEDS_ARGS)('unknot %s names its argument when it is missing', async (name, words, { args }) => {
  const [[arg, description]] = Object.entries(args!) as [[string, string]]
  expect(await typed(words)).toEqual(
    mistakeResult(`unknot ${name} needs ${arg.replaceAll(/[<>[\].]/g, '')}: ${description}`),
  )
})

it.each(RUNNABLE.filter(([name]) => name !== 'sim'))(
  'unknot %s refuses an extra argument',
  async (name, words, verb) => {
    expect(await typed([...words, ...exampleArgs(verb), 'stray'])).toEqual(
      mistakeResult(`unexpected argument "stray"; see unknot ${name} --help`),
    )
  },
)

it.each([
  ['sim', 'unknot sim needs FILE: scenarios to play, such as sim/scenarios/off.txt (docs/maker/scenarios.md)'],
  ['wiring', 'unknot wiring needs BOARD: its name (see unknot boards), or a file with your own'],
  ['flash', /^--board BOARD is missing; BOARD is one of puckjs2, /],
  ['live --project', '--project needs DIR; see unknot --help'],
  ['live --project none', '--project: there is no folder none'],
  ['live --project=docs', /^--project: docs has no unknot.json; make a folder with npx unknot init FOLDER$/],
])('unknot %s says what it needs, in a folder that does not say it', async (line, message) => {
  const { status, stdout, stderr } = await typed(line.split(' '))
  expect([status, stdout, stderr.trimEnd()]).toEqual([
    2,
    '',
    typeof message === 'string' ? message : expect.stringMatching(message),
  ])
})

describe('unknot', () => {
  it('lists the verbs in 80 columns, one line a verb', async () => {
    const { status, stdout } = await typed(['help'])
    expect(status).toBe(0)
    for (const [name, { about }] of Object.entries(VERBS))
      expect(stdout).toMatch(new RegExp(`^  ${name} +${about}$`, 'm'))
    expect(await typed(['--help'])).toEqual(await typed(['help']))
  })

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await typed(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  const verbs = Object.keys(VERBS).join(', ')
  it.each([
    [['jurnal'], 'unknown verb "jurnal"; did you mean "journal"?'],
    [['cal'], 'unknown verb "cal"; did you mean "calibrate"?'],
    [['zebra'], `unknown verb "zebra"; expected one of ${verbs}`],
    [['zebra', '--help'], `unknown verb "zebra"; expected one of ${verbs}`],
    [['help', 'zebra'], `unknown verb "zebra"; expected one of ${verbs}`],
    [['--zebra'], 'unknown flag "--zebra"; expected one of --version, --help'],
    [['program', 'drew'], 'unknown verb "drew"; did you mean "draw"?'],
    [['help', 'program', 'zebra'], expect.stringContaining('unknown verb "zebra"; expected one of list, check, ')],
  ])('%j is one sentence and exit 2', async (args, message) => {
    const { status, stdout, stderr } = await typed(args)
    expect([status, stdout, stderr.trimEnd()]).toEqual([2, '', message])
  })
})

describe('unknot boards', () => {
  it('lists the boards in 80 columns', async () => {
    const { status, stdout } = await typed(['boards'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^name +board +engine +console over +motor\n/)
    expect(stdout).toMatch(/^pico-w +Pico W +Kaluma +usb +massager$/m)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('lists as many columns as fit into 40', async () => {
    const { stdout } = await typed(['boards'], { terminal: { stdout: { isTTY: true, columns: 40 } } })
    expect(stdout).toMatch(/^name +board +engine\n/)
  })

  it('prints them as JSON', async () => {
    const { stdout } = await typed(['boards', '--json'])
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ name: 'pico', engine: 'Kaluma' }))
  })
})
