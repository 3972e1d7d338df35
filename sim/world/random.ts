// Random numbers without a state. A number depends on the seed, on its purpose and on an index, such as the time, and on
// nothing else. So a reading of one sensor changes no other reading, and an event that is left out of a replay leaves
// the rest as it was.

/** Purposes. Each has numbers of its own. */
export const BOUNCE = 1
export const CHATTER = 2
export const BATTERY_NOISE = 3
export const HEAT_NOISE = 4
export const WEAR = 5
export const WORLD = 6
export const OWNER = 7
export const ENGINE = 8
export const STALL = 9
export const SLOW_STORE = 10
export const SENSE_NOISE = 11
export const HARDWARE = 12
export const LINK = 13

const UNIT = 1 / 2 ** 32
const HIGH = 2 ** 32

/** Hashes two 32-bit numbers; each bit of them affects all bits of the result. */
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return h ^ (h >>> 16)
}

/** A number in [0, 1). `index` is a whole number up to 2^53, usually a time in ms; `draw` counts the draws at it. */
export function drawUniform(seed: number, purpose: number, index: number, draw = 0): number {
  const low = mix(mix(seed, purpose), index | 0)
  return (mix(mix(low, (index / HIGH) | 0), draw) >>> 0) * UNIT
}

/** About normally distributed, with mean 0 and deviation 1: the sum of four numbers, so never beyond 3.5. */
export function drawNormal(seed: number, purpose: number, index: number): number {
  let sum = -2
  for (let draw = 0; draw < 4; draw++) sum += drawUniform(seed, purpose, index, draw)
  return sum * 1.7320508
}
