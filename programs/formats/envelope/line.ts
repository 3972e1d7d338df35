// The envelope of a file: straight lines of strength, one after the other. Every reader makes one, and fit-to-motor.ts
// turns it into segments.

/** A line with levels 0..100, with fractions. It may begin at another level than the line before: a jump. */
export interface Line {
  ms: number
  from: number
  to: number
  /** Where it stands in the file, for notes. */
  place: string
}

export const makeFlatLine = (ms: number, level: number, place: string): Line => ({ ms, from: level, to: level, place })

export const isOff = ({ from, to }: Line): boolean => from === 0 && to === 0

/** How long lines take together, in ms. */
export const sumLineMs = (lines: readonly Line[]): number => lines.reduce((sum, { ms }) => sum + ms, 0)

/** The level of a line, `atMs` after its beginning. */
export const interpolate = ({ ms, from, to }: Line, atMs: number): number => from + ((to - from) * atMs) / ms

/** The part of a line between two times after its beginning. */
export const sliceLine = (line: Line, beginMs: number, endMs: number): Line => ({
  ms: endMs - beginMs,
  from: interpolate(line, beginMs),
  to: interpolate(line, endMs),
  place: line.place,
})
