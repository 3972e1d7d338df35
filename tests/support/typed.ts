// `unknot` as it is typed: what it prints, what it complains of, and how it ends.

import type { Terminal } from '../../lib/command-line/usage.ts'
import { unknot } from '../../tools/unknot/unknot.mjs'
import type { Run } from '../../tools/unknot/verbs.mjs'

export interface Typed {
  status: number
  stdout: string
  stderr: string
}

interface Typing {
  /** What differs from a process without a terminal. */
  terminal?: object
  /** Stands in for what the verb runs. */
  run?: Run
}

/** Types `unknot` and these words. */
export async function typed(args: readonly string[], { terminal = {}, run }: Typing = {}): Promise<Typed> {
  const [out, complaints]: string[][] = [[], []]
  const stream = { isTTY: false, write: () => true }
  const noTerminal = {
    print: (line: string) => out!.push(`${line}\n`),
    complain: (line: string) => complaints!.push(`${line}\n`),
    stdin: stream,
    stdout: stream,
    stderr: stream,
    env: {},
  }
  const there = { ...noTerminal, ...terminal } as unknown as Terminal
  const status = await unknot(args, there, run && { load: async () => run })
  return { status, stdout: out!.join(''), stderr: complaints!.join('') }
}
