// The owner's setting 1..5, and what it makes of a level of the program.

/**
 * Share of the written level that each strength plays, in percent, the first for strength 1 (proposal): the code of a
 * character each, for an array takes six variables more on Espruino.
 */
export const STRENGTH_PERCENT = '2Fd}\x96' // 50, 70, 100, 125, 150

/** A level of the program at this strength: 0 stays 0, and nothing else becomes it. It may be above the band. */
export function atStrength(level: number, strength: number): number {
  return level === 0 ? 0 : Math.max(1, Math.floor((level * STRENGTH_PERCENT.charCodeAt(strength - 1)) / 100 + 0.5))
}
