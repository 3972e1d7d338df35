// Erases of littlefs on a Pico when a small file is replaced (DESIGN.md of littlefs, and the settings of Kaluma 1.2.1).
// Each write takes the next free block for the data, and a commit of one unit in the pair of blocks that holds the
// folder; one of the pair is erased when the other is full. After 500 erases littlefs moves the pair, which spreads the
// wear: this model leaves that out.

/** 512 KB from 528 KB on (targets/rp2/boards/pico/board.js). */
const BLOCKS = 128
const BLOCK_BYTES = 4096
/** The smallest write, and so the least that a commit takes. */
const UNIT_BYTES = 256
const PAIR = 2
const FILES = 4
/** Units in use after a block of the pair was erased. */
const KEPT_UNITS = 1

/** Erases of each block after `writes` writes of `bytes`, each of which replaces a file. */
export function littlefsErases(writes: number, bytes: number): number[] {
  const erases = Array<number>(BLOCKS).fill(0)
  const each = Math.ceil(bytes / BLOCK_BYTES)
  const held: number[] = []
  let next = PAIR
  let active = 0
  let units = KEPT_UNITS
  for (let write = 0; write < writes; write++) {
    for (let block = 0; block < each; block++) {
      // Blocks of the other files are not free.
      while (held.includes(next)) next = next + 1 < BLOCKS ? next + 1 : PAIR
      erases[next]!++
      held.push(next)
    }
    while (held.length > FILES * each) held.shift()
    if (++units > BLOCK_BYTES / UNIT_BYTES) {
      active = 1 - active
      erases[active]!++
      units = KEPT_UNITS + 1
    }
  }
  return erases
}
