// The real Espruino tool, in its own process, connected to a recording of a board.

import type { Socket } from 'node:net'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { flashEspruino } from '../../../tools/flash/espruino.ts'
import { connectTool } from '../../../tools/flash/forked-tool.ts'
import { FlashError } from '../../../tools/flash/problems.ts'
import { isFull } from '../../support/scope.ts'
import { puck } from './fakes.ts'
import { closePorts, code, openPort, replayBoard, session } from './recorded-peer.ts'

const board = { ...puck, about: { ...puck.about, firmware: 'LINUX2630' } }

afterAll(closePorts)

/** The lines that flashing prints, and its problem or ''. */
async function flashAt(port: string, answerMs = PATIENT_MS): Promise<{ lines: string[]; problem: string }> {
  const lines: string[] = []
  try {
    const tool = await connectTool(port, 'tcp', 9600, answerMs)
    try {
      await flashEspruino(board, code, tool, (line) => lines.push(line))
    } finally {
      await tool.close()
    }
    return { lines, problem: '' }
  } catch (error) {
    if (!(error instanceof FlashError)) throw error
    return { lines, problem: error.problem }
  }
}

/** Generous, because a busy machine is slow. */
const PATIENT_MS = 9000
/** For a board that answers at once, but never what it should. */
const NONSENSE_MS = 2000
/** For a board that never answers. */
const SOON_MS = 300

/** Bytes that the host sends before the file. */
const BEFORE_FILE = session
  .slice(
    0,
    session.findIndex(({ text }) => text.includes('"fn":')),
  )
  .filter(({ by }) => by === 'host')
  .map(({ text }) => text)
  .join('').length

/** Each starts the tool, which takes most of a second: the default run does that once. */
const itAlso = it.runIf(isFull)

describe.concurrent('flashing a recorded board', () => {
  it('sends the recorded bytes, and verifies the file', async () => {
    const input = { text: '', unexpected: '' }
    const { lines, problem } = await flashAt(await openPort(replayBoard(input)))
    expect([problem, input.unexpected]).toEqual(['', ''])
    const recorded = session.filter(({ by }) => by === 'host').map(({ text }) => text)
    expect(input.text).toBe(recorded.join(''))
    expect(lines.at(-1)).toBe('verified: the board has the file that was sent')
  })

  itAlso.each([
    ['during the upload', BEFORE_FILE + 400],
    ['before the file is read back', BEFORE_FILE + code.length + 60],
  ])('reports a connection that ends %s, and does not start the board', async (_, bytes) => {
    const input = { text: '', unexpected: '' }
    const { lines, problem } = await flashAt(await openPort(replayBoard(input, bytes)))
    expect(problem).toBe('disconnected')
    expect(lines.join()).not.toContain('verified')
    expect(input.text).not.toContain('load()')
  })

  itAlso.each([
    ['another board', (text: string) => text.replace('LINUX2630', 'JOLTJS'), 'wrongBoard'],
    ['an answer that is no JSON', (text: string) => text.replace('["LINUX', '[LINUX'), 'unexpectedAnswer'],
  ])('recognises %s before it writes anything', async (_, change, expected) => {
    const input = { text: '', unexpected: '' }
    const { lines, problem } = await flashAt(await openPort(replayBoard(input, undefined, change)))
    expect([problem, lines]).toEqual([expected, []])
    expect(input.text).not.toContain('bootcde')
  })

  itAlso('reports a board that answers something else than Espruino', async () => {
    const port = await openPort((socket) => socket.on('data', () => socket.write('hello\r\n>')))
    expect(await flashAt(port, NONSENSE_MS)).toEqual({ lines: [], problem: 'unexpectedAnswer' })
  })

  itAlso('reports a board that never answers', async () => {
    expect(await flashAt(await openPort(() => {}), SOON_MS)).toEqual({ lines: [], problem: 'noAnswer' })
  })

  itAlso('reports a port without a board', async () => {
    expect(await flashAt('tcp://127.0.0.1:1')).toEqual({ lines: [], problem: 'notFound' })
  })
})

itAlso('leaves no process behind when the connection breaks while it closes', async () => {
  let socket: Socket | undefined
  const port = await openPort((connection) => {
    socket = connection
  })
  const tool = await connectTool(port, 'tcp', 9600)
  // The timer that would kill the process never fires, so the process must end by itself.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const closed = tool.close()
    socket!.resetAndDestroy()
    await closed
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
  await expect(tool.evaluate('1')).rejects.toThrow('closed')
})
