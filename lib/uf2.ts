// Reads and writes UF2 files (github.com/microsoft/uf2), which are copied onto the drive of a Pico in BOOTSEL mode.

const BLOCK_BYTES = 512
const PAYLOAD_BYTES = 256
const PAYLOAD_AT = 32
const MAX_PAYLOAD_BYTES = 476
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

/** Bytes at an address. */
export interface Piece {
  address: number
  content: Uint8Array
}

const viewOf = (file: Uint8Array): DataView => new DataView(file.buffer, file.byteOffset, file.byteLength)

function readBlock(file: Uint8Array, at: number): Block | undefined {
  const view = viewOf(file)
  const word = (index: number) => view.getUint32(at + 4 * index, true)
  if (word(0) !== MAGIC[0] || word(1) !== MAGIC[1] || view.getUint32(at + MAGIC_END_AT, true) !== MAGIC_END)
    return undefined
  return { flags: word(2), address: word(3), bytes: word(4), number: word(5), total: word(6), family: word(7) }
}

/** `content` at `address`. Zeros fill the last block, as in Kaluma's own file. */
export function formatUf2(address: number, content: Uint8Array): Uint8Array {
  const total = Math.ceil(content.length / PAYLOAD_BYTES)
  const file = new Uint8Array(total * BLOCK_BYTES)
  const view = viewOf(file)
  for (let number = 0; number < total; number++) {
    const at = number * BLOCK_BYTES
    const words = [...MAGIC, HAS_FAMILY, address + number * PAYLOAD_BYTES, PAYLOAD_BYTES, number, total, RP2040]
    for (const [index, word] of words.entries()) view.setUint32(at + 4 * index, word, true)
    file.set(content.subarray(number * PAYLOAD_BYTES, (number + 1) * PAYLOAD_BYTES), at + PAYLOAD_AT)
    view.setUint32(at + MAGIC_END_AT, MAGIC_END, true)
  }
  return file
}

/** Why this is not a UF2 file for the RP2040, as the end of a sentence; undefined if it is one. */
export function findMistake(file: Uint8Array): string | undefined {
  if (file.length === 0 || file.length % BLOCK_BYTES !== 0) return `is not made of blocks of ${BLOCK_BYTES} bytes`
  const total = file.length / BLOCK_BYTES
  for (let number = 0; number < total; number++) {
    const block = readBlock(file, number * BLOCK_BYTES)
    if (!block) return `is not a UF2 file at block ${number}`
    if (!(block.flags & HAS_FAMILY) || block.family !== RP2040) return `is not for the RP2040 at block ${number}`
    if (block.number !== number || block.total !== total)
      return `has block ${block.number} of ${block.total} in the place of block ${number} of ${total}`
    if (block.bytes > MAX_PAYLOAD_BYTES) return `has ${block.bytes} bytes in block ${number}`
  }
  return undefined
}

/** The content of each block of a file without a mistake. */
export const piecesOf = (file: Uint8Array): Piece[] =>
  Array.from({ length: file.length / BLOCK_BYTES }, (_, number) => {
    const at = number * BLOCK_BYTES
    const { address, bytes } = readBlock(file, at)!
    return { address, content: file.subarray(at + PAYLOAD_AT, at + PAYLOAD_AT + bytes) }
  })

/** Whether two lists of pieces have a byte in common. */
export const overlap = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  a.some((one) =>
    b.some(
      (other) => one.address < other.address + other.content.length && other.address < one.address + one.content.length,
    ),
  )

/** Puts the blocks of two files into one. The chip counts blocks over the whole file. */
export function joinBlocks(first: Uint8Array, second: Uint8Array): Uint8Array {
  const file = new Uint8Array(first.length + second.length)
  file.set(first)
  file.set(second, first.length)
  const view = viewOf(file)
  const total = file.length / BLOCK_BYTES
  for (let number = 0; number < total; number++) {
    view.setUint32(number * BLOCK_BYTES + 4 * 5, number, true)
    view.setUint32(number * BLOCK_BYTES + 4 * 6, total, true)
  }
  return file
}
