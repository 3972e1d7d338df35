// What the motor makes of a program, worked out in a worker of its own: the newest program wins.

import { signal } from '@preact/signals'
import type { Program } from '../../programs/language/write.ts'
import { type Answer, type Request, SIMULATED_STEP_MS } from '../worker/messages.ts'

export interface MotorCurve {
  program: Program
  hertz: readonly { ms: number; hz: number }[]
}

/** Of the last program that was played to its end. */
export const motorCurve = signal<MotorCurve | undefined>(undefined)

let worker: Worker | undefined
let running: Program | undefined
let next: Program | undefined

function start(program: Program): void {
  running = program
  worker ??= new Worker(document.documentElement.dataset.worker!, { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if (data.kind === 'simulated')
      motorCurve.value = { program, hertz: Array.from(data.hertz, (hz, i) => ({ ms: i * SIMULATED_STEP_MS, hz })) }
    running = undefined
    const wanted = next
    next = undefined
    if (wanted) start(wanted)
  }
  worker.postMessage({ kind: 'simulate', program } satisfies Request)
}

/** Plays a program that keeps every rule. */
export function simulateInWorker(program: Program): void {
  if (running) next = program
  else start(program)
}
