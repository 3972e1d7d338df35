// The storage of a real Espruino under a power cut: which bytes it writes to its flash, in order, and what it makes of
// a flash in which only the first so many of them arrived.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../harness/run-program.ts'

/** Where the Linux build keeps its flash. */
const FLASH_FILE = 'espruino.flash'
const QUIET_MS = 20_000
/** Most of a start is waiting. */
const AT_A_TIME = 12
const ERASED = 0xff

/** As it reached the flash: an erase is a page of ones. */
export interface Write {
  at: number
  bytes: Buffer
}

/** Every write to the flash in what strace noted of its file. */
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

/** Runs `code` on an engine that finds `image` in its flash, and notes what it writes. */
export async function recorded(
  program: string,
  image: Buffer,
  code: string,
): Promise<{ writes: Write[]; printed: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-strace-'))
  const log = join(folder, 'log')
  // Long strings are cut short by default, and printed as text.
  const note = `|LC_ALL=C sed '/ read(/s/"[^"]*"//' >${log}`
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
      // In a shell: it waits for every child of its own, and so for ever for the guard that runProgram leaves behind.
      args: ['-c', 'strace "$@"; exit', 'sh', ...strace, '-o', note, program, '-e', `${code};quit()`],
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

/** What an engine that is started on this flash prints, after what it says by itself. */
export async function started(program: string, image: Buffer, code: string): Promise<string> {
  const { printed } = await runProgram(program, {
    files: { [FLASH_FILE]: image },
    args: ['-e', `print("[["+(${code})+"]]");quit()`],
    quietMs: QUIET_MS,
  })
  const [, answer] = /\[\[(.*)\]\]/s.exec(printed) ?? []
  if (answer === undefined) throw new Error(`no answer: ${printed}`)
  return /Storage is corrupt/.test(printed) ? `corrupt ${answer}` : answer
}

/** The same for many. */
export async function each<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
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
