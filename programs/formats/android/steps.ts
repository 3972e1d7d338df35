// A program as Android's steps of steady strength, since its waveforms have no lines.

import { listPieces } from '../../language/curve.ts'
import type { Program } from '../../language/write.ts'
import { MAX_POINTS } from '../format.ts'
import { Notes } from '../notes.ts'
import { MAX_AMPLITUDE } from './repeat.ts'

/** At most ten steps a second. */
export const STEP_MS = 100

interface Entry {
  ms: number
  amplitude: number
}

/** The steps of a program; steps of one strength are joined. `hasSteps` is false if holds alone made them. */
function listEntries(program: Program): { entries: Entry[]; hasSteps: boolean } {
  const entries: Entry[] = []
  let hasSteps = false
  for (const { ms, at, straight } of listPieces(program)) {
    const isSteady = straight && at(0) === at(ms)
    hasSteps ||= !isSteady
    // Steps of equal length: a short one at the end would be too short for a motor.
    const count = isSteady ? 1 : Math.max(1, Math.floor(ms / STEP_MS))
    for (let i = 0; i < count; i++) {
      const begin = Math.round((i * ms) / count)
      const end = Math.round(((i + 1) * ms) / count)
      const amplitude = Math.round((at((begin + end) / 2) * MAX_AMPLITUDE) / 100)
      const last = entries.at(-1)
      if (last?.amplitude === amplitude) last.ms += end - begin
      else entries.push({ ms: end - begin, amplitude })
    }
  }
  return { entries, hasSteps }
}

/** The steps of a program, and what they cannot hold. */
export function toSteps(program: Program, place: string): { entries: Entry[]; notes: Notes } {
  const notes = new Notes()
  const { entries, hasSteps } = listEntries(program)
  if (hasSteps) notes.add(place, `ramps and waves become steps of ${STEP_MS} ms or a little more`)
  if (entries.length > MAX_POINTS)
    notes.add(place, `${entries.length} entries are more than the ${MAX_POINTS} that unknot reads back`)
  return { entries, notes }
}
