// Work that takes seconds or hours: shows how far it is, and ends cleanly on Ctrl-C.

import { setImmediate } from 'node:timers/promises'
import { Bar, type BarStream } from '../terminal/progress-bar.ts'

/** Real time after which others have their turn, the keyboard among them. */
const TURN_MS = 50

/** How much of the work is done, 0 to 1, and what the bar says beside it. */
export type Progress = readonly [share: number, label: string]

/** A bar on this stream, in real time. */
export const barOn = (stream: BarStream): Bar => new Bar(stream, () => performance.now())

/** Runs `work` to its end, or until Ctrl-C: then undefined. `progressOf` tells what to show of each of its pauses. */
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
