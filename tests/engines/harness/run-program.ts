// Runs a program that must not outlive its test: not when it hangs, and not when the test is interrupted or killed.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'

/** An engine prints something in every virtual second, which takes it milliseconds. A busy machine takes longer. */
export const QUIET_MS = 120_000
/** No test needs more output: a program that prints more never stops. */
const MAX_PRINTED = 20_000_000

/**
 * Becomes the program, after leaving a guard in its process group. The guard waits until the far end of descriptor 3 is
 * closed, which happens however the harness ends, and then kills the whole group.
 */
export const GUARDED = '{ read -r _ <&3; kill -9 0; } >/dev/null 2>&1 & exec "$@" 3<&-'

/** A program that did not end by itself, and what it had printed. */
export class HangError extends Error {
  readonly printed: string
  constructor(message: string, printed: string) {
    super(message)
    this.printed = printed
  }
}

/** Text that is typed again and again, from when the program prints `from` until it prints `until`. */
export interface Typing {
  text: string
  from: string
  until: string
}

/** The pace of a person who presses Ctrl-C again and again. */
const TYPING_MS = 100

export interface Run {
  /** The files in the program's own folder, which is removed at the end. */
  files: Record<string, string | Buffer>
  args: readonly string[]
  /** How long it may print nothing. */
  quietMs: number
  /** Its stdin stays open: Espruino takes a closed one for endless typing. */
  typing?: Typing
}

export interface Ended {
  printed: string
  code: number | null
}

/** Runs `program` to its end. Throws HangError when it prints nothing for too long, or too much. */
export async function runProgram(program: string, { files, args, quietMs, typing }: Run): Promise<Ended> {
  const cwd = mkdtempSync(join(tmpdir(), 'unknot-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content, 'latin1')
    return await new Promise<Ended>((resolve, reject) => {
      const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', program, ...args], {
        cwd,
        // A group of its own, which the guard can kill as one.
        detached: true,
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      })
      const { stdin, stdout, stderr } = child
      const lifeline = child.stdio[3] as Writable
      let printed = ''
      let stopped: string | undefined
      const stop = (why: string) => {
        stopped ??= why
        lifeline.destroy()
      }
      const limit = setTimeout(() => stop(`printed nothing for ${quietMs / 1000} s`), quietMs)
      const read = (chunk: Buffer) => {
        limit.refresh()
        printed += chunk.toString('latin1')
        if (printed.length > MAX_PRINTED) stop('prints without end')
      }
      const typist =
        typing &&
        setInterval(() => {
          if (printed.includes(typing.from) && !printed.includes(typing.until)) stdin.write(typing.text)
        }, TYPING_MS)
      stdout.on('data', read)
      stderr.on('data', read)
      // A program may end while text is typed to it, or be gone before its lifeline is cut.
      for (const stream of [stdin, lifeline]) stream.on('error', () => {})
      child.on('error', reject)
      // Processes that it left running end with it.
      child.on('exit', () => lifeline.destroy())
      child.on('close', (code) => {
        clearTimeout(limit)
        clearInterval(typist)
        if (stopped) reject(new HangError(stopped, printed))
        else resolve({ printed, code })
      })
    })
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
