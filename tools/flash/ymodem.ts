// Sends one file by YMODEM with CRC (Chuck Forsberg, XMODEM/YMODEM Protocol Reference, 1988), as Kaluma receives it.

import { FlashError } from './problems.ts'
import type { Wire } from './wire.ts'

const SOH = 0x01 // a block of 128 bytes
const STX = 0x02 // a block of 1024 bytes
const EOT = 0x04
const ACK = 0x06
const NAK = 0x15
const CANCEL = 0x18 // two in a row
const CRC_PLEASE = 0x43 // 'C'
const PADDING = 0x1a

const SHORT_BYTES = 128
const LONG_BYTES = 1024

/** A receiver asks for the file once a second. */
const INVITATION_MS = 10_000
/** It erases all its flash, half a megabyte, before it takes the header: some seconds, a minute by the chip's datasheet. */
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

function block(number: number, content: Uint8Array, padding: number): Buffer {
  const bytes = content.length <= SHORT_BYTES ? SHORT_BYTES : LONG_BYTES
  const data = Buffer.alloc(bytes, padding)
  data.set(content)
  const crc = crc16(data)
  const head = [bytes === SHORT_BYTES ? SOH : STX, number & 0xff, ~number & 0xff]
  return Buffer.concat([Buffer.from(head), data, Buffer.from([crc >> 8, crc & 0xff])])
}

/** Waits for one of these answers; undefined where none comes. Throws FlashError where the receiver gives up. */
async function answer(wire: Wire, wanted: readonly number[], withinMs: number): Promise<number | undefined> {
  let last: number | undefined
  for (;;) {
    const byte = await wire.byte(withinMs)
    if (byte === undefined || wanted.includes(byte)) return byte
    if (byte === CANCEL && last === CANCEL) throw new FlashError('room', 'the receiver gave up')
    last = byte
  }
}

/** Sends until it is acknowledged: again when it is refused, asked for once more, or lost. */
async function deliver(wire: Wire, bytes: Buffer, withinMs: number): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await wire.write(bytes)
    let got = await answer(wire, [ACK, NAK, CRC_PLEASE], withinMs)
    // Whoever asked again may have got it meanwhile.
    while (got !== undefined && got !== ACK) got = await answer(wire, [ACK, NAK, CRC_PLEASE], SETTLE_MS)
    if (got === ACK) return
  }
  await wire.write(Buffer.from([CANCEL, CANCEL]))
  throw new FlashError('cut', `not acknowledged in ${MAX_TRIES} tries`)
}

async function invited(wire: Wire): Promise<void> {
  if ((await answer(wire, [CRC_PLEASE], INVITATION_MS)) === undefined)
    throw new FlashError('nonsense', 'no invitation to send')
}

/** Throws FlashError. */
export async function sendFile(
  wire: Wire,
  name: string,
  data: Uint8Array,
  sent: (bytes: number) => void,
): Promise<void> {
  await invited(wire)
  // It may have asked more than once: only what it says from now on counts.
  wire.drop()
  // The space ends the size: Kaluma reads up to it.
  await deliver(wire, block(0, Buffer.from(`${name}\0${data.length} `), 0), HEADER_MS)
  await invited(wire)
  for (let at = 0, number = 1; at < data.length; at += LONG_BYTES, number++) {
    const piece = data.subarray(at, at + LONG_BYTES)
    await deliver(wire, block(number, piece, PADDING), ANSWER_MS)
    sent(at + piece.length)
  }
  await deliver(wire, Buffer.from([EOT]), ANSWER_MS)
  await invited(wire)
  // A header without a name: no more files.
  await deliver(wire, block(0, Buffer.alloc(0), 0), ANSWER_MS)
}
