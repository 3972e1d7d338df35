// Runs a program that must not outlive its test: not when it hangs, not when its test is interrupted or killed.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'

/** Virtual time is quick, and a massage changes something at least once in a virtual second or rests: who is quiet for longer hangs. */
export const QUIET_MS = 20_000
/** Nothing a test wants prints more: a program that does will never stop. */
const MAX_PRINTED = 20_000_000

/**
 * Becomes the program, after leaving a guard behind in its process group. The guard waits for the far end of
 * descriptor 3 to close, which it does however the harness ends, and then kills the whole group.
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

/** What is typed again and again, from when a program prints something until it prints something else. */
export interface Typing {
  text: string
  from: string
  until: string
}

/** As fast as someone types who wants a program to stop. */
const TYPING_MS = 100

export interface Run {
  /** What it finds in its folder, which is its own and is removed. */
  files: Record<string, string | Buffer>
  args: readonly string[]
  /** How long it may print nothing. */
  quietMs: number
  /** Its stdin is never closed: Espruino takes that for endless typing. */
  type?: Typing
}

export interface Ended {
  printed: string
  code: number | null
}

/** Runs `program` to its end. Throws HangError when it is quiet for too long, or never is. */
export async function runProgram(program: string, { files, args, quietMs, type }: Run): Promise<Ended> {
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
      const typing =
        type &&
        setInterval(() => {
          if (printed.includes(type.from) && !printed.includes(type.until)) stdin.write(type.text)
        }, TYPING_MS)
      stdout.on('data', read)
      stderr.on('data', read)
      // A program may end while it is typed to, or be gone before its lifeline is cut.
      for (const stream of [stdin, lifeline]) stream.on('error', () => {})
      child.on('error', reject)
      // Whatever it left running goes with it.
      child.on('exit', () => lifeline.destroy())
      child.on('close', (code) => {
        clearTimeout(limit)
        clearInterval(typing)
        if (stopped) reject(new HangError(stopped, printed))
        else resolve({ printed, code })
      })
    })
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
