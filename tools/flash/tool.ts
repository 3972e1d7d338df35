// The Espruino tool as we call it: one connection for questions, upload and check, and a limit of time on everything.

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Kind } from './ports.ts'
import { FlashError, meaning } from './problems.ts'

/** What flashing needs of a board with Espruino. Whatever fails is a FlashError. */
export interface Tool {
  /** What an expression gives, by way of JSON. */
  ask(expression: string): Promise<unknown>
  /** Stores a file, and tells how many bytes of it are there. */
  send(name: string, text: string, sent: (bytes: number) => void): Promise<void>
  /** Types something, and does not wait for what comes of it. */
  say(text: string): Promise<void>
  /** Ends it; done when its process is gone. */
  close(): Promise<void>
}

/** Starting the tool takes a second on a slow machine. */
const START_MS = 20_000
/** Finding and connecting to a Bluetooth device takes some seconds. */
const OPEN_MS = 30_000
/** A second for a prompt, and the rest for the answer. */
const ANSWER_MS = 3_000
/** Until the tool, too, has said that there was none. */
const ASK_MS = 10_000
/** Between two pieces of a file, of which one may have to wait until a full storage was tidied up. */
const PIECE_MS = 25_000
const SAY_MS = 5_000
/** It lingers for half a second, so that what was typed last gets out. */
const END_MS = 3_000

interface Message {
  ready?: true
  broken?: string
  sent?: number
  id?: number
  value?: unknown
  error?: string
}

/** A call of which the answer is still to come. */
interface Pending {
  resolve(value: unknown): void
  reject(error: FlashError): void
  limit: NodeJS.Timeout
}

class ForkedTool implements Tool {
  readonly #child: ChildProcess
  readonly #answerMs: number
  readonly #ended: Promise<unknown>
  readonly #pending = new Map<number, Pending>()
  #calls = 0
  #broken: FlashError | undefined
  #sent: (bytes: number) => void = () => {}

  constructor(answerMs = ANSWER_MS) {
    this.#answerMs = answerMs
    this.#child = fork(join(import.meta.dirname, 'espruino-tool.mjs'), {
      // Neither what this process was started with nor what the tool prints concerns the other.
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#child.on('message', (message: Message) => this.#hear(message))
    this.#child.on('error', (error) => this.#break(String(error)))
    this.#child.on('exit', () => this.#break('closed'))
    // Whether it ran or could not even start.
    this.#ended = new Promise((resolve) => {
      for (const end of ['exit', 'error']) this.#child.once(end, resolve)
    })
  }

  #hear({ ready, broken, sent, id = 0, value, error }: Message): void {
    if (broken !== undefined) this.#break(broken)
    if (sent !== undefined) {
      for (const { limit } of this.#pending.values()) limit.refresh()
      this.#sent(sent)
    }
    if (ready || id > 0)
      this.#settle(id, ({ resolve, reject }) =>
        error === undefined ? resolve(value) : reject(this.#broken ?? failed(error)),
      )
  }

  #settle(id: number, how: (call: Pending) => void): void {
    const call = this.#pending.get(id)
    if (!call) return
    this.#pending.delete(id)
    clearTimeout(call.limit)
    how(call)
  }

  /** The connection is gone: so is everything that waits for it, and will. */
  #break(said: string): void {
    this.#broken ??= new FlashError(meaning(said), said)
    for (const id of [...this.#pending.keys()]) this.#settle(id, ({ reject }) => reject(this.#broken!))
  }

  #wait(id: number, withinMs: number): Promise<unknown> {
    if (this.#broken) return Promise.reject(this.#broken)
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => this.#settle(id, () => reject(new FlashError('silent'))), withinMs)
      this.#pending.set(id, { resolve, reject, limit })
    })
  }

  started(): Promise<unknown> {
    return this.#wait(0, START_MS)
  }

  call(withinMs: number, call: string, ...args: unknown[]): Promise<unknown> {
    const id = ++this.#calls
    if (!this.#broken) this.#child.send({ id, call, args })
    return this.#wait(id, withinMs)
  }

  async ask(expression: string): Promise<unknown> {
    const { json, heard } = (await this.call(ASK_MS, 'ask', expression, this.#answerMs)) as {
      json?: string
      heard: boolean
    }
    if (json === undefined) throw heard ? new FlashError('nonsense', 'no result') : new FlashError('silent')
    try {
      return JSON.parse(json)
    } catch {
      throw new FlashError('nonsense', JSON.stringify(json.slice(0, 40)))
    }
  }

  async send(name: string, text: string, sent: (bytes: number) => void): Promise<void> {
    this.#sent = sent
    await this.call(PIECE_MS, 'send', name, text)
  }

  async say(text: string): Promise<void> {
    await this.call(SAY_MS, 'say', text)
  }

  async close(): Promise<void> {
    this.#broken ??= new FlashError('cut', 'closed')
    if (this.#child.connected) this.#child.disconnect()
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), END_MS)
    await this.#ended
    clearTimeout(limit)
  }
}

/** The board refuses a piece, or says no more: what the tool makes of it, as a problem. */
function failed(said: string): FlashError {
  if (/NAK/.test(said)) return new FlashError('room', said)
  if (/Timeout/.test(said)) return new FlashError('cut', said)
  return new FlashError(meaning(said), said)
}

/** Bluetooth devices with a console; none where there is no Bluetooth. */
export async function scanBluetooth(): Promise<{ path: string; description?: string }[]> {
  const tool = new ForkedTool()
  try {
    await tool.started()
    return (await tool.call(OPEN_MS, 'scan')) as { path: string; description?: string }[]
  } catch {
    return []
  } finally {
    await tool.close()
  }
}

/** Starts the tool and connects it. Throws FlashError. */
export async function connectTool(port: string, kind: Kind, baud: number, answerMs?: number): Promise<Tool> {
  const tool = new ForkedTool(answerMs)
  try {
    await tool.started()
    await tool.call(OPEN_MS, 'open', port, kind, baud)
    return tool
  } catch (error) {
    await tool.close()
    throw error
  }
}
