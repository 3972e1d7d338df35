// `unknot program` as a user types it.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { programs } from '../../../programs/index.ts'
import { typed } from '../../support/typed.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (name: string) => join(folder, name)
function writeTestFile(name: string, content: string | Buffer): string {
  writeFileSync(pathOf(name), content)
  return pathOf(name)
}

async function runProgram(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const { status, stdout, stderr } = await typed(['program', ...args])
  return { out: stdout, err: stderr, code: status }
}

it('list shows the names, titles and purposes of all programs in 80 columns', async () => {
  const { out, code } = await runProgram('list')
  expect(code).toBe(0)
  const lines = out.trimEnd().split('\n')
  expect(lines[0]).toMatch(/^program +button +title +length +serves$/)
  for (const { name, title, serves } of programs)
    expect(out).toMatch(new RegExp(`^${name} .*  ${title} +\\d+:\\d\\d *${serves.join(', ')}$`, 'm'))
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80)
})

it('compile, decompile and compile again give the same bytes', async () => {
  expect(await runProgram('compile', 'knot', '--out', pathOf('knot.bin'))).toEqual({
    out: `made ${pathOf('knot.bin')}; next: npx unknot program check ${pathOf('knot.bin')}\n`,
    err: '',
    code: 0,
  })
  const { out } = await runProgram('decompile', pathOf('knot.bin'))
  const again = await runProgram('compile', writeTestFile('again.json', out))
  expect(again.out.trim()).toBe(readFileSync(pathOf('knot.bin')).toString('hex'))
})

it('check shows the figures of a TypeScript file, and says ok', async () => {
  const { out, code } = await runProgram('check', 'programs/calm.ts')
  expect(code).toBe(0)
  expect(out).toMatch(/^program +calm\n[\s\S]*\nok: programs\/calm\.ts keeps every rule \(levels, .*\)\n$/)
})

describe('draw', () => {
  it('prints text of 80 columns without colours if there is no terminal', async () => {
    const { out, code } = await runProgram('draw', 'knot')
    expect(code).toBe(0)
    expect(out).toContain('Release a knot')
    expect(out).not.toContain('\x1b')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('names no parts of the knot cycle if the program serves none', async () => {
    const { out } = await runProgram('draw', 'find')
    expect(out).not.toMatch(/^for\b/m)
    await runProgram('draw', 'find', '--out', pathOf('find.svg'))
    expect(readFileSync(pathOf('find.svg'), 'utf8')).not.toMatch(/\bfor (\.|<)/)
  })

  it.each([
    ['svg', '<svg'],
    ['png', '\x89PNG'],
  ])('writes a %s', async (kind, begins) => {
    expect(await runProgram('draw', 'break', '--dark', '--out', pathOf(`break.${kind}`))).toEqual({
      out: `made ${pathOf(`break.${kind}`)}\n`,
      err: '',
      code: 0,
    })
    expect(readFileSync(pathOf(`break.${kind}`), 'latin1').slice(0, begins.length)).toBe(begins)
  })
})

describe('import and export', () => {
  it('import reads what export wrote', async () => {
    await runProgram('export', 'flow', '--to', 'haptic', '--out', pathOf('again.haptic'))
    const back = await runProgram('import', pathOf('again.haptic'), '--out', pathOf('back.json'))
    expect(back.code).toBe(0)
    expect((await runProgram('check', pathOf('back.json'))).out).toMatch(/^length +5:06$/m)
  })

  it('export prints what the format cannot hold, line by line', async () => {
    const { out, err, code } = await runProgram('export', 'knot', '--to', 'web')
    expect([code, JSON.parse(out).length]).toEqual([0, 9])
    expect(err).toContain('cut here')
  })
})

const loud = {
  name: 'loud',
  title: 'L',
  serves: [],
  about: 'x',
  segments: [
    { hold: 101, time: '1 s' },
    { ramp: 0, time: '1 s' },
  ],
}

it('import reads a table', async () => {
  const table = writeTestFile('table.csv', 'ms,level\n0,40\n500,40\n')
  const { out, code } = await runProgram('import', table)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ name: 'table', segments: [{ hold: 40, time: '0.5 s' }, { rest: '60 ms' }] })
})

