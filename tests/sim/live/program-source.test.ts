// --program and --watch: what plays, what is shown of a mistake, and what is refused.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Program } from '../../../programs/language/write.ts'
import { ProgramSource } from '../../../sim/live/program-source.ts'
import { LiveSession } from '../../../sim/live/session.ts'
import { loadProgram } from '../../../tools/program/load.ts'
import { LIVE, linesOf, pass, saidIn } from '../../support/live.ts'
import { typed } from '../../support/typed.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unknot-program-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const WRITE = join(import.meta.dirname, '../../../programs/language/write.ts')
const json = (name: string, level = 40) =>
  JSON.stringify({
    name,
    title: 'Mine',
    serves: [],
    about: 'A test.',
    segments: [
      { ramp: level, time: '3 s' },
      { hold: level, time: '60 s' },
      { ramp: 0, time: '3 s' },
    ],
  })
const typeScript = (name: string, level: number) => `import { hold, program, ramp, s } from '${WRITE}'
export default program({ name: '${name}', title: 'Mine', serves: [], about: 'A test.', segments: [ramp(${level}, s(3)), hold(${level}, s(60)), ramp(0, s(3))] })
`

async function start(nameOrFile: string, isWatched = false) {
  const live = new LiveSession(LIVE)
  const source = await new ProgramSource(nameOrFile, loadProgram, isWatched).open()
  source.start(live)
  return { live, source }
}

describe('--program', () => {
  it('plays a program outside of the rotation by its name', async () => {
    const { live } = await start('warm-in')
    expect(pass(live, 6).getView()).toMatchObject({
      state: 'running',
      program: 'warm-in',
      rotationLength: 1,
      mistake: '',
    })
    expect(linesOf(live.getView(), 80, 24)[1]).toContain('warm-in  alone')
  })

  it.each(['my.json', 'my.ts'])('plays the file %s', async (name) => {
    const file = join(folder, name)
    writeFileSync(file, name.endsWith('ts') ? typeScript('mine', 40) : json('mine'))
    const { live } = await start(file)
    expect(pass(live, 12).getView()).toMatchObject({ state: 'running', program: 'mine', mistake: '' })
    expect(live.getView().level).toBeGreaterThan(0)
  })

  it.each([
    ['bad.json', '{ "name": ', /bad\.json:1:11: /],
    ['bad.ts', 'export default 3', /bad\.ts: expected a program as the default export/],
    ['high.json', json('high', 300), /300/],
  ])('shows the mistake in %s, and the rotation plays on', async (name, text, mistake) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    const { live } = await start(file)
    live.pressKey('3')
    expect(pass(live, 6).getView()).toMatchObject({ state: 'off', program: 'knot', rotationLength: 5 })
    expect(live.getView().mistake).toMatch(mistake)
    for (const [columns, rows] of [
      [160, 50],
      [80, 24],
      [50, 16],
      [24, 6],
    ] as const) {
      const lines = linesOf(live.getView(), columns, rows)
      // A long path is one word, which is cut off.
      expect(lines[1], String(columns)).toMatch(/^ \S/)
      expect(lines[1]!.trim().slice(0, 12)).toBe(live.getView().mistake.slice(0, 12))
    }
    expect(saidIn(live)).toContain('mistake in the program, knot stays')
  })
})

describe('--watch', () => {
  it.each(['watched.ts', 'watched.json'])(
    'plays %s again when it is saved, and keeps the last good one',
    async (name) => {
      const file = join(folder, name)
      const write = (program: string, level: number) =>
        writeFileSync(file, name.endsWith('ts') ? typeScript(program, level) : json(program, level))
      write('first', 30)
      const { live, source } = await start(file, true)
      try {
        expect(pass(live, 6).getView()).toMatchObject({ state: 'running', program: 'first' })
        writeFileSync(file, 'no program')
        await vi.waitFor(() => expect(live.getView().mistake).not.toBe(''), 4000)
        expect(pass(live, 2).getView()).toMatchObject({ state: 'running', program: 'first' })
        write('second', 50)
        await vi.waitFor(() => expect(live.getView().mistake).toBe(''), 4000)
        expect(pass(live, 8).getView()).toMatchObject({ state: 'running', program: 'second' })
        rmSync(file)
        await vi.waitFor(() => expect(live.getView().mistake).toContain('watched'), 4000)
      } finally {
        source.close()
      }
    },
  )

  it('hears no more after its end', async () => {
    const file = join(folder, 'closed.json')
    writeFileSync(file, json('first'))
    const load = vi.fn(async () => ({ ...(await loadProgram(file)) }) as Program)
    const source = await new ProgramSource(file, load, true).open()
    source.start(new LiveSession(LIVE))
    source.close()
    writeFileSync(file, json('second'))
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(load).toHaveBeenCalledTimes(1)
  })
})

describe('the command line', () => {
  const terminal = () => {
    const written: string[] = []
    const stream = {
      isTTY: true,
      columns: 80,
      rows: 24,
      setRawMode: () => {},
      setEncoding: () => {},
      resume: () => {},
      pause: () => {},
      off: () => {},
    }
    const stdin = {
      ...stream,
      on: (event: string, listener: (keys: string) => void) => event === 'data' && setTimeout(() => listener('q'), 300),
    }
    return {
      written,
      streams: { stdin, stdout: { ...stream, on: () => {}, write: (text: string) => written.push(text) } },
    }
  }

  it.each([
    [['--program', 'knott'], 'unknown program or file "knott"; did you mean "knot"?'],
    [['--program', 'no/such.ts'], 'there is no file no/such.ts; check its path, or see npx unknot program list'],
    [['--watch'], '--watch needs a file to watch: --program FILE --watch'],
    [['--program', 'other', '--watch'], '--watch needs a file, but there is no file other'],
    [
      ['--program', 'knot', '--record', 'x.txt'],
      '--record does not go with --program: a scenario always has the rotation',
    ],
    [['--program', 'knot', '--demo'], '--program does not go with --demo'],
  ])('%j is refused: %s', async (args, complaint) => {
    const { streams, written } = terminal()
    const { status, stderr } = await typed(['live', ...args], { terminal: streams })
    expect([status, stderr]).toEqual([2, `${complaint}\n`])
    expect(written).toEqual([])
  })

  it('plays the program in the screen', async () => {
    const { streams, written } = terminal()
    expect((await typed(['live', '--program', 'sore'], { terminal: streams })).status).toBe(0)
    expect(written.join('')).toContain('flashed: sore')
  })
})
