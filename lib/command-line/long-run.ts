// Runs work that takes seconds or hours: shows its progress, and ends cleanly at Ctrl-C.

import { setImmediate } from 'node:timers/promises'
import { Bar, type BarStream } from '../terminal/progress-bar.ts'

/** After this time the work pauses for other events, such as Ctrl-C. */
const TURN_MS = 50

/** The finished share of the work, 0 to 1, and the label of the bar. */
export type Progress = readonly [share: number, label: string]

export const barOn = (stream: BarStream): Bar => new Bar(stream, () => performance.now())

/** Runs `work` to its end. Returns undefined after Ctrl-C. `progressOf` gets each value that `work` yields. */
export async function runLong<P, R>(
  work: Generator<P, R>,
  stream: BarStream,
  progressOf: (pause: P) => Progress,
): Promise<R | undefined> {
  const bar = barOn(stream)
  let isStopped = false
  const stop = () => {
    isStopped = true
  }
  process.once('SIGINT', stop)
  try {
    let turnAt = performance.now() + TURN_MS
    for (;;) {
      const { done, value } = work.next()
      if (done) return value
      if (performance.now() < turnAt) continue
      bar.show(...progressOf(value))
      await setImmediate()
      if (isStopped) return undefined
      turnAt = performance.now() + TURN_MS
    }
  } finally {
    process.off('SIGINT', stop)
    bar.clear()
  }
}
