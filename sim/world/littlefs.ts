// What littlefs erases on a Pico when a small file is written anew (littlefs's DESIGN.md, and Kaluma 1.2.1's settings of it).
// Counted: a block for the data, the next in turn of all that are free; a commit of one unit to the pair of blocks that holds
// the folder, of which one is erased when it is full. Not counted: that the pair moves on after 500 erases, which is better.

/** From 528 KB on, for 512 KB (targets/rp2/boards/pico/board.js). */
const BLOCKS = 128
const BLOCK_BYTES = 4096
/** What it writes at once, and so the least that a commit takes. */
const UNIT_BYTES = 256
const PAIR = 2
const FILES = 4
/** What a pair begins with when it was tidied up. */
const KEPT_UNITS = 1

/** Erases of each block after so many writes of `bytes`, of which each takes the place of one before. */
export function littlefsErases(writes: number, bytes: number): number[] {
  const erases = Array<number>(BLOCKS).fill(0)
  const each = Math.ceil(bytes / BLOCK_BYTES)
  const held: number[] = []
  let next = PAIR
  let active = 0
  let units = KEPT_UNITS
  for (let write = 0; write < writes; write++) {
    for (let block = 0; block < each; block++) {
      // What the other files hold is not free.
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
