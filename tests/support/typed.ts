// A command line as it is typed: what it prints, what it complains of, and how it ends.

import type { Screen } from '../../lib/command-line/usage.ts'

export interface Typed {
  status: number
  stdout: string
  stderr: string
}

/** Runs it where there is no terminal. */
export async function typed(run: (screen: Screen) => Promise<number>): Promise<Typed> {
  const [out, complaints]: string[][] = [[], []]
  const status = await run({
    print: (line) => out!.push(`${line}\n`),
    complain: (line) => complaints!.push(`${line}\n`),
  })
  return { status, stdout: out!.join(''), stderr: complaints!.join('') }
}
