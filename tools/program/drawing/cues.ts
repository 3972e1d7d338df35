// The times of a program's cues, which a drawing marks.

import { sumMs } from '../../../programs/language/timing.ts'
import type { Program, Segment } from '../../../programs/language/write.ts'

export interface Cue {
  ms: number
  ticks: number
}

/** Every cue at the time at which it begins, once for each repetition. */
export function listCues({ segments }: Pick<Program, 'segments'>): Cue[] {
  const cues: Cue[] = []
  let now = 0
  const walk = (list: readonly Segment[]): void => {
    for (const segment of list) {
      if (segment.kind === 'repeat') {
        for (let i = 0; i < segment.times; i++) walk(segment.segments)
        continue
      }
      if (segment.kind === 'play') {
        walk(segment.program.segments)
        continue
      }
      if (segment.kind === 'cue') cues.push({ ms: now, ticks: segment.ticks })
      now += sumMs([segment])
    }
  }
  walk(segments)
  return cues
}
