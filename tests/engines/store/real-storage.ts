// Power cuts on a real Espruino: which bytes it writes to its flash, in order, and what it does with a flash in which only
// the first of them arrived.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QUIET_MS, runProgram } from '../harness/run-program.ts'

/** Where the Linux build keeps its flash. */
const FLASH_FILE = 'espruino.flash'
/** A start mostly waits. */
const AT_A_TIME = 12
const ERASED = 0xff

/** A write as it reached the flash. An erase writes a page of ones. */
export interface Write {
  at: number
  bytes: Buffer
}

/** All writes to the flash file in the log of strace. */
function writesIn(log: string): Write[] {
  const writes: Write[] = []
  let position = 0
  for (const line of log.split('\n')) {
    const [, call, args, result] = /^\d+\s+(\w+)\((.*)\)\s+= (\d+)$/.exec(line) ?? []
    if (call === undefined) continue
    if (call.startsWith('open')) position = 0
    // The 32-bit call answers with 0, and gives the position between brackets.
    else if (call === '_llseek') position = Number(/\[(\d+)\]/.exec(args!)![1])
    else if (call === 'lseek') position = Number(result)
    else {
      if (call === 'write') {
        const hex = /"([^"]*)"/.exec(args!)![1]!
        writes.push({ at: position, bytes: Buffer.from(hex.replaceAll('\\x', ''), 'hex').subarray(0, Number(result)) })
      }
      position += Number(result)
    }
  }
  return writes
}

/** Runs `code` on an engine with `image` in its flash, and records what it writes. */
export async function recorded(
  program: string,
  image: Buffer,
  code: string,
): Promise<{ writes: Write[]; printed: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-strace-'))
  const log = join(folder, 'log')
  // By default strace shortens long strings, and prints them as text.
  const output = `|LC_ALL=C sed '/ read(/s/"[^"]*"//' >${log}`
  const strace = [
    '-f',
    '-xx',
    '-s',
    '1000000',
    '-P',
    FLASH_FILE,
    '-e',
    'trace=/^(open|openat|_llseek|lseek|read|write)$',
  ]
  try {
    const { printed } = await runProgram('/bin/sh', {
      files: { [FLASH_FILE]: image },
      // In a shell of its own: strace waits for all its children, so it would wait for the guard of runProgram for ever.
      args: ['-c', 'strace "$@"; exit', 'sh', ...strace, '-o', output, program, '-e', `${code};quit()`],
      quietMs: QUIET_MS,
    })
    return { writes: writesIn(readFileSync(log, 'latin1')), printed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The flash after the first `bytes` bytes of these. */
export function cutAfter(image: Buffer, writes: readonly Write[], bytes: number): Buffer {
  const cut = Buffer.from(image)
  for (const write of writes) {
    if (bytes <= 0) break
    write.bytes.copy(cut, write.at, 0, Math.min(bytes, write.bytes.length))
    bytes -= write.bytes.length
  }
  return cut
}

export const isErase = ({ bytes }: Write): boolean => bytes.length >= 1024 && bytes.every((byte) => byte === ERASED)

/** The value of `code` on an engine that starts with this flash; "corrupt" before it if the engine found that. */
export async function started(program: string, image: Buffer, code: string): Promise<string> {
  const { printed } = await runProgram(program, {
    files: { [FLASH_FILE]: image },
    args: ['-e', `print("[["+(${code})+"]]");quit()`],
    quietMs: QUIET_MS,
  })
  const [, value] = /\[\[(.*)\]\]/s.exec(printed) ?? []
  if (value === undefined) throw new Error(`no answer: ${printed}`)
  return /Storage is corrupt/.test(printed) ? `corrupt ${value}` : value
}

/** Runs a function for each of many items, some at a time. */
export async function forEachItem<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = Array(items.length)
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const i = next++
      results[i] = await run(items[i]!)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return results
}
