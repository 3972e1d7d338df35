// A board with Espruino over a connection of bytes: expressions are typed on its console, and files go in packets, which
// the engine reads from 2v25 on (https://www.espruino.com/Interfacing, "Packet Transfers").

import type { Connection } from './connection.ts'
import type { EspruinoTool } from './espruino-tool.ts'
import { FlashError } from './problems.ts'
import { startDeadline } from './time-limit.ts'

const DLE = 0x10
const SOH = 0x01
const ACK = 0x06
const NAK = 0x15
/** Types of packets, above the 13 bits of their length. */
const FILE_SEND = 0x6000
const DATA = 0x8000

/** Fits into the event buffer of every board. */
const PIECE_BYTES = 256
/** A board may compact its storage before it answers, which takes 0.1 s a page. */
const PACKET_MS = 20_000
const ANSWER_MS = 3_000
/** A board that is at its prompt answers at once. */
const PROMPT_MS = 1_000
/** After Ctrl-C a board needs a moment. */
const SETTLE_MS = 250

/** At the beginning of a line, it keeps the console from echoing the line. */
const NO_ECHO = '\x10'
const CTRL_C = '\x03'
/** The echo has no space after the first mark. */
const query = (expression: string) => `${NO_ECHO}print("<<",JSON.stringify(${expression}),">>")\n`
const RESULT = /<< (.*) >>/s

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

class PacketTool implements EspruinoTool {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** The JSON that an expression gives; undefined if no answer comes. */
  async #ask(expression: string): Promise<string | undefined> {
    this.#connection.discardInput()
    await this.#connection.write(query(expression))
    const answer = await this.#connection.readUntil(RESULT, PROMPT_MS)
    if (answer !== undefined) return RESULT.exec(answer)![1]
    // Something is on its line.
    await this.#connection.write(CTRL_C)
    await pause(SETTLE_MS)
    await this.#connection.write(query(expression))
    return RESULT.exec((await this.#connection.readUntil(RESULT, ANSWER_MS)) ?? '')?.[1]
  }

  async evaluate(expression: string): Promise<unknown> {
    const json = await this.#ask(expression)
    if (json === undefined) {
      const isSilent = (await this.#connection.readByte(0)) === undefined
      throw isSilent ? new FlashError('noAnswer') : new FlashError('unexpectedAnswer', 'no result')
    }
    try {
      return JSON.parse(json)
    } catch {
      throw new FlashError('unexpectedAnswer', JSON.stringify(json.slice(0, 40)))
    }
  }

  async #sendPacket(type: number, text: string): Promise<void> {
    const head = type | text.length
    const start = String.fromCharCode(DLE, SOH, head >> 8, head & 0xff)
    await this.#connection.write(start + text)
    const deadline = startDeadline(PACKET_MS)
    while (deadline.leftMs() > 0) {
      const byte = await this.#connection.readByte(deadline.leftMs())
      if (byte === ACK) return
      if (byte === NAK) throw new FlashError('rejected', 'NAK')
    }
    throw new FlashError('stalled', `no answer to a piece of the file for ${PACKET_MS / 1000} s`)
  }

  async uploadFile(name: string, text: string, onSent: (bytes: number) => void): Promise<void> {
    this.#connection.discardInput()
    await this.#sendPacket(FILE_SEND, JSON.stringify({ fn: name, s: text.length }))
    for (let at = 0; at < text.length; at += PIECE_BYTES) {
      await this.#sendPacket(DATA, text.slice(at, at + PIECE_BYTES))
      onSent(Math.min(at + PIECE_BYTES, text.length))
    }
  }

  write(text: string): Promise<void> {
    return this.#connection.write(text)
  }

  async close(): Promise<void> {
    this.#connection.close()
  }
}

export const createPacketTool = (connection: Connection): EspruinoTool => new PacketTool(connection)
