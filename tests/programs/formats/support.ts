// What the tests of formats share: samples, formats by name, and short ways to say what an import gave.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FORMATS, type Format, formatFor, type Imported } from '../../../programs/formats/index.ts'
import { type Point, points } from '../../../programs/language/curve.ts'
import type { Program, Segment } from '../../../programs/language/write.ts'

const folder = join(import.meta.dirname, 'samples')

export const samples = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8')
  return { file, text, format: formatFor(file, text) }
})

export const sample = (file: string): string => samples.find((s) => s.file === file)!.text

export const named = (name: string): Format => FORMATS.find((format) => format.name === name)!

export const read = (name: string, text: string): Imported => named(name).read!(text, 'test')

/** Segments as "50 for 80", "to 0 in 500", "3x(...)". */
export const said = (segments: readonly Segment[]): string =>
  segments
    .map((s) => {
      if (s.kind === 'hold') return `${s.level} for ${s.time}`
      if (s.kind === 'ramp') return `to ${s.to} in ${s.time}`
      return s.kind === 'repeat' ? `${s.times}x(${said(s.segments)})` : s.kind
    })
    .join(', ')

const ALWAYS = 'is in no such file: "flow" stands in for what the pattern is for'

/** The notes of an import but for the one that each has. */
export const told = ({ notes }: Imported): string[] =>
  notes.filter(({ text }) => text !== ALWAYS).map(({ place, text }) => `${place} ${text}`)

/** Gives the levels at a time, which must not go back: one, or two where the curve jumps. */
function reader(curve: readonly Point[]): (ms: number) => number[] {
  let next = 0
  return (ms) => {
    while (next < curve.length && curve[next]!.ms < ms) next++
    const first = next
    let last = next
    while (last + 1 < curve.length && curve[last + 1]!.ms === ms) last++
    if (curve[first]?.ms === ms) return [curve[first]!.level, curve[last]!.level]
    if (first === 0 || first === curve.length) return [0]
    const from = curve[first - 1]!
    const to = curve[first]!
    return [from.level + ((to.level - from.level) * (ms - from.ms)) / (to.ms - from.ms)]
  }
}

/** How far apart two programs are where it is most, looked at every 50 ms, not at jumps. */
export function apart(a: Pick<Program, 'segments'>, b: Pick<Program, 'segments'>): number {
  const curve = points(a)
  const [levelsOfA, levelsOfB] = [reader(curve), reader(points(b))]
  let most = 0
  for (let ms = 0; ms < curve.at(-1)!.ms; ms += 50) {
    const left = levelsOfA(ms)
    const right = levelsOfB(ms)
    if (left.length === 2 || right.length === 2) continue
    most = Math.max(most, Math.abs(left[0]! - right[0]!))
  }
  return most
}
