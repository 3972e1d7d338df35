// Boards, lines and tools that never come to an end: every command ends in its time, with its exit code and one sentence.

import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { flash } from '../../../tools/flash/command.ts'
import { connectTool } from '../../../tools/flash/forked-tool.ts'
import { interrupt } from '../../../tools/flash/kaluma-console.ts'
import { createConnection } from '../../../tools/flash/open-connection.ts'
import { listSerialPorts } from '../../../tools/flash/ports.ts'
import { typed } from '../../support/typed.ts'
import { type FakePico, PROMPT, startFakeKaluma } from './fake-kaluma.ts'
import {
  codeFor,
  connectedStreams,
  type FakeEspruino,
  FakeEspruinoTool,
  keepWriting,
  pico,
  withFastTime,
} from './fakes.ts'

const [ACK, NAK, CANCEL, CRC_REQUEST] = [0x06, 0x15, 0x18, 0x43]

const repeat =
  (everyMs: number, ...bytes: number[]) =>
  (stream: Duplex) =>
    keepWriting(stream, everyMs, Buffer.from(bytes))
/** Answers this block and all further ones. */
const answerAll =
  (byte: number, afterMs = 0) =>
  (stream: Duplex) => {
    const answer = () => setTimeout(() => stream.destroyed || stream.write(Buffer.from([byte])), afterMs)
    answer()
    stream.on('data', answer)
  }
/** The far end reads no more, so no write at the near end is ever done. */
const halfOpen = (near: Duplex): FakePico => {
  near._write = () => {}
  return {}
}

interface Ended {
  status: number
  stdout: string
  stderr: string
  /** Virtual. */
  seconds: number
}

async function flashPico(makeBoard: (near: Duplex) => FakePico, bytes = 2500): Promise<Ended> {
  const [near, far] = connectedStreams()
  const board = makeBoard(near)
  return withFastTime(async () => {
    startFakeKaluma(far, board)
    const began = performance.now()
    const result = await typed(['flash', '--board', 'pico', '--port', '/dev/ttyACM0'], {
      run: (_, flags, terminal) =>
        flash(flags, terminal, {
          build: async () => codeFor('pico', bytes),
          findPorts: async () => [],
          connectTool: () => Promise.reject(new Error('no Espruino here')),
          openConnection: async () => createConnection(near),
        }),
    })
    expect(near.destroyed).toBe(true)
    return { ...result, seconds: (performance.now() - began) / 1000 }
  })
}

/** One sentence, with the exit code, not later than `withinS`. */
function expectEnd({ status, stdout, stderr, seconds }: Ended, exit: number, withinS: number, sentence: RegExp): void {
  expect([status, stderr.split('\n')]).toEqual([exit, [expect.stringMatching(sentence), '']])
  expect(stdout).not.toContain('done')
  expect(seconds).toBeLessThanOrEqual(withinS)
}

/** What the connection and the console take before the upload begins, and a step of the fast time. */
const SLACK_S = 3

describe('an upload with YMODEM ends', () => {
  it.each<[string, (stream: Duplex, near: Duplex) => void, number, number, number, RegExp]>([
    ['floods C instead of an answer to the header', repeat(1, CRC_REQUEST), 0, 8, 5, /the header was not .*10 tries/],
    ['floods C in the middle', repeat(1, CRC_REQUEST), 2, 8, 5, /block 2 of 3 was not acknowledged in 10 tries/],
    ['chatters', repeat(7, 0x41, 0x0a), 2, 8, 20, /block 2 of 3 was not acknowledged in time/],
    [
      'chatters instead of an answer to the header',
      repeat(7, 0x41),
      0,
      8,
      75,
      /the header was not acknowledged in time/,
    ],
    ['drips a byte every 4.9 s', repeat(4900, 0x41), 2, 8, 20, /block 2 of 3 was not acknowledged in time/],
    ['drips a refusal every 4.9 s', repeat(4900, NAK), 2, 8, 20, /block 2 of 3 was not acknowledged in time/],
    ['drips single cancels', repeat(900, CANCEL, 0x41), 2, 8, 20, /block 2 of 3 was not acknowledged in time/],
    ['says nothing', () => {}, 2, 8, 20, /block 2 of 3 was not acknowledged in time/],
    ['says nothing to the header', () => {}, 0, 8, 75, /the header was not acknowledged in time/],
    ['refuses for ever', answerAll(NAK), 2, 8, 5, /block 2 of 3 was not acknowledged in 10 tries/],
    ['acknowledges the header, and requests nothing', answerAll(ACK), 0, 9, 15, /no YMODEM request/],
    ['cancels', repeat(100, CANCEL, CANCEL), 2, 9, 1, /the board rejected the file/],
    ['leaves a half-open line', (_, near) => void halfOpen(near), 2, 8, 30, /the line took no data for 5 s/],
    ['cuts the line', (stream) => stream.destroy(), 2, 8, 1, /the connection to .* ended/],
  ])('when the receiver %s', async (_, act, block, exit, withinS, sentence) => {
    const ended = await flashPico((near) => ({ faults: { brokenFrom: { block, act: (stream) => act(stream, near) } } }))
    expectEnd(ended, exit, withinS + SLACK_S, sentence)
  })

  it('when each block takes 4.5 s, with the whole file in 180 s', async () => {
    const slow = { faults: { brokenFrom: { block: 1, act: answerAll(ACK, 4500) } } }
    expectEnd(await flashPico(() => slow, 60_000), 8, 180 + SLACK_S, /block 4\d of 59 was not acknowledged in time/)
  })

  it('with success when the receiver is slow, but in time', async () => {
    const slow = { faults: { loseAnswerTo: 1, refuseOnce: 2 } }
    expect((await flashPico(() => slow)).status).toBe(0)
  })
})

