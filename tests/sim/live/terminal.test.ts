// The live screen on a terminal: that it is put back, and that the recording is written, whatever happens.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { runLive } from '../../../sim/live/live.ts'
import { RecordFile } from '../../../sim/live/record-file.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { typed } from '../../support/typed.ts'

const options = { programs: compileRotation(), rotation, motor: massagerMotor, seed: 1 }
const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g')
const PUT_BACK = '\x1b[?25h\x1b[?1049l'

afterAll(() => rmSync(folder, { recursive: true }))

/** A terminal that notes what is written, and whose user types `keys` after a moment. */
function terminal(keys: string, env: NodeJS.ProcessEnv = {}) {
  const listeners: Record<string, (data: string) => void> = {}
  const raw: boolean[] = []
  const written: string[] = []
  const input = {
    setRawMode: (on: boolean) => raw.push(on),
    setEncoding: () => input,
    resume: () => input,
    pause: () => input,
    on: (event: string, listener: (data: string) => void) => {
      listeners[event] = listener
      if (event === 'data') setTimeout(() => listener(keys), 300)
      return input
    },
    off: (event: string) => {
      delete listeners[event]
      return input
    },
  }
  const output = {
    columns: 80,
    rows: 24,
    write: (text: string) => written.push(text) > 0,
    on: () => output,
    off: () => output,
  }
  return { raw, written, listeners, io: { input, output, env } as unknown as Parameters<typeof runLive>[1] }
}

describe('the terminal', () => {
  it('is put back on quit, and is written to only where something changed', async () => {
    const { raw, written, listeners, io } = terminal('q')
    expect(await runLive(options, io)).toBe(0)
    expect(raw).toEqual([true, false])
    expect(written.at(-1)).toBe(PUT_BACK)
    expect(Object.keys(listeners)).toEqual([])
    // The first picture is whole; after it only the line with the time changes while nothing happens.
    for (const text of written.slice(2, -1)) expect(text.split('\x1b[K').length).toBeLessThanOrEqual(3)
  })

  it('is put back when something throws', async () => {
    const { raw, written, io } = terminal('')
    const write = io.output.write
    let count = 0
    io.output.write = ((text: string) => {
      if (++count === 3) throw new Error('the terminal went away')
      return write(text)
    }) as typeof write
    await expect(runLive(options, io)).rejects.toThrow('went away')
    expect(raw).toEqual([true, false])
    expect(written.at(-1)).toBe(PUT_BACK)
  })

  it('NO_COLOR leaves only the movement of the cursor', async () => {
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

  it.each(['q', '\x03'])('%j ends with what happened, which plays again', async (key) => {
    const path = file()
    const { written, io } = terminal(`bt${key}`)
    expect(await live(io, '--record', path, '--seed', '42')).toEqual({ status: 0, complaints: [] })
    // The terminal is put back before anything is said.
    expect(written.slice(-2)).toEqual([PUT_BACK, `recorded in ${path}; play it again: npx unknot sim ${path}\n`])
    const scenario = readFileSync(path, 'utf8')
    expect(scenario).toContain('given a real world with seed 42\n')
    expect(scenario).toContain('press it on with 20 N\n')
    const names = rotation.map(({ name }) => name)
    expect(runScenario(scenario, { programs: options.programs, names }).simulatedMs).toBeGreaterThan(200)
  })

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s ends with it too', async (signal) => {
    const path = file()
    const { written, io } = terminal('b')
    setTimeout(() => process.listeners(signal).at(-1)!(signal), 500)
    expect(await live(io, '--record', path)).toEqual({ status: 0, complaints: [] })
    expect(readFileSync(path, 'utf8')).toContain('press it on')
    expect(written.at(-1)).toContain(path)
  })

  it('so does something that throws, in a frame or at a key', async () => {
    for (const step of ['tick', 'key']) {
      const path = file()
      const { written, raw, io } = terminal('b')
      const write = io.output.write
      let after = 0
      io.output.write = ((text: string) => {
        // The first frame after the key.
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
      expect(written.slice(-2)[0]).toBe(PUT_BACK)
    }
  })

  it('a file that cannot be written is told before the session starts', async () => {
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

  it('one that cannot be written any more is told at the end, with 1', async () => {
    const path = file()
    const { written, io } = terminal('q')
    const ended = live(io, '--record', path)
    await vi.waitFor(() => expect(existsSync(path)).toBe(true))
    rmSync(path)
    mkdirSync(path)
    expect((await ended).status).toBe(1)
    expect(written.at(-1)).toBe(`cannot write ${path}: it is a folder\n`)
  })

  it('keeps what was in the file until there is something to take its place', async () => {
    const path = file()
    writeFileSync(path, 'press\n')
    const { io, written } = terminal('q')
    const ended = live(io, '--record', path)
    await vi.waitFor(() => expect(written).not.toEqual([]))
    expect(readFileSync(path, 'utf8')).toBe('press\n')
    await ended
    expect(readFileSync(path, 'utf8')).not.toContain('press\n')
  })

  it('says a name that a shell takes for one word', async () => {
    const path = join(folder, "it's mine.txt")
    const { written, io } = terminal('q')
    await live(io, '--record', path)
    expect(written.at(-1)).toContain(`npx unknot sim '${folder}/it'\\''s mine.txt'\n`)
  })

  it.each(['-1', '1.5', 'x', '4294967296', '1e3'])('--seed %s is none', async (seed) => {
    const { io } = terminal('q')
    const { status, complaints } = await live(io, `--seed=${seed}`)
    expect([status, complaints]).toEqual([2, [`--seed is a whole number from 0 to 4294967295, not "${seed}"`]])
  })

  it('without it nothing is written', async () => {
    const { written, io } = terminal('q')
    await runLive(options, io)
    expect(written.at(-1)).toBe(PUT_BACK)
    expect(existsSync(join(folder, 'undefined'))).toBe(false)
  })
})

it('arrows and other keys that send several letters do nothing', async () => {
  const path = join(folder, 'arrows.txt')
  const { io } = terminal('\x1b[c\x1b[1;5b\x1bOj\x1bxq')
  await runLive(options, io, new RecordFile(path))
  expect(readFileSync(path, 'utf8')).toMatch(/^given .*\ngiven .*\nat .*: the end\n$/)
})
