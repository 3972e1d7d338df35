// Writes UF2 files (github.com/microsoft/uf2), which are copied onto the drive of a Pico in BOOTSEL mode.

import { UsageError } from '../../../lib/command-line/usage.ts'

const BLOCK_BYTES = 512
const PAYLOAD_BYTES = 256
const PAYLOAD_AT = 32
const MAGIC = [0x0a324655, 0x9e5d5157] as const
const MAGIC_END = 0x0ab16f30
const MAGIC_END_AT = BLOCK_BYTES - 4
const HAS_FAMILY = 0x2000
export const RP2040 = 0xe48bff56

interface Block {
  flags: number
  address: number
  bytes: number
  number: number
  total: number
  family: number
}

function readBlock(file: Buffer, at: number): Block | undefined {
  const word = (index: number) => file.readUInt32LE(at + 4 * index)
  if (word(0) !== MAGIC[0] || word(1) !== MAGIC[1] || file.readUInt32LE(at + MAGIC_END_AT) !== MAGIC_END)
    return undefined
  return { flags: word(2), address: word(3), bytes: word(4), number: word(5), total: word(6), family: word(7) }
}

/** `content` at `address`. Zeros fill the last block, as in Kaluma's own file. */
export function formatUf2(address: number, content: Uint8Array): Buffer {
  const total = Math.ceil(content.length / PAYLOAD_BYTES)
  const file = Buffer.alloc(total * BLOCK_BYTES)
  for (let number = 0; number < total; number++) {
    const at = number * BLOCK_BYTES
    const words = [...MAGIC, HAS_FAMILY, address + number * PAYLOAD_BYTES, PAYLOAD_BYTES, number, total, RP2040]
    for (const [index, word] of words.entries()) file.writeUInt32LE(word, at + 4 * index)
    file.set(content.subarray(number * PAYLOAD_BYTES, (number + 1) * PAYLOAD_BYTES), at + PAYLOAD_AT)
    file.writeUInt32LE(MAGIC_END, at + MAGIC_END_AT)
  }
  return file
}

/** Why this is not a UF2 file for the RP2040; undefined if it is one. */
function findMistake(file: Buffer): string | undefined {
  if (file.length === 0 || file.length % BLOCK_BYTES !== 0) return `is not made of blocks of ${BLOCK_BYTES} bytes`
  const total = file.length / BLOCK_BYTES
  for (let number = 0; number < total; number++) {
    const block = readBlock(file, number * BLOCK_BYTES)
    if (!block) return `is not a UF2 file at block ${number}`
    if (!(block.flags & HAS_FAMILY) || block.family !== RP2040) return `is not for the RP2040 at block ${number}`
    if (block.number !== number || block.total !== total)
      return `has block ${block.number} of ${block.total} in the place of block ${number} of ${total}`
  }
  return undefined
}

/** The address ranges of the blocks. */
const listRanges = (file: Buffer): [from: number, to: number][] =>
  Array.from({ length: file.length / BLOCK_BYTES }, (_, number) => {
    const { address, bytes } = readBlock(file, number * BLOCK_BYTES)!
    return [address, address + bytes]
  })

/** Joins the file of the engine and ours. The chip counts blocks over the whole file. Throws UsageError. */
export function joinUf2(engine: Buffer, ours: Buffer): Buffer {
  const mistake = findMistake(engine)
  if (mistake !== undefined) throw new UsageError(`the file after --firmware ${mistake}; download it again`)
  const taken = listRanges(ours)
  if (listRanges(engine).some(([from, to]) => taken.some(([start, end]) => from < end && start < to)))
    throw new UsageError('the file after --firmware already has a program in it; download the file of the engine alone')
  const file = Buffer.concat([engine, ours])
  const total = file.length / BLOCK_BYTES
  for (let number = 0; number < total; number++) {
    file.writeUInt32LE(number, number * BLOCK_BYTES + 4 * 5)
    file.writeUInt32LE(total, number * BLOCK_BYTES + 4 * 6)
  }
  return file
}
