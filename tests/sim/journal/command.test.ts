import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { memoryOf, toJson } from '../../../sim/journal/memory.ts'
import { MemoryFile, readMemory } from '../../../sim/journal/memory-file.ts'
import { runLive } from '../../../sim/live/live.ts'
import { RecordFile } from '../../../sim/live/record-file.ts'
import { LiveSession } from '../../../sim/live/session.ts'
import { LOCKED_FIELD, STRENGTH_FIELD } from '../../../src/memory/settings.ts'
import { typed } from '../../support/typed.ts'
import { KNOT, memoryWith } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const out = (name: string) => join(folder, name)
function file(name: string, text: string): string {
  writeFileSync(out(name), text)
  return out(name)
}

const MEMORY = file('memory.json', toJson(memoryWith({ [LOCKED_FIELD]: 0, [STRENGTH_FIELD]: 4 }, [KNOT])))

describe('unknot journal', () => {
  it('shows what a device has stored', async () => {
    const { status, stdout, stderr } = await typed(['journal', MEMORY])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('     – knot            3    1  4.6    1.8  28 program end\n')
    expect(stdout).not.toContain('\x1b')
  })

  it.each([
    [true, {}, true],
    [true, { NO_COLOR: '1' }, false],
    [false, {}, false],
  ])('on a terminal: %s, with %j, has colours: %s', async (isTTY, env, colours) => {
    const { stdout } = await typed(['journal', MEMORY], { terminal: { stdout: { isTTY }, env } })
    expect(stdout.includes('\x1b[')).toBe(colours)
  })

  it('draws it', async () => {
    const { status, stdout } = await typed(['journal', MEMORY, '--svg', out('j.svg'), '--png', out('j.png')])
    expect([status, stdout]).toEqual([0, expect.stringContaining(`made ${out('j.svg')}, ${out('j.png')}\n`)])
    expect(readFileSync(out('j.svg'), 'utf8')).toMatch(/^<svg [\s\S]*memory\.json[\s\S]*<\/svg>\n$/)
    expect(readFileSync(out('j.png')).subarray(1, 4).toString()).toBe('PNG')
  })

  it('takes a memory of which slots are missing', async () => {
    expect((await typed(['journal', file('some.json', '{"2": "junk"}')])).stdout).toContain('1 record of the journal')
  })

  const NO_MEMORY =
    'is not the memory of a device; expected {"0": "…", "1": "…", "2": "…", "3": "…"} with the text of each slot'
  it.each([
    ['absent.json', undefined, 'there is no file FILE'],
    ['text.json', 'hello', 'FILE is not JSON; expected the memory of a device, as --save writes it'],
    ['empty.json', '', 'FILE is not JSON; expected the memory of a device, as --save writes it'],
    ['list.json', '["a"]', `FILE ${NO_MEMORY}`],
    ['null.json', 'null', `FILE ${NO_MEMORY}`],
    ['number.json', '{"0": 1}', `FILE ${NO_MEMORY}`],
    ['slot.json', '{"4": ""}', `FILE ${NO_MEMORY}`],
    ['name.json', '{"zero": ""}', `FILE ${NO_MEMORY}`],
    ['long.json', `{"0": "${'x'.repeat(4001)}"}`, `FILE ${NO_MEMORY}`],
  ])('of %s is one sentence and exit 2', async (name, text, message) => {
    const path = text === undefined ? out(name) : file(name, text)
    for (const args of [
      ['journal', path],
      ['sim', '--memory', path, 'sim/scenarios/locked.txt'],
    ])
      expect(await typed(args)).toEqual({ status: 2, stdout: '', stderr: `${message.replace('FILE', path)}\n` })
  })

  it('of a folder, too', async () => {
    expect((await typed(['journal', 'sim'])).stderr).toBe('cannot read sim: it is a folder\n')
  })
})

describe('what does not go together is one sentence and exit 2', () => {
  const NO_SCREEN = 'needs the live screen, which needs a terminal; see unknot sim --help to play a scenario'
  it.each([
    ['journal', [MEMORY, '--csv', 'x.csv'], 'unknown flag "--csv"; expected one of --svg, --png, --help'],
    ['journal', [MEMORY, 'a.txt'], 'unexpected argument "a.txt"; see unknot journal --help'],
    ['journal', [], 'unknot journal needs FILE: stored data of a device, as unknot live --save writes it'],
    ['weeks', ['3', 'a.txt'], 'unexpected argument "a.txt"; see unknot weeks --help'],
    ['weeks', ['0'], 'NUMBER is a whole number from 1 to 104, not "0"'],
    ['weeks', ['105'], 'NUMBER is a whole number from 1 to 104, not "105"'],
    ['weeks', ['2', '--seed', 'x'], '--seed is a whole number from 0 to 4294967295, not "x"'],
    ['weeks', ['2', '--save', '/no/such/folder/x'], 'cannot write /no/such/folder/x: no such file or folder'],
    ['weeks', ['2', '--svg', '/no/such/folder/x'], 'cannot write /no/such/folder/x: no such file or folder'],
    ['live', ['--memory', MEMORY], `--memory ${NO_SCREEN}`],
    ['live', ['--save', 'x.json'], `--save ${NO_SCREEN}`],
    ['live', ['--save', 'x.json', '--demo'], '--save does not go with --demo'],
    ['sim', ['a.txt', 'b.txt', '--save', 'x.json'], '--save takes one scenario, but got 2'],
  ])('%s %j', async (verb, args, message) => {
    expect(await typed([verb, ...args])).toEqual({ status: 2, stdout: '', stderr: `${message}\n` })
  })
})

