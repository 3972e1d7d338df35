// A massager in a folder of its own: its rotation, its break, its programs, and the mistakes in its unknot.json.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { rotation } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { sumMs } from '../../../programs/language/timing.ts'
import { findProjectFolder, PACKAGE } from '../../../programs/project/folder.ts'
import { loadProject } from '../../../programs/project/project.ts'
import { shippedNames } from '../../../programs/project/shipped.ts'
import type { Device } from '../../../sim/device/device.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { typed } from '../../support/typed.ts'

const home = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(home, { recursive: true }))

const MORNING = `import { hold, hz, program, ramp, s } from 'unknot/language'

export default program({
  name: 'morning',
  title: 'Wake',
  serves: ['flow'],
  about: 'Lay it on.',
  segments: [ramp(hz(30), s(5)), hold(hz(40), s(20)), ramp(0, s(3))],
})
`

let count = 0
/** A folder with these files. */
function makeFolder(settings: unknown, files: Record<string, string> = {}): string {
  const folder = join(home, String(++count))
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings)
  for (const [file, content] of Object.entries({ 'unknot.json': text, ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return folder
}

const load = async (settings: unknown, files?: Record<string, string>) => {
  const folder = makeFolder(settings, files)
  const project = await loadProject(folder)
  const shown = project.mistakes.map(({ file, reason, at }) => {
    const name = file.slice(file.lastIndexOf(`/${folder.split('/').at(-1)}/`)).replace(/^\/\d+\//, '')
    return at ? `${name}:${at.line}:${at.column}: ${reason}` : `${name}: ${reason}`
  })
  return { ...project, shown }
}

describe('the repository is such a folder', () => {
  it('knows a program because its file is there', async () => {
    const files = readdirSync(join(PACKAGE, 'programs')).filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    const project = await loadProject(PACKAGE)
    expect(project.programs.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort())
    expect(shippedNames()).toHaveLength(files.length)
    expect(project.mistakes).toEqual([])
  })

  it('has the rotation and the break of its unknot.json', async () => {
    const settings = JSON.parse(readFileSync(join(PACKAGE, 'unknot.json'), 'utf8'))
    const project = await loadProject(PACKAGE)
    expect(project.rotation.map(({ name }) => name)).toEqual(settings.rotation)
    expect(project.rotation[project.breakIndex]!.name).toBe(settings.break)
    expect(rotation).toEqual(project.rotation)
  })

  it('is the folder for every place without an unknot.json', () => {
    expect(findProjectFolder(tmpdir())).toBe(PACKAGE)
    expect(findProjectFolder(join(PACKAGE, 'docs/maker'))).toBe(PACKAGE)
    const own = makeFolder({})
    expect(findProjectFolder(own)).toBe(own)
  })
})

describe('a rotation', () => {
  it('has programs by their name and by their file', async () => {
    const settings = { rotation: ['morning', 'calm', './more/evening.json', 'break'], break: 'calm' }
    const evening = {
      name: 'evening',
      title: 'E',
      serves: [],
      about: 'x',
      segments: [{ ramp: '30 Hz', time: '5 s' }, { ramp: 0, time: '3 s' }, { play: 'calm' }],
    }
    const files = { 'programs/morning.ts': MORNING, 'more/evening.json': JSON.stringify(evening) }
    const { rotation: own, breakIndex, shown } = await load(settings, files)
    expect(shown).toEqual([])
    expect(own.map(({ name }) => name)).toEqual(['morning', 'calm', 'evening', 'break'])
    expect(breakIndex).toBe(1)
  })

  it.each<[string, unknown, string[]]>([
    [
      'unknown fields',
      { rotation: ['knot'], break: 'knot', bord: 'pico' },
      ['unknot.json:1:44: unknown field "bord"; did you mean "board"?'],
    ],
    [
      'nothing in it',
      {},
      [
        'unknot.json:1:1: rotation is missing; expected a list of 1 to 9 programs, each a name or a file',
        'unknot.json:1:1: break is missing; expected the name of a program of the rotation',
      ],
    ],
    [
      'a program twice',
      { rotation: ['knot', 'calm', 'knot'], break: 'calm' },
      ['unknot.json:1:28: rotation: "knot" stands there twice'],
    ],
    [
      'a program that nobody knows',
      { rotation: ['knto', 'calm'], break: 'calm' },
      ['unknot.json:1:14: rotation: unknown program "knto"; did you mean "knot"?'],
    ],
    [
      'a file that is missing',
      { rotation: ['./a.ts', 'calm'], break: 'calm' },
      [expect.stringMatching(/^unknot\.json:1:14: rotation: there is no file .*a\.ts$/) as unknown as string],
    ],
    [
      'a break outside the rotation',
      { rotation: ['knot', 'calm'], break: 'break' },
      ['unknot.json:1:37: break: unknown program of the rotation "break"; expected one of knot, calm'],
    ],
    [
      'a break that comes first',
      { rotation: ['break', 'calm'], break: 'break' },
      [
        'unknot.json:1:38: break: it is the first of the rotation, with which a new device starts; move it further back',
      ],
    ],
    [
      'ten programs',
      { rotation: Array(10).fill('knot'), break: 'knot' },
      [expect.stringMatching(/^unknot\.json:1:13: rotation: expected a list of 1 to 9 programs/) as unknown as string],
    ],
    ['no JSON', '{ "rotation": ["knot" }', ['unknot.json:1:23: expected "," or a closing bracket; got "}"']],
    ['a list', '[]', ['unknot.json:1:1: expected an object, got []']],
    [
      'several mistakes',
      { rotaton: ['knot'], break: 7, motor: 'big' },
      [
        'unknot.json:1:12: unknown field "rotaton"; did you mean "rotation"?',
        'unknot.json:1:39: motor: expected "massager", "massager12", "coin" or an object with the fields of a motor; got "big"',
        'unknot.json:1:29: break: expected the name of a program of the rotation; got 7',
      ],
    ],
  ])('with %s is refused, all at once', async (_, settings, expected) => {
    expect([...(await load(settings)).shown].sort()).toEqual([...expected].sort())
  })

  it('of one program may have it as the break', async () => {
    expect((await load({ rotation: ['break'], break: 'break' })).shown).toEqual([])
  })

  it('is refused with the mistakes of its programs, and a name is taken once', async () => {
    const files = { 'programs/morning.ts': MORNING.replace('hz(40)', 'hz(90)'), 'programs/other.ts': MORNING }
    const { shown } = await load({ rotation: ['morning', 'break'], break: 'break' }, files)
    expect(shown).toEqual([
      'programs/morning.ts:8:42: hz(90) is outside 20 to 60 Hz',
      expect.stringMatching(
        /^programs\/morning\.ts:4:3: name: "morning" is the name of .*other\.ts too; choose another/,
      ),
    ])
  })
})

it('the break is the program that answers a nudge, wherever it stands in the rotation', () => {
  const names = rotation.map(({ name }) => name)
  const programs = rotation.map((program) => compile(program))
  const answer = (breakIndex: number | undefined): string => {
    const text = `given unlocked\npress four times\nwait 1805 s\npress\nwait 20 s\nexpect motor on`
    let hertz = 0
    let level = 0
    runScenario(text, {
      programs,
      names,
      breakIndex,
      motor: massagerMotor,
      onEnd: (device: Device) => {
        hertz = Math.round(device.hertz())
        level = device.status.level
      },
    })
    return `${level} ${hertz}`
  }
  // After 20 s the break holds 40 Hz, and knot 47 Hz.
  expect(answer(undefined)).toBe(answer(names.indexOf('break')))
  expect(answer(2)).not.toBe(answer(names.indexOf('break')))
})

it('the program of docs/maker/folder.md is sound, and its settings are', async () => {
  const page = readFileSync(join(PACKAGE, 'docs/maker/folder.md'), 'utf8')
  const [, settings] = /```json\n([^`]*)```/.exec(page)!
  const [, evening] = /```ts\n([^`]*)```/.exec(page)!
  const { own, shown } = await load(settings, { 'programs/morning.ts': MORNING, 'programs/evening.ts': evening! })
  expect(shown).toEqual([])
  expect(own.flatMap(({ mistakes }) => mistakes)).toEqual([])
  expect(own.map(({ program }) => program!.name)).toEqual(['evening', 'morning'])
  // 68 s of its own, and calm.
  expect(sumMs(own[0]!.program!.segments)).toBe(68_000 + sumMs(rotation.find(({ name }) => name === 'calm')!.segments))
})

it('a program may not import one of unknot that is not there', async () => {
  const text = `import clam from 'unknot/programs/clam'\n${MORNING.replace('[ramp', '[play(clam), ramp').replace('hold,', 'hold, play,')}`
  const { own } = await load({ rotation: ['knot'], break: 'knot' }, { 'programs/morning.ts': text })
  expect(own[0]!.mistakes.map(({ reason }) => reason)).toEqual([
    'unknown program of unknot "clam"; did you mean "calm"?',
  ])
})

describe('unknot init', () => {
  it('makes a folder whose programs and scenarios are sound', async () => {
    const folder = join(home, 'mine')
    const { status, stdout } = await typed(['init', folder])
    expect([status, stdout]).toEqual([0, expect.stringContaining('next: cd ')])
    const { mistakes, rotation: own } = await loadProject(folder)
    expect(mistakes).toEqual([])
    const options = { programs: own.map((program) => compile(program)), names: own.map(({ name }) => name) }
    expect(runScenario(readFileSync(join(folder, 'scenarios/morning.txt'), 'utf8'), options).expectations).toBe(3)
    const { scripts, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    expect(Object.keys(scripts)).toEqual(['start', 'test', 'build'])
    expect(join(folder, devDependencies.unknot.replace('file:', ''))).toBe(PACKAGE)
  })

  it('refuses a folder that is not empty and an unknown board at once, and writes nothing', async () => {
    const folder = makeFolder({}, {})
    const before = readdirSync(folder)
    expect(await typed(['init', folder, '--board', 'pcio'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `${folder} is not empty: it has unknot.json; expected a new or an empty folder, and nothing was written\nunknown board "pcio"; did you mean "pico"?\n`,
    })
    expect(readdirSync(folder)).toEqual(before)
    expect((await typed(['init', join(home, 'x'), '--board', 'pcio'])).status).toBe(2)
    expect(existsSync(join(home, 'x'))).toBe(false)
    expect((await typed(['init', join(folder, 'unknot.json')])).stderr).toContain('unknot.json is a file; expected')
  })
})
