// The Espruino tool of its makers in a process of its own: one connection, with a time limit on every call.

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { EspruinoTool } from './espruino-tool.ts'
import type { PortKind } from './ports.ts'
import { classifyError, FlashError } from './problems.ts'

/** Starting the tool takes a second on a slow machine. */
const START_MS = 20_000
/** Finding and connecting to a Bluetooth device takes some seconds. */
const OPEN_MS = 30_000
/** A second for a prompt, and the rest for the answer. */
const ANSWER_MS = 3_000
/** Longer than the tool's own limit, so that the tool can report that no answer came. */
const EVALUATE_MS = 10_000
/** Between two pieces of a file. A board with full storage may compact it before it takes a piece. */
const PIECE_MS = 25_000
const WRITE_MS = 5_000
/** The process waits half a second before it ends, so that the last text gets out. */
const EXIT_MS = 3_000

/** What the process of the tool sends. */
interface Message {
  ready?: true
  failure?: string
  sent?: number
  id?: number
  value?: unknown
  error?: string
}

interface PendingCall {
  resolve(value: unknown): void
  reject(error: FlashError): void
  timer: NodeJS.Timeout
}

const startProcess = (): ChildProcess =>
  fork(join(import.meta.dirname, 'espruino-tool-process.mjs'), {
    // The tool needs no flags of this process, such as a TypeScript loader, and its output is not for the user.
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })

class ForkedTool implements EspruinoTool {
  readonly #child: ChildProcess
  readonly #answerMs: number
  readonly #ended: Promise<unknown>
  readonly #pending = new Map<number, PendingCall>()
  #calls = 0
  #failure: FlashError | undefined
  #onSent: (bytes: number) => void = () => {}

  constructor(answerMs = ANSWER_MS, child = startProcess()) {
    this.#answerMs = answerMs
    this.#child = child
    this.#child.on('message', (message: Message) => this.#handleMessage(message))
    this.#child.on('error', (error) => this.#fail(String(error)))
    this.#child.on('exit', () => this.#fail('closed'))
    // A process that cannot start has an error and no exit.
    this.#ended = new Promise((resolve) => {
      for (const event of ['exit', 'error']) this.#child.once(event, resolve)
    })
  }

  #handleMessage({ ready, failure, sent, id = 0, value, error }: Message): void {
    if (failure !== undefined) this.#fail(failure)
    if (sent !== undefined) {
      for (const { timer } of this.#pending.values()) timer.refresh()
      this.#onSent(sent)
    }
    if (ready || id > 0)
      this.#settle(id, ({ resolve, reject }) =>
        error === undefined ? resolve(value) : reject(this.#failure ?? classifyCallError(error)),
      )
  }

  #settle(id: number, settle: (call: PendingCall) => void): void {
    const call = this.#pending.get(id)
    if (!call) return
    this.#pending.delete(id)
    clearTimeout(call.timer)
    settle(call)
  }

  /** The connection is lost: all pending calls fail, and all later ones. */
  #fail(message: string): void {
    this.#failure ??= new FlashError(classifyError(message), message)
    for (const id of [...this.#pending.keys()]) this.#settle(id, ({ reject }) => reject(this.#failure!))
  }

  #waitForAnswer(id: number, withinMs: number): Promise<unknown> {
    if (this.#failure) return Promise.reject(this.#failure)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, () => reject(new FlashError('noAnswer'))), withinMs)
      this.#pending.set(id, { resolve, reject, timer })
    })
  }

  waitUntilReady(): Promise<unknown> {
    return this.#waitForAnswer(0, START_MS)
  }

  call(withinMs: number, call: string, ...args: unknown[]): Promise<unknown> {
    const id = ++this.#calls
    if (!this.#failure) this.#child.send({ id, call, args })
    return this.#waitForAnswer(id, withinMs)
  }

  async evaluate(expression: string): Promise<unknown> {
    const { json, hasInput } = (await this.call(EVALUATE_MS, 'evaluate', expression, this.#answerMs)) as {
      json?: string
      hasInput: boolean
    }
    if (json === undefined)
      throw hasInput ? new FlashError('unexpectedAnswer', 'no result') : new FlashError('noAnswer')
    try {
      return JSON.parse(json)
    } catch {
      throw new FlashError('unexpectedAnswer', JSON.stringify(json.slice(0, 40)))
    }
  }

  async uploadFile(name: string, text: string, onSent: (bytes: number) => void): Promise<void> {
    this.#onSent = onSent
    await this.call(PIECE_MS, 'uploadFile', name, text)
  }

  async write(text: string): Promise<void> {
    await this.call(WRITE_MS, 'write', text)
  }

  async close(): Promise<void> {
    this.#failure ??= new FlashError('disconnected', 'closed')
    if (this.#child.connected) this.#child.disconnect()
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), EXIT_MS)
    await this.#ended
    clearTimeout(timer)
  }
}

/** NAK: the board refused a piece of a file. Timeout: it acknowledged none. */
function classifyCallError(message: string): FlashError {
  if (/NAK/.test(message)) return new FlashError('rejected', message)
  if (/Timeout/.test(message)) return new FlashError('disconnected', message)
  return new FlashError(classifyError(message), message)
}

/** Bluetooth devices with a console; none if this computer has no Bluetooth. */
export async function scanBluetooth(): Promise<{ path: string; description?: string }[]> {
  const tool = new ForkedTool()
  try {
    await tool.waitUntilReady()
    return (await tool.call(OPEN_MS, 'scan')) as { path: string; description?: string }[]
  } catch {
    return []
  } finally {
    await tool.close()
  }
}

/** Starts the tool and connects it. Tests replace its process. Throws FlashError. */
export async function connectTool(
  port: string,
  kind: PortKind,
  baudRate: number,
  answerMs?: number,
  child?: ChildProcess,
): Promise<EspruinoTool> {
  const tool = new ForkedTool(answerMs, child)
  try {
    await tool.waitUntilReady()
    await tool.call(OPEN_MS, 'open', port, kind, baudRate)
    return tool
  } catch (error) {
    await tool.close()
    // A port that could not be opened had no connection to cut.
    throw error instanceof FlashError && error.problem === 'disconnected'
      ? new FlashError('notFound', error.detail)
      : error
  }
}
