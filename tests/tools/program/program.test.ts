// `unknot program` as it is typed.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { programs } from '../../../programs/index.ts'
import { typed } from '../../support/typed.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
function file(name: string, content: string | Buffer): string {
  writeFileSync(at(name), content)
  return at(name)
}

/** What is printed, complained of, and the exit code. */
async function program(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const { status, stdout, stderr } = await typed(['program', ...args])
  return { out: stdout, err: stderr, code: status }
}

it('lists all programs with their figures', async () => {
  const { out, code } = await program('list')
  expect(code).toBe(0)
  for (const { name } of programs) expect(out).toMatch(new RegExp(`^${name} `, 'm'))
})

it('a program goes to bytes, back to JSON, and to the same bytes', async () => {
  expect(await program('compile', 'knot', '--out', at('knot.bin'))).toEqual({
    out: `made ${at('knot.bin')}; next: npx unknot program check ${at('knot.bin')}\n`,
    err: '',
    code: 0,
  })
  const { out } = await program('decompile', at('knot.bin'))
  const again = await program('compile', file('again.json', out))
  expect(again.out.trim()).toBe(readFileSync(at('knot.bin')).toString('hex'))
})

it('checks a file of TypeScript', async () => {
  const { out, code } = await program('check', 'programs/calm.ts')
  expect(code).toBe(0)
  expect(out).toMatch(/^program +calm\n[\s\S]*\nok: programs\/calm\.ts keeps every rule \(levels, .*\)\n$/)
})

describe('draws', () => {
  it('as text, 80 columns wide where there is no terminal, without colours', async () => {
    const { out, code } = await program('draw', 'knot')
    expect(code).toBe(0)
    expect(out).toContain('Release a knot')
    expect(out).not.toContain('\x1b')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('nothing of the parts of a program that claims none', async () => {
    const { out } = await program('draw', 'find')
    expect(out).not.toMatch(/^for\b/m)
    await program('draw', 'find', '--out', at('find.svg'))
    expect(readFileSync(at('find.svg'), 'utf8')).not.toMatch(/\bfor (\.|<)/)
  })

  it.each([
    ['svg', '<svg'],
    ['png', '\x89PNG'],
  ])('as a %s', async (kind, begins) => {
    expect(await program('draw', 'break', '--dark', '--out', at(`break.${kind}`))).toEqual({
      out: `made ${at(`break.${kind}`)}\n`,
      err: '',
      code: 0,
    })
    expect(readFileSync(at(`break.${kind}`), 'latin1').slice(0, begins.length)).toBe(begins)
  })
})

describe('other formats', () => {
  it('a program goes out and comes back', async () => {
    await program('export', 'flow', '--to', 'haptic', '--out', at('flow.haptic'))
    const back = await program('import', at('flow.haptic'), '--out', at('back.json'))
    expect(back.code).toBe(0)
    expect((await program('check', at('back.json'))).out).toMatch(/^length +5:06$/m)
  })

  it('what a format cannot hold is told line by line', async () => {
    const { out, err, code } = await program('export', 'knot', '--to', 'web')
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

describe('bad input is one sentence with file, place and reason, and nothing is written', () => {
  it.each([
    [[], 2, 'unknot program needs a verb: one of list, check, draw, compile, decompile, json, import, export'],
    [['--help'], 0, ''],
    [['chek', 'knot'], 2, 'unknown verb "chek"; did you mean "check"?'],
    [['check'], 2, 'unknot program check needs PROGRAM: name of a program, or a file: .ts, .json or .bin'],
    [['check', 'knot', 'ease'], 2, 'unexpected argument "ease"; see unknot program check --help'],
    [
      ['check', 'lump'],
      2,
      `unknown program or file "lump"; expected one of ${programs.map(({ name }) => name).join(', ')}`,
    ],
    [['check', 'knott'], 2, 'unknown program or file "knott"; did you mean "knot"?'],
    [['check', '--strict', 'knot'], 2, 'unknown flag "--strict"; expected one of --help'],
    [['export', 'knot'], 2, '--to FORMAT is missing; FORMAT is one of ahap, haptic, android-xml, web, csv'],
    [
      ['export', 'knot', '--to', 'midi'],
      2,
      'unknown format "midi"; expected one of ahap, haptic, android-xml, web, csv',
    ],
    [['import', file('x.ahap', '{"Version":1}')], 1, /x\.ahap: /],
    [['check', folder], 2, `${folder} is a folder, not a file`],
    [['check', file('loud.json', JSON.stringify(loud))], 1, /loud\.json: loud: segments\[0\]: expected a whole level/],
    [['check', file('half.json', '{')], 1, /half\.json: the file: expected JSON, /],
    [['check', file('utf16.json', Buffer.from('{}', 'utf16le'))], 1, /utf16\.json: the file: expected JSON/],
    [['check', file('latin.json', Buffer.from([0x22, 0xe9, 0x22]))], 1, /latin\.json: is not text in UTF-8/],
    [['check', file('big.json', Buffer.alloc(10_000_001))], 1, /big\.json: 10000001 bytes are more than 10 MB/],
    [['check', file('empty.ts', '')], 1, /empty\.ts: has no program as its default export/],
    [['decompile', file('cut.bin', Buffer.from([2, 9, 0]))], 1, /cut\.bin: expected a compiled program/],
    [['compile', 'knot', '--out', at('none/x.bin')], 2, /cannot write .*x\.bin: ENOENT/],
  ])('%j', async (args, expected, message) => {
    const { err, code } = await program(
      ...args,
      ...(['import', 'export'].includes(args[0]!) ? ['--out', at('out')] : []),
    )
    expect(code).toBe(expected)
    expect(err.split('\n').length).toBeLessThanOrEqual(2)
    if (typeof message === 'string') expect(err.trimEnd()).toBe(message)
    else expect(err).toMatch(message)
    expect(existsSync(at('out'))).toBe(false)
  })
})
