// Plays what was recorded on an engine, in as many parts as the board starts anew, and collects the trace.

import type { Engine, Part } from './engine.ts'
import type { Recording, World } from './record.ts'

/** More starts than any scenario has: a board that resets for ever. */
const MAX_STARTS = 20

/** What engines print when something went wrong that nobody caught. */
const TROUBLE = /Uncaught|Interrupted|interpreter error/

/** A board whose pin is broken cannot start: the one error that may be left uncaught. */
const CANNOT_START = /Uncaught Error: (motor|light) pin/

export interface Played {
  trace: string[]
  /** Whatever else was printed, by tests for themselves. */
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

function check(printed: string, { broken }: World): void {
  for (const line of linesOf(printed)) {
    const excused = CANNOT_START.exec(line)
    if (TROUBLE.test(line) && !(excused && broken[excused[1]!])) throw new Error(`${line}\n${printed.slice(-2000)}`)
  }
}

export async function play(
  engine: Engine,
  { world: first, events }: Pick<Recording, 'world' | 'events'>,
  file: Pick<Part, 'board' | 'built' | 'also'>,
): Promise<Played> {
  const played: Played = { trace: [], notes: [], starts: 0 }
  let world = first
  while (played.starts++ < MAX_STARTS) {
    const printed = await engine.run({ ...file, events, world })
    check(printed, world)
    let next: World | undefined
    let done = false
    for (const line of linesOf(printed)) {
      if (line.startsWith('{"t"')) played.trace.push(line)
      else if (line.startsWith('reset ')) next = JSON.parse(line.slice('reset '.length))
      else if (line === 'done') done = true
      else if (line !== '') played.notes.push(line)
    }
    if (done) return played
    if (!next) throw new Error(`${engine.name} did not finish:\n${printed.slice(-2000)}`)
    world = next
  }
  throw new Error(`the board started more than ${MAX_STARTS} times`)
}
