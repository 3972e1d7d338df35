// Boards that are not there: what tests flash, and what answers them.

import { Buffer } from 'node:buffer'
import { Duplex } from 'node:stream'
import { crc32 } from 'node:zlib'
import { vi } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { FlashError } from '../../../tools/flash/problems.ts'
import type { Tool } from '../../../tools/flash/tool.ts'

export const puck = boards.puckjs2 as EspruinoBoard
export const pico = boards.pico as KalumaBoard

/** Looks like a built file, in a size that takes a few pieces. */
export const codeFor = (board: string, bytes = 2500): string => {
  const start = `"unknot 0.0.1 ${board}";(()=>{var s="`
  const end = '";print(s.length)})();'
  return `${start}${'0123456789'.repeat(bytes).slice(0, bytes - start.length - end.length)}${end}`
}

/** Two ends of a line: what is written to one comes out of the other. */
export function line(): [Duplex, Duplex] {
  const ends: Duplex[] = []
  for (const other of [1, 0])
    ends.push(
      new Duplex({
        read() {},
        write(chunk, _, done) {
          setImmediate(() => {
            if (!ends[other]!.destroyed) ends[other]!.push(chunk)
            done()
          })
        },
        destroy(error, done) {
          setImmediate(() => ends[other]!.destroy())
          done(error)
        },
      }),
    )
  return [ends[0]!, ends[1]!]
}

/** Lets time run as fast as it can until `promise` has its outcome. */
export async function hurried<T>(promise: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    let over = false
    const outcome = promise().finally(() => {
      over = true
    })
    outcome.catch(() => {})
    while (!over) {
      // Streams first, time after them.
      for (let turn = 0; turn < 20 && !over; turn++) await new Promise((resolve) => setImmediate(resolve))
      await vi.advanceTimersByTimeAsync(100)
    }
    return await outcome
  } finally {
    vi.useRealTimers()
  }
}

const PIECE_BYTES = 256

export interface Espruino {
  name?: unknown
  version?: unknown
  /** As in Storage: what was never written is 0xFF. */
  stored?: string
  /** The connection ends when so many bytes of the file have come. */
  cutAt?: number
  /** Flash that is worn: what is written at this place is something else. */
  wornAt?: number
  full?: boolean
  /** So many uploads lose something on the way. */
  lossy?: number
}

/** The tool with a board behind it, which keeps what it was told. */
export class FakeTool implements Tool {
  readonly said: string[] = []
  closed = false
  stored: string | undefined
  uploads = 0
  readonly #board: Espruino
  constructor(board: Espruino) {
    this.#board = board
    this.stored = board.stored
  }

  async ask(expression: string): Promise<unknown> {
    const { name = puck.about.firmware, version = '2v29' } = this.#board
    if (expression.includes('process.env')) return [name, version]
    const { stored } = this
    if (stored === undefined) return null
    const crc = crc32(Buffer.from(stored, 'latin1'))
    return [stored.length, crc, stored.slice(0, 60), stored.charCodeAt(stored.length - 1)]
  }

  async send(_: string, text: string, sent: (bytes: number) => void): Promise<void> {
    const { cutAt = Number.POSITIVE_INFINITY, wornAt, full, lossy = 0 } = this.#board
    this.uploads++
    if (full || this.uploads <= lossy) throw new FlashError('room')
    for (let at = 0; at < text.length; at += PIECE_BYTES) {
      const whole = Math.min(at + PIECE_BYTES, text.length)
      if (whole > cutAt) throw new FlashError('cut')
      this.stored = text.slice(0, whole).padEnd(text.length, '\xff')
      sent(whole)
    }
    if (wornAt !== undefined) this.stored = `${text.slice(0, wornAt)}\0${text.slice(wornAt + 1)}`
  }

  async say(text: string): Promise<void> {
    this.said.push(text)
  }

  async close(): Promise<void> {
    this.closed = true
  }
}
