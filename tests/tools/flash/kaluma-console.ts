// The console of Kaluma on a line, as src/repl.c of 1.2.1 has it: echo, prompt with its questions to a terminal, and an
// upload that asks for ever when it was cut.

import type { Duplex } from 'node:stream'
import { type Habits, receive } from './receiver.ts'

const PROMPT = '\x1b[0m\r\x1b7> \x1b[H\x1b[900C\x1b[6n\x1b8\x1b[2C'

export interface Pico {
  name?: string
  version?: string
  stored?: string
  /** More is in use while a program runs. */
  occupied?: number
  habits?: Habits
  /** An upload was cut before: it still waits for more. */
  stuck?: boolean
  /** What was received is stored with a mistake. */
  worn?: boolean
  /** Answers to anything. */
  babbles?: string
  /** What a line gives that is none of the console's own. */
  run?: (line: string) => unknown
}

/** Answers on its end of a line; tells what is stored, and what was loaded. */
export function kaluma(stream: Duplex, pico: Pico): { stored: () => string; loaded: () => number } {
  const { name = 'pico', version = '1.2.1', occupied = 12_256, habits, worn, babbles, run } = pico
  let { stored = '', stuck = false } = pico
  let loaded = 0
  let typed = ''
  let receiving = false
  const say = (text: string) => void stream.write(Buffer.from(text, 'latin1'))

  const ran = (line: string) => {
    const value = run!(line)
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
      say("Transfer a file via YMODEM... (press 'a' to abort)\r\n")
      receiving = true
      stored = '\xff'.repeat(600_000)
      receive(stream, habits).then((file) => {
        receiving = false
        if (file) stored = worn ? `${file.data.toString('latin1')}?` : file.data.toString('latin1')
        say(`\r\n${file ? 'Done' : 'Aborted'}\r\n${PROMPT}`)
      })
      return undefined
    },
  }

  stream.on('data', (chunk: Buffer) => {
    if (receiving) return
    for (const key of chunk.toString('latin1')) {
      if (babbles !== undefined) say(babbles)
      else if (stuck) {
        stuck = key !== 'a'
        say(stuck ? 'C' : `\x18\x18\r\nAborted\r\n`)
      } else if (key === '\r') {
        const line = typed
        typed = ''
        const command = COMMANDS[line] ?? (run && line !== '' ? () => ran(line) : () => '\x1b[31mSyntaxError\r\n')
        const answer = command()
        if (answer !== undefined) say(`\r\n${answer}${PROMPT}`)
        else if (!receiving) say('\r\n')
      } else {
        typed += key
        say(key)
      }
    }
  })
  return { stored: () => stored, loaded: () => loaded }
}
