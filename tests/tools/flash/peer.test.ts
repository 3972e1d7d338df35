// The Espruino tool itself, in its own process, with a recorded board at the end of the line: in every run.

import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { flashEspruino } from '../../../tools/flash/espruino.ts'
import { FlashError } from '../../../tools/flash/problems.ts'
import { connectTool } from '../../../tools/flash/tool.ts'
import { puck } from './made-up.ts'

const [, head, ...lines] = readFileSync(join(import.meta.dirname, 'peer.txt'), 'utf8')
  .trimEnd()
  .split('\n')
const { code } = JSON.parse(head!) as { code: string }
const session = lines.map((line) => ({
  by: line.split(' ')[0]!,
  text: JSON.parse(line.slice(line.indexOf(' '))) as string,
}))
const board = { ...puck, about: { ...puck.about, firmware: 'LINUX2630' } }

const open: (() => void)[] = []
afterAll(() => {
  for (const close of open) close()
})

/** A port with this behind it. */
async function port(behind: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    open.push(() => socket.destroy())
    socket.on('error', () => {})
    behind(socket)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  open.push(() => server.close())
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Heard {
  /** Whatever the host said, to the byte. */
  text: string
  /** What it said that the recorded host did not. */
  strange: string
}

/** Says what the recorded board said, when the host has said what it had said; hangs up where it is told to. */
function peer(heard: Heard, hangUpAfter = Number.POSITIVE_INFINITY, change = (text: string) => text) {
  return (socket: Socket) => {
    const left = [...session]
    let pending = ''
    socket.on('data', (chunk) => {
      // On a busy machine the tool types Ctrl-C before the prompt has come.
      const text = chunk.toString('latin1').replaceAll('\x03', '')
      heard.text += text
      pending += text
      if (heard.text.length >= hangUpAfter) return void socket.destroy()
      const next = (by: string): string | undefined => (left[0]?.by === by ? left[0].text : undefined)
      for (let said = next('host'); said !== undefined && pending.startsWith(said); said = next('host')) {
        pending = pending.slice(said.length)
        left.shift()
        for (let answer = next('board'); answer !== undefined; answer = next('board')) {
          socket.write(Buffer.from(change(answer), 'latin1'))
          left.shift()
        }
      }
      if (!(left[0]?.text ?? '').startsWith(pending)) heard.strange += pending
    })
  }
}

/** What is told, and how it ends. */
async function flashing(at: string, answerMs = PATIENT_MS): Promise<{ told: string[]; problem: string }> {
  const told: string[] = []
  try {
    const tool = await connectTool(at, 'tcp', 9600, answerMs)
    try {
      await flashEspruino(board, code, tool, (line) => told.push(line))
    } finally {
      await tool.close()
    }
    return { told, problem: '' }
  } catch (error) {
    if (!(error instanceof FlashError)) throw error
    return { told, problem: error.problem }
  }
}

/** A busy machine is slow. */
const PATIENT_MS = 9000
/** For a board that answers at once, but never what it should. */
const NONSENSE_MS = 2000
/** For a board that never answers. */
const SOON_MS = 300

/** What the host says before the file itself. */
const BEFORE_FILE = session
  .slice(
    0,
    session.findIndex(({ text }) => text.includes('"fn":')),
  )
  .filter(({ by }) => by === 'host')
  .map(({ text }) => text)
  .join('').length

describe.concurrent('the tool and a recorded board', () => {
  it('say what they said when it was recorded, to the byte', async () => {
    const heard = { text: '', strange: '' }
    const { told, problem } = await flashing(await port(peer(heard)))
    expect([problem, heard.strange]).toEqual(['', ''])
    const whole = session.filter(({ by }) => by === 'host').map(({ text }) => text)
    expect(heard.text).toBe(whole.join(''))
    expect(told.at(-1)).toBe('checked: what is on it is what was sent')
  })

  it.each([
    ['in the file', BEFORE_FILE + 400],
    ['before the check', BEFORE_FILE + code.length + 60],
  ])('a board that disappears %s', async (_, bytes) => {
    const heard = { text: '', strange: '' }
    const { told, problem } = await flashing(await port(peer(heard, bytes)))
    expect(problem).toBe('cut')
    expect(told.join()).not.toContain('checked')
    expect(heard.text).not.toContain('load()')
  })

  it.each([
    ['another board', (text: string) => text.replace('LINUX2630', 'JOLTJS'), 'board'],
    ['one that says what is no JSON', (text: string) => text.replace('["LINUX', '[LINUX'), 'nonsense'],
  ])('%s is found out before anything is written', async (_, change, expected) => {
    const heard = { text: '', strange: '' }
    const { told, problem } = await flashing(await port(peer(heard, undefined, change)))
    expect([problem, told]).toEqual([expected, []])
    expect(heard.text).not.toContain('bootcde')
  })

  it('one that answers nonsense', async () => {
    const at = await port((socket) => socket.on('data', () => socket.write('hello\r\n>')))
    expect(await flashing(at, NONSENSE_MS)).toEqual({ told: [], problem: 'nonsense' })
  })

  it('one that never answers', async () => {
    expect(await flashing(await port(() => {}), SOON_MS)).toEqual({ told: [], problem: 'silent' })
  })

  it('nobody there', async () => {
    expect(await flashing('tcp://127.0.0.1:1')).toEqual({ told: [], problem: 'nothing' })
  })
})

it('a line that breaks once it is over leaves no process behind', async () => {
  let socket: Socket | undefined
  const at = await port((one) => {
    socket = one
  })
  const tool = await connectTool(at, 'tcp', 9600)
  // The time after which it would be killed never comes, so the process must end by itself.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const closed = tool.close()
    socket!.resetAndDestroy()
    await closed
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
  await expect(tool.ask('1')).rejects.toThrow('closed')
})
