// A device with the link on the Linux build of Espruino, in real time: a wire to it, a finger, and what the board did.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { Wire } from '../../../tools/link/wire.ts'
import { flash } from '../harness/espruino.ts'
import { GUARDED } from '../harness/run-program.ts'

const FLASH_FILE = 'espruino.flash'
const MARK = '\x1e'
/** A busy machine may take its time. */
const ANSWER_MS = 60_000

export interface EngineDevice {
  /** What the board said: duty, console, radio, and errors that nothing caught. */
  said: string[]
  duty(): number
  connect(): Wire
  /** The connection ends, as the radio reports it. */
  lose(): void
  press(times?: number): Promise<void>
  /** Runs code on the board, beside the firmware: on a wire as if it was typed. */
  run(code: string): void
  /** Power off and on: the flash is as it was. */
  restart(): Promise<void>
  stop(): void
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts the file `built` on an engine. `kind` is how its board takes lines. */
export async function startDevice(
  program: string,
  built: string,
  kind: 'radio' | 'espruino' = 'radio',
): Promise<EngineDevice> {
  const cwd = mkdtempSync(join(tmpdir(), 'unknot-'))
  const board = readFileSync(join(import.meta.dirname, 'board.js'), 'latin1')
  writeFileSync(join(cwd, FLASH_FILE), flash({ '.boot0': board, '.bootcde': built }))
  const said: string[] = []
  let onText: (text: string) => void = () => {}
  let stdin: Writable
  let kill: () => Promise<void>

  /** Waits until the board has said this, after as many words as `from`. */
  const waitFor = async (words: string, from: number) => {
    const end = Date.now() + ANSWER_MS
    while (said.indexOf(words, from) < 0) {
      if (Date.now() > end) throw new Error(`the board did not say "${words}", but ${said.slice(from).join(', ')}`)
      await sleep(20)
    }
  }
  const start = async () => {
    const booted = said.length
    const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', program], {
      cwd,
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    })
    stdin = child.stdin!
    const lifeline = child.stdio[3] as Writable
    for (const stream of [stdin, lifeline]) stream.on('error', () => {})
    let isSaying = false
    let words = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      chunk
        .toString('latin1')
        .split(MARK)
        .forEach((part, i) => {
          if (i > 0) {
            if (isSaying) said.push(words)
            words = ''
            isSaying = !isSaying
          }
          if (isSaying) words += part
          else if (part) onText(part)
        })
    })
    const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
    kill = () => {
      lifeline.destroy()
      return ended
    }
    if (kind === 'radio') await waitFor('radio 0', booted)
    run('board.say("ready")')
    await waitFor('ready', booted)
  }
  const run = (code: string) => stdin.write(kind === 'radio' ? `${MARK}${code}${MARK}` : `\x10${code}\n`)
  await start()
  return {
    said,
    duty: () => Number(said.findLast((words) => words.startsWith('duty'))?.slice(5) ?? 0),
    connect: () => {
      if (kind === 'radio') run('board.onConnect("")')
      return {
        kind,
        write: (text) => new Promise((resolve) => stdin.write(Buffer.from(text, 'latin1'), () => resolve())),
        listen: (listener) => {
          onText = listener
        },
        close: async () => {
          onText = () => {}
        },
      }
    },
    lose: () => run('board.onGone()'),
    async press(times = 1) {
      const before = said.length
      run(`board.press(${times})`)
      await waitFor('pressed', before)
    },
    run,
    async restart() {
      await kill()
      await start()
    },
    stop() {
      void kill()
      rmSync(cwd, { recursive: true, force: true })
    },
  }
}
