// Fakes for tests of flashing: a built file, a connection, a fast clock, and an Espruino board behind the tool.

import { Buffer } from 'node:buffer'
import { Duplex } from 'node:stream'
import { crc32 } from 'node:zlib'
import { vi } from 'vitest'
import type { EspruinoBoard, KalumaBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import type { EspruinoTool } from '../../../tools/flash/espruino-tool.ts'
import { FlashError } from '../../../tools/flash/problems.ts'

export const puck = boards.puckjs2 as EspruinoBoard
export const pico = boards.pico as KalumaBoard

/** Text with the stamp of a built file. By default it takes a few pieces to upload. */
export const codeFor = (board: string, bytes = 2500): string => {
  const start = `"unknot 0.0.1 ${board}";(()=>{var s="`
  const end = '";print(s.length)})();'
  return `${start}${'0123456789'.repeat(bytes).slice(0, bytes - start.length - end.length)}${end}`
}

/** Two streams: each reads what the other writes. */
export function connectedStreams(): [Duplex, Duplex] {
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

/** Writes this again and again, with a pause, until the stream closes. */
export function keepWriting(stream: Duplex, everyMs: number, data: Buffer | string): void {
  if (stream.destroyed) return
  stream.write(data)
  setTimeout(() => keepWriting(stream, everyMs, data), everyMs)
}

/** Runs `action` with fake timers that go forward whenever it waits. */
export async function withFastTime<T>(action: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    let isSettled = false
    const outcome = action().finally(() => {
      isSettled = true
    })
    outcome.catch(() => {})
    while (!isSettled) {
      // Streams first: time goes forward only when they have nothing left to deliver.
      for (let turn = 0; turn < 20 && !isSettled; turn++) await new Promise((resolve) => setImmediate(resolve))
      await vi.advanceTimersByTimeAsync(100)
    }
    return await outcome
  } finally {
    vi.useRealTimers()
  }
}

const PIECE_BYTES = 256

export interface FakeEspruino {
  name?: unknown
  version?: unknown
  /** As in Storage: bytes that were never written are 0xFF. */
  stored?: string
  /** The connection ends after this many bytes of the file. */
  cutAt?: number
  /** The flash is worn: the byte at this offset is stored wrong. */
  wornAt?: number
  isFull?: boolean
  /** An ESP32 whose Bluetooth is on. */
  isRadioOn?: boolean
  /** This many uploads lose bytes. */
  lossyUploads?: number
  /** Each piece of the file takes this long. */
  pieceMs?: number
}

/** The tool with a fake board behind it. It records what is written to the board. */
export class FakeEspruinoTool implements EspruinoTool {
  readonly written: string[] = []
  readonly evaluated: string[] = []
  isClosed = false
  stored: string | undefined
  uploads = 0
  readonly #board: FakeEspruino
  constructor(board: FakeEspruino) {
    this.#board = board
    this.stored = board.stored
  }

  async evaluate(expression: string): Promise<unknown> {
    this.evaluated.push(expression)
    const { name = puck.about.firmware, version = '2v29' } = this.#board
    if (expression.includes('process.env')) return [name, version]
    if (expression.includes('ESP32')) return this.#board.isRadioOn
    const { stored } = this
    if (stored === undefined) return null
    const crc = crc32(Buffer.from(stored, 'latin1'))
    return [stored.length, crc, stored.slice(0, 60), stored.charCodeAt(stored.length - 1)]
  }

  async uploadFile(_: string, text: string, onSent: (bytes: number) => void): Promise<void> {
    const { cutAt = Number.POSITIVE_INFINITY, wornAt, isFull, lossyUploads = 0, pieceMs = 0 } = this.#board
    this.uploads++
    if (isFull || this.uploads <= lossyUploads) throw new FlashError('rejected')
    for (let at = 0; at < text.length; at += PIECE_BYTES) {
      const end = Math.min(at + PIECE_BYTES, text.length)
      if (pieceMs > 0) await new Promise((resolve) => setTimeout(resolve, pieceMs))
      if (end > cutAt) throw new FlashError('disconnected')
      this.stored = text.slice(0, end).padEnd(text.length, '\xff')
      onSent(end)
    }
    if (wornAt !== undefined) this.stored = `${text.slice(0, wornAt)}\0${text.slice(wornAt + 1)}`
  }

  async write(text: string): Promise<void> {
    this.written.push(text)
  }

  async close(): Promise<void> {
    this.isClosed = true
  }
}