it('unknot weeks shows the journal of an owner, and saves the memory', async () => {
  const [save, svg] = [out('week.json'), out('week.svg')]
  const shown = await typed(['weeks', '1', '--seed', '3', '--save', save, '--svg', svg])
  expect([shown.status, shown.stderr]).toEqual([0, ''])
  expect(shown.stdout).toContain('\n   1   5 Oct  ■')
  const made = `made ${svg}\nmemory saved in ${save}; look at it: npx unknot journal ${save}\n`
  const { stdout } = await typed(['journal', save])
  expect(shown.stdout).toBe(`${stdout}${made}`)
  expect(readFileSync(out('week.svg'), 'utf8')).toContain('>1 week of an owner, seed 3</title>')
})

describe('a scenario', () => {
  const UNLOCKED = file(
    'unlocked.txt',
    'expect state off\nlong press\nwait 3 s\nexpect strength 3\nlong press\nwait 1 s\n',
  )

  it('begins with a memory, and leaves one', async () => {
    const { status, stderr } = await typed(['sim', UNLOCKED, '--memory', MEMORY, '--save', out('after.json')])
    expect([status, stderr]).toEqual([0, ''])
    const { stdout } = await typed(['journal', out('after.json')])
    expect(stdout).toContain('1 session, ')
    expect(stdout.match(/knot/g)).toHaveLength(2)
  })

  it('without it has a new device, and what is given adds to what is stored', async () => {
    expect((await typed(['sim', UNLOCKED])).stderr).toContain('expected state off, but it was locked')
    const given = file('given.txt', `given program ease\n${readFileSync(UNLOCKED, 'utf8')}`)
    expect(await typed(['sim', given, '--memory', MEMORY])).toMatchObject({ status: 0 })
  })

  it('leaves a memory though nothing happens in it', async () => {
    expect(
      await typed(['sim', file('wait.txt', 'wait 1 s\n'), '--memory', MEMORY, '--save', out('same.json')]),
    ).toMatchObject({
      status: 0,
    })
    expect(readMemory(out('same.json'))).toEqual(readMemory(MEMORY))
  })
})

describe('the live screen', () => {
  const options = { programs: compileRotation(), rotation, motor: massagerMotor, engine: 'none', seed: 1 } as const

  it('begins with a memory', () => {
    expect(new LiveSession(options).device.state).toBe('locked')
    const session = new LiveSession({ ...options, memory: readMemory(MEMORY) })
    expect(session.device.state).toBe('off')
    expect(memoryOf(session.device)).toEqual(readMemory(MEMORY))
  })

  it('plays again with it what was recorded', async () => {
    const lines: string[] = []
    const session = new LiveSession({
      ...options,
      memory: readMemory(MEMORY),
      onTrace: (line) => lines.push(JSON.stringify(line)),
    })
    session.pressKey('l')
    for (let i = 0; i < 100; i++) session.tick(100)
    const { stdout } = await typed(['sim', file('live.txt', session.toScenario()), '--memory', MEMORY, '--json'])
    const trace = stdout
      .trim()
      .split('\n')
      .filter((line) => !line.includes('"says"'))
    expect(trace).toEqual(lines)
    expect(lines.length).toBeGreaterThan(20)
  })

  it('leaves its memory when it ends', async () => {
    const written: string[] = []
    const input = {
      setRawMode: () => input,
      setEncoding: () => input,
      resume: () => input,
      pause: () => input,
      on: (event: string, listener: (keys: string) => void) => {
        if (event === 'data') setTimeout(() => listener('q'))
        return input
      },
      off: () => input,
    }
    const output = { columns: 80, rows: 24, write: (text: string) => written.push(text), on: () => {}, off: () => {} }
    const terminal = { input, output, env: {} } as unknown as Parameters<typeof runLive>[1]
    const memory = readMemory(MEMORY)
    expect(await runLive({ ...options, memory }, terminal, { save: new MemoryFile(out('live.json')) })).toBe(0)
    expect(readMemory(out('live.json'))).toEqual(memory)
    expect(written.at(-1)).toContain('memory saved in ')
  })

  it('says where it went, and how to go on', () => {
    const saved = new MemoryFile(out('my memory.json')).write('{}')
    expect(saved.message).toBe(
      `memory saved in ${out('my memory.json')}; look at it: npx unknot journal '${out('my memory.json')}'`,
    )
    expect(new RecordFile(out('r.txt'), MEMORY).write('').message).toBe(
      `recorded in ${out('r.txt')}; play it again: npx unknot sim --memory ${MEMORY} ${out('r.txt')}`,
    )
    expect(existsSync(out('r.txt'))).toBe(true)
  })
})
