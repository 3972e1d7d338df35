// Sends one file by YMODEM with CRC (Chuck Forsberg, XMODEM/YMODEM Protocol Reference, 1988), as Kaluma receives it.

import { toBytes } from '../../lib/bytes.ts'
import type { Connection } from './connection.ts'
import { FlashError } from './problems.ts'
import { type Deadline, startDeadline } from './time-limit.ts'

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
const ANSWER_MS = 5_000
/** One block with all its tries. */
const BLOCK_MS = 20_000
/**
 * Kaluma erases all its flash, half a megabyte, before it acknowledges the header. That takes some seconds, or a minute
 * by the chip's datasheet.
 */
const HEADER_ANSWER_MS = 60_000
const HEADER_MS = 75_000
/** The whole file: its header, and 15 blocks, which take a second on a good line. */
const FILE_MS = 180_000
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

function makeBlock(number: number, content: Uint8Array, padding: number): Uint8Array {
  const bytes = content.length <= SHORT_BYTES ? SHORT_BYTES : LONG_BYTES
  const data = new Uint8Array(bytes).fill(padding)
  data.set(content)
  const crc = crc16(data)
  const head = [bytes === SHORT_BYTES ? SOH : STX, number & 0xff, ~number & 0xff]
  return Uint8Array.of(...head, ...data, crc >> 8, crc & 0xff)
}

/** Waits for one of these answers; undefined if none comes in time. Throws FlashError if the receiver cancels. */
async function waitForAnswer(
  connection: Connection,
  wanted: readonly number[],
  deadline: Deadline,
): Promise<number | undefined> {
  let last: number | undefined
  for (;;) {
    const byte = await connection.readByte(deadline.leftMs())
    if (byte === undefined || wanted.includes(byte)) return byte
    if (byte === CANCEL && last === CANCEL) throw new FlashError('rejected', 'the receiver cancelled')
    // A receiver that sends other bytes without end has no silence that would end the wait.
    if (deadline.leftMs() === 0) return undefined
    last = byte
  }
}

/** Whether an acknowledgement comes within `answerMs`, or right after another answer. */
async function isAcknowledged(connection: Connection, answerMs: number, deadline: Deadline): Promise<boolean> {
  const answer = await waitForAnswer(connection, [ACK, NAK, CRC_REQUEST], startDeadline(answerMs, deadline))
  if (answer === undefined || answer === ACK) return answer === ACK
  // A receiver that requested the block again may acknowledge the first copy meanwhile.
  return (await waitForAnswer(connection, [ACK], startDeadline(SETTLE_MS, deadline))) === ACK
}

interface Message {
  /** For an error message. */
  title: string
  bytes: Uint8Array
  answerMs?: number
  /** With all tries. */
  limitMs?: number
}

/** Sends a message until it is acknowledged. Sends it again when it is refused, requested again, or lost. */
async function send(
  connection: Connection,
  { title, bytes, answerMs = ANSWER_MS, limitMs = BLOCK_MS }: Message,
  file: Deadline,
): Promise<void> {
  const deadline = startDeadline(limitMs, file)
  let tries = 0
  while (tries < MAX_TRIES && deadline.leftMs() > 0) {
    tries++
    await connection.write(bytes)
    if (await isAcknowledged(connection, answerMs, deadline)) return
  }
  await connection.write(Uint8Array.of(CANCEL, CANCEL))
  const limit = tries === MAX_TRIES ? `in ${tries} tries` : 'in time'
  throw new FlashError('stalled', `${title} was not acknowledged ${limit}`)
}

async function waitForRequest(connection: Connection, file: Deadline): Promise<void> {
  if ((await waitForAnswer(connection, [CRC_REQUEST], startDeadline(REQUEST_MS, file))) === undefined)
    throw new FlashError('unexpectedAnswer', 'no YMODEM request')
}

/** Calls `onSent` with the bytes that the receiver has so far. Ends within FILE_MS. Throws FlashError. */
export async function sendFile(
  connection: Connection,
  name: string,
  data: Uint8Array,
  onSent: (bytes: number) => void,
): Promise<void> {
  const file = startDeadline(FILE_MS)
  await waitForRequest(connection, file)
  // The receiver may have requested the file more than once: older requests are no answers.
  connection.discardInput()
  // Kaluma reads the size up to the space.
  const header = makeBlock(0, toBytes(`${name}\0${data.length} `), 0)
  await send(connection, { title: 'the header', bytes: header, answerMs: HEADER_ANSWER_MS, limitMs: HEADER_MS }, file)
  await waitForRequest(connection, file)
  const blocks = Math.ceil(data.length / LONG_BYTES)
  for (let at = 0, number = 1; at < data.length; at += LONG_BYTES, number++) {
    const piece = data.subarray(at, at + LONG_BYTES)
    const bytes = makeBlock(number, piece, PADDING)
    await send(connection, { title: `block ${number} of ${blocks}`, bytes }, file)
    onSent(at + piece.length)
  }
  await send(connection, { title: 'the end of the file', bytes: Uint8Array.of(EOT) }, file)
  await waitForRequest(connection, file)
  // A header without a name ends the session.
  await send(connection, { title: 'the end of the upload', bytes: makeBlock(0, new Uint8Array(0), 0) }, file)
}