const nested = {
  ...loud,
  segments: [1, 2, 3].reduce<object[]>((inner) => [{ repeat: 255, segments: inner }], [{ hold: 9, time: '1 s' }]),
}

describe('bad input is one sentence with file, place and reason, and no file is written', () => {
  it.each([
    [[], 2, 'unknot program needs a verb: one of list, check, draw, compile, decompile, json, import, export'],
    [['--help'], 0, ''],
    [['chek', 'knot'], 2, 'unknown verb "chek"; did you mean "check"?'],
    [['draw'], 2, 'unknot program draw needs PROGRAM: name of a program, or a file: .ts, .json or .bin'],
    [['check', 'knot', 'ease'], 2, 'unexpected argument "ease"; see unknot program check --help'],
    [
      ['check', 'lump'],
      2,
      `unknown program or file "lump"; expected one of ${programs.map(({ name }) => name).join(', ')}`,
    ],
    [['check', 'knott'], 2, 'unknown program or file "knott"; did you mean "knot"?'],
    [['check', '--strict', 'knot'], 2, 'unknown flag "--strict"; expected one of --help'],
    [
      ['export', 'knot'],
      2,
      '--to FORMAT is missing; FORMAT is one of ahap, haptic, android-xml, android-json, web, csv',
    ],
    [
      ['export', 'knot', '--to', 'midi'],
      2,
      'unknown format "midi"; expected one of ahap, haptic, android-xml, android-json, web, csv',
    ],
    [['import', writeTestFile('x.ahap', '{"Version":1}')], 1, /x\.ahap: /],
    [['check', folder], 2, `expected a file, but ${folder} is a folder`],
    [
      ['check', writeTestFile('loud.json', JSON.stringify(loud))],
      1,
      /loud\.json:1:\d+: segments\[0\]: expected a whole level/,
    ],
    [
      [
        'check',
        writeTestFile('nested.json', JSON.stringify({ ...nested, segments: [...nested.segments, { rest: '1 s' }] })),
      ],
      1,
      /nested\.json:1:\d+: segments: expected at most 900 s, the longest session; got 16581376 s/,
    ],
    [['import', writeTestFile('bad.csv', 'a,b')], 1, /bad\.csv: line 1: expected two numbers/],
    [['check', writeTestFile('half.json', '{')], 1, /half\.json:1:2: expected .*; got the end of the file/],
    [['check', writeTestFile('lines.json', 'not\njson')], 1, /lines\.json:1:1: expected a value.*; got "not"/],
    [['check', writeTestFile('utf16.json', Buffer.from('{}', 'utf16le'))], 1, /utf16\.json:1:2: expected /],
    [
      ['check', writeTestFile('latin.json', Buffer.from([0x22, 0xe9, 0x22]))],
      1,
      /latin\.json: expected text in UTF-8; save it/,
    ],
    [
      ['check', writeTestFile('big.json', Buffer.alloc(10_000_001))],
      1,
      /big\.json: expected at most 10 MB, but got 10000001 bytes/,
    ],
    [['check', writeTestFile('empty.ts', '')], 1, /empty\.ts: expected a program as the default export/],
    [['decompile', writeTestFile('cut.bin', Buffer.from([2, 9, 0]))], 1, /cut\.bin: expected a compiled program/],
    [['check', 'none/knot.json'], 2, 'there is no file none/knot.json; check its path, or see npx unknot program list'],
    [['import', 'knot'], 2, 'expected a file, but knot is a program of unknot'],
    [['draw', 'knot', '--out', 'knot.gif'], 2, '--out needs a file name that ends with .svg or .png, but got knot.gif'],
    [['compile', 'knot', '--out', pathOf('none/x.bin')], 2, /cannot write .*x\.bin: no such file or folder/],
  ])('%j', async (args, expected, message) => {
    const { err, code } = await runProgram(
      ...args,
      ...(['import', 'export'].includes(args[0]!) ? ['--out', pathOf('out')] : []),
    )
    expect(code).toBe(expected)
    // The line of the file, and the mark below it.
    expect(err.split('\n').length).toBeLessThanOrEqual(4)
    if (typeof message === 'string') expect(err.trimEnd()).toBe(message)
    else expect(err).toMatch(message)
    expect(existsSync(pathOf('out'))).toBe(false)
  })
})
