// The owner's strength, 1..5, and how it changes a program's level.

/**
 * Share of the written level for each strength, in percent, the first for strength 1 (proposal). Each is the code of a
 * character, because an array takes six more variables on Espruino.
 */
export const STRENGTH_PERCENT = '2Fd}\x96' // 50, 70, 100, 125, 150

/** A program's level at this strength. 0 stays 0, and no other level becomes 0. The result may be above the band. */
export function applyStrength(level: number, strength: number): number {
  return level === 0 ? 0 : Math.max(1, Math.floor((level * STRENGTH_PERCENT.charCodeAt(strength - 1)) / 100 + 0.5))
}