describe('a console that never comes to an end', () => {
  it.each<[string, (near: Duplex) => FakePico, number, RegExp]>([
    [
      'text without end',
      () => ({ chatter: { everyMs: 10, text: 'hello\r\n' }, onlyAnswer: '' }),
      9,
      /unexpected answer/,
    ],
    ['a half-open line', halfOpen, 8, /ended before it was verified: the line took no data/],
  ])('%s', async (_, makeBoard, exit, sentence) => {
    expectEnd(await flashPico(makeBoard), exit, 20, sentence)
  })

  it('sends prompts without end', async () => {
    const [near, far] = connectedStreams()
    await withFastTime(async () => {
      const began = performance.now()
      keepWriting(far, 100, PROMPT)
      await interrupt(createConnection(near))
      expect(performance.now() - began).toBeLessThanOrEqual(5000)
    })
    near.destroy()
  })
})

describe('an upload with the Espruino tool ends', () => {
  const flashPuck = (board: FakeEspruino) =>
    withFastTime(async () => {
      const tool = new FakeEspruinoTool(board)
      const began = performance.now()
      const result = await typed(['flash', '--board', 'puckjs2', '--port', '/dev/ttyACM0'], {
        run: (_, flags, terminal) =>
          flash(flags, terminal, {
            build: async () => codeFor('puckjs2'),
            findPorts: async () => [],
            connectTool: async () => tool,
            openConnection: () => Promise.reject(new Error('no Kaluma here')),
          }),
      })
      expect(tool.isClosed).toBe(true)
      return { ...result, seconds: (performance.now() - began) / 1000 }
    })

  it.each([
    ['acknowledges a piece every 20 s', { pieceMs: 20_000 }],
    ['never acknowledges a piece', { pieceMs: 1e9 }],
  ])('when the board %s', async (_, board) => {
    expectEnd(await flashPuck(board), 8, 181, /ended before it was verified: the file was not stored within 180 s/)
  })

  it('with success when a piece takes 15 s', async () => {
    expect((await flashPuck({ pieceMs: 15_000 })).status).toBe(0)
  })
})

/** A process of the tool that answers as `answer` says, and ends only when it is killed. */
class FakeProcess extends EventEmitter {
  connected = true
  wasKilled = false
  readonly #answer: Record<string, unknown>
  constructor(answer: Record<string, unknown>) {
    super()
    this.#answer = answer
    if (answer.ready) setImmediate(() => this.emit('message', { ready: true }))
  }
  send({ id, call }: { id: number; call: string }): boolean {
    if (call in this.#answer) setImmediate(() => this.emit('message', { id, value: this.#answer[call] }))
    return true
  }
  disconnect(): void {
    this.connected = false
  }
  kill(): boolean {
    this.wasKilled = true
    setImmediate(() => this.emit('exit'))
    return true
  }
}
type ChildProcess = NonNullable<Parameters<typeof connectTool>[4]>

describe('a tool that hangs', () => {
  it.each<
    [string, Record<string, unknown>, (tool: Awaited<ReturnType<typeof connectTool>>) => Promise<unknown>, number]
  >([
    ['at its start', {}, async () => {}, 20],
    ['while it opens the port', { ready: true }, async () => {}, 30],
    ['while it evaluates', { ready: true, open: 0 }, (tool) => tool.evaluate('1'), 10],
    ['while it writes', { ready: true, open: 0 }, (tool) => tool.write('1'), 5],
    ['while it uploads', { ready: true, open: 0 }, (tool) => tool.uploadFile('a', 'b', () => {}), 25],
  ])('%s', async (_, answer, act, withinS) => {
    const child = new FakeProcess(answer)
    const { problem, seconds } = await withFastTime(async () => {
      const began = performance.now()
      const seconds = () => (performance.now() - began) / 1000
      const tool = await connectTool('COM3', 'serial', 9600, 3000, child as unknown as ChildProcess).catch((e) => e)
      if (tool instanceof Error) return { problem: tool, seconds: seconds() }
      const problem = await act(tool).catch((error) => error)
      await tool.close()
      return { problem, seconds: seconds() }
    })
    expect(problem).toMatchObject({ problem: 'noAnswer' })
    expect(child.wasKilled).toBe(true)
    expect(seconds).toBeLessThanOrEqual(withinS + 3.5)
  })
})

it('a list of ports that never comes is replaced after 10 s', async () => {
  const listing = () => listSerialPorts(pico, () => new Promise(() => {}))
  await expect(withFastTime(listing)).resolves.toBeInstanceOf(Array)
})
