// The live screen on a terminal: it is restored and the recording is written, whatever happens.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { runLive } from '../../../sim/live/live.ts'
import { RecordFile } from '../../../sim/live/record-file.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { terminal } from '../../support/live-terminal.ts'
import { typed } from '../../support/typed.ts'

const options = { programs: compileRotation(), rotation, motor: massagerMotor, seed: 1 }
const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g')
const RESTORED = '\x1b[?25h\x1b[?1049l'

afterAll(() => rmSync(folder, { recursive: true }))

describe('the terminal', () => {
  it('is restored on quit, and only changed lines are written', async () => {
    const { raw, written, listeners, io } = terminal('q')
    expect(await runLive(options, io)).toBe(0)
    expect(raw).toEqual([true, false])
    expect(written.at(-1)).toBe(RESTORED)
    expect(Object.keys(listeners)).toEqual([])
    // After the first frame only the line with the time changes, as nothing happens.
    for (const text of written.slice(2, -1)) expect(text.split('\x1b[K').length).toBeLessThanOrEqual(3)
  })

  it('is restored when something throws', async () => {
    const { raw, written, io } = terminal('')
    const write = io.output.write
    let count = 0
    io.output.write = ((text: string) => {
      if (++count === 3) throw new Error('the terminal went away')
      return write(text)
    }) as typeof write
    await expect(runLive(options, io)).rejects.toThrow('went away')
    expect(raw).toEqual([true, false])
    expect(written.at(-1)).toBe(RESTORED)
  })

  it('gets no colours with NO_COLOR', async () => {
    const { written, io } = terminal('q', { NO_COLOR: '1' })
    await runLive(options, io)
    expect(written.join('')).not.toMatch(ESCAPES)
  })
})

describe('--record', () => {
  let files = 0
  const file = () => join(folder, `${++files}.txt`)

  /** The command line on a terminal. */
  async function live(io: ReturnType<typeof terminal>['io'], ...args: string[]) {
    const stdin = { ...io.input, isTTY: true }
    const stdout = { ...io.output, isTTY: true }
    const { status, stderr } = await typed(['live', ...args], { terminal: { stdin, stdout } })
    return { status, complaints: stderr.split('\n').slice(0, -1) }
  }

  it.each(['q', '\x03'])('%j quits and writes a recording that plays again', async (key) => {
    const path = file()
    const { written, io } = terminal(`b3${key}`)
    expect(await live(io, '--record', path, '--seed', '42')).toEqual({ status: 0, complaints: [] })
    // The terminal is restored before the message.
    expect(written.slice(-2)).toEqual([RESTORED, `recorded in ${path}; play it again: npx unknot sim ${path}\n`])
    const scenario = readFileSync(path, 'utf8')
    expect(scenario).toContain('given a real world with seed 42\n')
    expect(scenario).toContain('press it on with 20 N\n')
    const names = rotation.map(({ name }) => name)
    expect(runScenario(scenario, { programs: options.programs, names }).simulatedMs).toBeGreaterThan(200)
  })

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s also writes the recording', async (signal) => {
    const path = file()
    const { written, io } = terminal('b', {}, () => process.listeners(signal).at(-1)!(signal))
    expect(await live(io, '--record', path)).toEqual({ status: 0, complaints: [] })
    expect(readFileSync(path, 'utf8')).toContain('press it on')
    expect(written.at(-1)).toContain(path)
  })

  it('an error in a frame or at a key also writes the recording', async () => {
    for (const step of ['tick', 'key']) {
      const path = file()
      const { written, raw, io } = terminal('b')
      const write = io.output.write
      let after = 0
      io.output.write = ((text: string) => {
        // In the first frame after the key.
        if (step === 'tick' && text.includes('on a body') && after++ === 1) throw new Error('thrown')
        return write(text)
      }) as typeof write
      const on = io.input.on
      if (step === 'key')
        io.input.on = ((event: string, listener: (data: unknown) => void) =>
          on(event as 'data', event === 'data' ? () => listener(['b', { toString: 1 }]) : listener)) as typeof on
      await expect(live(io, '--record', path), step).rejects.toThrow()
      expect(readFileSync(path, 'utf8'), step).toMatch(/: the end\n$/)
      expect(raw).toEqual([true, false])
      expect(written.slice(-2)[0]).toBe(RESTORED)
    }
  })

  it('a file that cannot be written is reported before the session starts', async () => {
    const { written, io } = terminal('q')
    expect(await live(io, '--record', join(folder, 'nowhere/run.txt'))).toEqual({
      status: 2,
      complaints: [`cannot write ${join(folder, 'nowhere/run.txt')}: no such file or folder`],
    })
    expect(await live(io, '--record', folder)).toEqual({
      status: 2,
      complaints: [`cannot write ${folder}: it is a folder`],
    })
    expect(written).toEqual([])
  })

  it('a file that can no longer be written is reported at the end, with exit code 1', async () => {
    const path = file()
    const { written, io } = terminal('q')
    const ended = live(io, '--record', path)
    await vi.waitFor(() => expect(existsSync(path)).toBe(true))
    rmSync(path)
    mkdirSync(path)
    expect((await ended).status).toBe(1)
    expect(written.at(-1)).toBe(`cannot write ${path}: it is a folder\n`)
  })

  it('the file keeps its contents until the recording replaces them', async () => {
    const path = file()
    writeFileSync(path, 'press\n')
    const { io, written } = terminal('q')
    const ended = live(io, '--record', path)
    await vi.waitFor(() => expect(written).not.toEqual([]))
    expect(readFileSync(path, 'utf8')).toBe('press\n')
    await ended
    expect(readFileSync(path, 'utf8')).not.toContain('press\n')
  })

  it('the message quotes the file name for a shell', async () => {
    const path = join(folder, "it's mine.txt")
    const { written, io } = terminal('q')
    await live(io, '--record', path)
    expect(written.at(-1)).toContain(`npx unknot sim '${folder}/it'\\''s mine.txt'\n`)
  })

  it.each(['-1', '1.5', 'x', '4294967296', '1e3'])('--seed %s is refused', async (seed) => {
    const { io } = terminal('q')
    const { status, complaints } = await live(io, `--seed=${seed}`)
    expect([status, complaints]).toEqual([2, [`--seed is a whole number from 0 to 4294967295, not "${seed}"`]])
  })

  it('no file is written without --record', async () => {
    const { written, io } = terminal('q')
    await runLive(options, io)
    expect(written.at(-1)).toBe(RESTORED)
    expect(existsSync(join(folder, 'undefined'))).toBe(false)
  })
})

it('arrows and other keys that send escape sequences do nothing', async () => {
  const path = join(folder, 'arrows.txt')
  const { io } = terminal('\x1b[c\x1b[1;5b\x1bOj\x1bxq')
  await runLive(options, io, { record: new RecordFile(path) })
  expect(readFileSync(path, 'utf8')).toMatch(/^(given .*\n){3}at .*: the end\n$/)
})
