// Plays a recording on an engine, in as many power cycles as the board starts anew, and collects the trace.

import type { Engine, PowerCycle } from './engine.ts'
import type { Recording, World } from './record.ts'

/** More starts than any scenario has: a board that keeps resetting. */
const MAX_STARTS = 20

/** What engines print when no code caught an error. */
const TROUBLE = /Uncaught|Interrupted|interpreter error/

/** A board with a broken pin cannot start: the only error that may stay uncaught. */
const FAILED_START = /Uncaught Error: (motor|light) pin/

export interface Played {
  trace: string[]
  /** Everything else that was printed, by tests for themselves. */
  notes: string[]
  starts: number
}

/** Lines without what a console adds to them. */
export const linesOf = (printed: string): string[] =>
  printed
    .replaceAll('\r', '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what consoles send
    .replaceAll(/\x1b\[\d*[A-Za-z]/g, '')
    .split('\n')
    .map((line) => line.replace(/^>/, ''))

function throwOnTrouble(printed: string, { broken }: World): void {
  for (const line of linesOf(printed)) {
    const failedStart = FAILED_START.exec(line)
    const isExpected = failedStart && broken[failedStart[1]!]
    if (TROUBLE.test(line) && !isExpected) throw new Error(`${line}\n${printed.slice(-2000)}`)
  }
}

export async function play(
  engine: Engine,
  { world: first, events }: Pick<Recording, 'world' | 'events'>,
  file: Pick<PowerCycle, 'board' | 'built' | 'extraCode'>,
): Promise<Played> {
  const played: Played = { trace: [], notes: [], starts: 0 }
  let world = first
  while (played.starts++ < MAX_STARTS) {
    const printed = await engine.run({ ...file, events, world })
    throwOnTrouble(printed, world)
    let next: World | undefined
    let isDone = false
    for (const line of linesOf(printed)) {
      if (line.startsWith('{"t"')) played.trace.push(line)
      else if (line.startsWith('reset ')) next = JSON.parse(line.slice('reset '.length))
      else if (line === 'done') isDone = true
      else if (line !== '') played.notes.push(line)
    }
    if (isDone) return played
    if (!next) throw new Error(`${engine.name} did not finish:\n${printed.slice(-2000)}`)
    world = next
  }
  throw new Error(`the board started more than ${MAX_STARTS} times`)
}
