// Sends one file by YMODEM with CRC (Chuck Forsberg, XMODEM/YMODEM Protocol Reference, 1988), as Kaluma receives it.

import type { Connection } from './connection.ts'
import { FlashError } from './problems.ts'

const SOH = 0x01 // a block of 128 bytes
const STX = 0x02 // a block of 1024 bytes
const EOT = 0x04
const ACK = 0x06
const NAK = 0x15
const CANCEL = 0x18 // two in a row
const CRC_REQUEST = 0x43 // 'C'
const PADDING = 0x1a

const SHORT_BYTES = 128
const LONG_BYTES = 1024

/** A receiver requests the file once a second. */
const REQUEST_MS = 10_000
/**
 * Kaluma erases all its flash, half a megabyte, before it acknowledges the header. That takes some seconds, or a minute
 * by the chip's datasheet.
 */
const HEADER_MS = 60_000
const ANSWER_MS = 5_000
/** Two answers to one block come this close together. */
const SETTLE_MS = 200
const MAX_TRIES = 10

/** CRC-16 of XMODEM: polynomial 0x1021, from 0. */
export function crc16(data: Uint8Array): number {
  let crc = 0
  for (const byte of data) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1
  }
  return crc
}

function makeBlock(number: number, content: Uint8Array, padding: number): Buffer {
  const bytes = content.length <= SHORT_BYTES ? SHORT_BYTES : LONG_BYTES
  const data = Buffer.alloc(bytes, padding)
  data.set(content)
  const crc = crc16(data)
  const head = [bytes === SHORT_BYTES ? SOH : STX, number & 0xff, ~number & 0xff]
  return Buffer.concat([Buffer.from(head), data, Buffer.from([crc >> 8, crc & 0xff])])
}

/** Waits for one of these answers; undefined if none comes in time. Throws FlashError if the receiver cancels. */
async function waitForAnswer(
  connection: Connection,
  wanted: readonly number[],
  withinMs: number,
): Promise<number | undefined> {
  let last: number | undefined
  for (;;) {
    const byte = await connection.readByte(withinMs)
    if (byte === undefined || wanted.includes(byte)) return byte
    if (byte === CANCEL && last === CANCEL) throw new FlashError('rejected', 'the receiver cancelled')
    last = byte
  }
}

/** Sends a block until it is acknowledged. Sends it again when it is refused, requested again, or lost. */
async function sendBlock(connection: Connection, block: Buffer, withinMs: number): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await connection.write(block)
    let answer = await waitForAnswer(connection, [ACK, NAK, CRC_REQUEST], withinMs)
    // A receiver that requested the block again may acknowledge the first copy meanwhile.
    while (answer !== undefined && answer !== ACK)
      answer = await waitForAnswer(connection, [ACK, NAK, CRC_REQUEST], SETTLE_MS)
    if (answer === ACK) return
  }
  await connection.write(Buffer.from([CANCEL, CANCEL]))
  throw new FlashError('disconnected', `not acknowledged in ${MAX_TRIES} tries`)
}

async function waitForRequest(connection: Connection): Promise<void> {
  if ((await waitForAnswer(connection, [CRC_REQUEST], REQUEST_MS)) === undefined)
    throw new FlashError('unexpectedAnswer', 'no YMODEM request')
}

/** Calls `onSent` with the bytes that the receiver has so far. Throws FlashError. */
export async function sendFile(
  connection: Connection,
  name: string,
  data: Uint8Array,
  onSent: (bytes: number) => void,
): Promise<void> {
  await waitForRequest(connection)
  // The receiver may have requested the file more than once: older requests are no answers.
  connection.discardInput()
  // Kaluma reads the size up to the space.
  await sendBlock(connection, makeBlock(0, Buffer.from(`${name}\0${data.length} `), 0), HEADER_MS)
  await waitForRequest(connection)
  for (let at = 0, number = 1; at < data.length; at += LONG_BYTES, number++) {
    const piece = data.subarray(at, at + LONG_BYTES)
    await sendBlock(connection, makeBlock(number, piece, PADDING), ANSWER_MS)
    onSent(at + piece.length)
  }
  await sendBlock(connection, Buffer.from([EOT]), ANSWER_MS)
  await waitForRequest(connection)
  // A header without a name ends the session.
  await sendBlock(connection, makeBlock(0, Buffer.alloc(0), 0), ANSWER_MS)
}
