// A fake of Kaluma's console, after src/repl.c of 1.2.1: echo, a prompt with terminal queries, and an upload that
// requests blocks for ever after it was cut off.

import type { Duplex } from 'node:stream'
import { keepWriting } from './fakes.ts'
import { type Faults, receiveFile } from './ymodem-receiver.ts'

export const PROMPT = '\x1b[0m\r\x1b7> \x1b[H\x1b[900C\x1b[6n\x1b8\x1b[2C'

export interface FakePico {
  name?: string
  version?: string
  stored?: string
  /** Bytes of memory in use. A running program needs more. */
  occupied?: number
  faults?: Faults
  /** An earlier upload was cut off, and still waits for blocks. */
  isStuck?: boolean
  /** The file is stored with a wrong byte. */
  isWorn?: boolean
  /** The only answer to every key. */
  onlyAnswer?: string
  /** Sends this without end. */
  chatter?: { everyMs: number; text: string }
  /** Evaluates a line that is no command of the console. */
  evaluate?: (line: string) => unknown
}

/** Answers on its end of a connection. Returns the stored program, and how often it was loaded. */
export function startFakeKaluma(stream: Duplex, board: FakePico): { stored: () => string; loaded: () => number } {
  const { name = 'pico', version = '1.2.1', occupied = 12_256, faults, isWorn, onlyAnswer, chatter, evaluate } = board
  let { stored = '', isStuck = false } = board
  let loaded = 0
  let typed = ''
  let isReceiving = false
  const write = (text: string) => void stream.write(Buffer.from(text, 'latin1'))

  const printValue = (line: string) => {
    const value = evaluate!(line)
    return `\x1b[93m${typeof value === 'string' ? `'${value}'` : String(value)}\x1b[0m\r\n`
  }

  const COMMANDS: Record<string, () => string | undefined> = {
    "process.version+' '+board.name": () => `\x1b[93m'${version} ${name}'\x1b[0m\r\n`,
    '.mem': () => `total: 184312, occupied: ${occupied}, peak: ${occupied}\r\n`,
    '.flash -s': () => `${stored.length}\r\n`,
    '.flash -r': () => `${stored.replaceAll('\n', '\r\n')}\r\n`,
    '.load': () => {
      loaded++
      return ''
    },
    '.flash -w': () => {
      write("Transfer a file via YMODEM... (press 'a' to abort)\r\n")
      isReceiving = true
      stored = '\xff'.repeat(600_000)
      receiveFile(stream, faults).then((file) => {
        isReceiving = false
        if (file) stored = isWorn ? `${file.data.toString('latin1')}?` : file.data.toString('latin1')
        write(`\r\n${file ? 'Done' : 'Aborted'}\r\n${PROMPT}`)
      })
      return undefined
    },
  }

  if (chatter) keepWriting(stream, chatter.everyMs, chatter.text)

  stream.on('data', (chunk: Buffer) => {
    if (isReceiving) return
    for (const key of chunk.toString('latin1')) {
      if (onlyAnswer !== undefined) write(onlyAnswer)
      else if (isStuck) {
        isStuck = key !== 'a'
        write(isStuck ? 'C' : `\x18\x18\r\nAborted\r\n`)
      } else if (key === '\r') {
        const line = typed
        typed = ''
        const command =
          COMMANDS[line] ?? (evaluate && line !== '' ? () => printValue(line) : () => '\x1b[31mSyntaxError\r\n')
        const answer = command()
        if (answer !== undefined) write(`\r\n${answer}${PROMPT}`)
        else if (!isReceiving) write('\r\n')
      } else {
        typed += key
        write(key)
      }
    }
  })
  return { stored: () => stored, loaded: () => loaded }
}
