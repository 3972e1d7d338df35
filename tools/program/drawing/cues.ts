// When a program's cues come, so that a drawing can mark them.

import { sumMs } from '../../../programs/language/timing.ts'
import type { Program, Segment } from '../../../programs/language/write.ts'

export interface Cue {
  ms: number
  ticks: number
}

/** Every cue, repeats played out, at the time at which it begins. */
export function cues({ segments }: Pick<Program, 'segments'>): Cue[] {
  const found: Cue[] = []
  let now = 0
  const walk = (some: readonly Segment[]): void => {
    for (const segment of some) {
      if (segment.kind === 'repeat') {
        for (let i = 0; i < segment.times; i++) walk(segment.segments)
        continue
      }
      if (segment.kind === 'play') {
        walk(segment.program.segments)
        continue
      }
      if (segment.kind === 'cue') found.push({ ms: now, ticks: segment.ticks })
      now += sumMs([segment])
    }
  }
  walk(segments)
  return found
}
