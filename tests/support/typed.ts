// Runs a command line in a test: its output, its errors and its exit code.

import type { Screen } from '../../lib/command-line/usage.ts'

export interface Typed {
  status: number
  stdout: string
  stderr: string
}

/** Runs it without a terminal. */
export async function typed(run: (screen: Screen) => Promise<number>): Promise<Typed> {
  const [out, complaints]: string[][] = [[], []]
  const status = await run({
    print: (line) => out!.push(`${line}\n`),
    complain: (line) => complaints!.push(`${line}\n`),
  })
  return { status, stdout: out!.join(''), stderr: complaints!.join('') }
}
