// Fakes for tests of calibrating: simulated devices that run the firmware, their consoles, and a scripted user.

import { crc32 } from 'node:zlib'
import type { Board } from '../../../hal/boards/board.ts'
import { compileRotation } from '../../../programs/index.ts'
import { Device, type DeviceOptions } from '../../../sim/device/device.ts'
import { LOG_FILE } from '../../../sim/world/storage-image.ts'
import type { Answer, Prompt } from '../../../tools/calibrate/prompt.ts'
import type { EspruinoTool } from '../../../tools/flash/espruino-tool.ts'
import { FlashError } from '../../../tools/flash/problems.ts'
import { codeFor } from '../flash/fakes.ts'

export const createDevice = (board: Board, options: Partial<DeviceOptions> = {}): Device =>
  new Device({ programs: compileRotation(), motor: board.motor, ...options })

export interface Faults {
  /** Board name and version in process.env. */
  firmware?: string
  version?: string
  /** The stored program. */
  code?: string
  /** The firmware is stored but does not run. */
  isIdle?: boolean
  /** The connection ends after this gesture. */
  cutAt?: number
  /** Slots are stored with a wrong byte. */
  isWorn?: boolean
}

/** The globals of an engine whose console runs code on this device. */
export function engineGlobals(device: Device, board: Board, faults: Faults) {
  const files = new Map([['.bootcde', faults.code ?? codeFor(board.name)]])
  /** A slot is what the host writes: the simulated device takes it over at its next start. */
  const write = (name: string, text: string) => {
    files.set(name, faults.isWorn ? text.replace(',', ';') : text)
    const [settings] = text.split('\xff')
    if (!faults.isWorn) device.store.slots[0] = settings!
  }
  const log = () => device.store.textAt(device.now)
  const read = (name: string) => (name === LOG_FILE ? `${'\xff'.repeat(16)}${log()}` : files.get(name))
  const modules: Record<string, unknown> = {
    Storage: { read, write },
    fs: {
      readFile: (name: string) => Buffer.from(read(name)!, 'latin1'),
      writeFile: (name: string, bytes: Uint8Array) => write(name, Buffer.from(bytes).toString('latin1')),
    },
    flash: {
      Flash: class {
        read(page: number, into: Uint8Array, at: number) {
          const from = page * 4096 + at
          into.fill(0xff).set(Buffer.from(log().slice(from, from + into.length), 'latin1'))
        }
      },
    },
  }
  return {
    unknot: faults.isIdle ? undefined : (gesture: number) => device.request(gesture),
    require: (name: string) => modules[name],
    process: { env: { BOARD: faults.firmware ?? board.about.firmware, VERSION: faults.version ?? '2v29' } },
    E: { CRC32: (text: string) => crc32(Buffer.from(text, 'latin1')) },
    load: () => device.powerCycle(),
  }
}

/** A function that evaluates a line with these globals. */
export const evaluator = (globals: object) => (line: string) =>
  new Function(...Object.keys(globals), `return (${line})`)(...Object.values(globals))

/** The Espruino tool with a simulated device behind it. It records what is written to the device. */
export class DeviceTool implements EspruinoTool {
  readonly written: string[] = []
  isClosed = false
  readonly #evaluate: (line: string) => unknown
  readonly #cutAt: number | undefined
  #isCut = false

  constructor(device: Device, board: Board, faults: Faults) {
    this.#evaluate = evaluator(engineGlobals(device, board, faults))
    this.#cutAt = faults.cutAt
  }

  async evaluate(expression: string): Promise<unknown> {
    if (this.#isCut) throw new FlashError('disconnected')
    return JSON.parse(JSON.stringify(this.#evaluate(expression)))
  }

  async write(text: string): Promise<void> {
    if (this.#isCut) throw new FlashError('disconnected')
    const line = text.replace('\x10', '').trimEnd()
    this.written.push(line)
    this.#evaluate(line)
    if (line === `unknot(${this.#cutAt})`) this.#isCut = true
  }

  async uploadFile(): Promise<void> {
    throw new Error('calibrating uploads no file')
  }

  async close(): Promise<void> {
    this.isClosed = true
  }
}

/** A user who answers with this function, in simulated time. */
export class ScriptedPrompt implements Prompt {
  readonly questions: string[] = []
  isInterruptCaptured = false
  readonly #answer: (question: string) => Answer
  readonly isInteractive: boolean
  constructor(answer: (question: string) => Answer, isInteractive = true) {
    this.#answer = answer
    this.isInteractive = isInteractive
  }

  setInterruptCapture(isCaptured: boolean): void {
    this.isInterruptCaptured = isCaptured
  }

  async waitForEnter(question: string): Promise<Answer> {
    if (!this.isInterruptCaptured) throw new Error('Ctrl-C would leave the motor on')
    this.questions.push(question)
    return this.#answer(question)
  }
}

/** Waits in steps of 20 ms, at most `mostMs`. Answers with Enter when the condition holds. */
export function waitUntil(device: Device, condition: () => boolean, mostMs: number): Answer {
  for (let ms = 0; ms < mostMs; ms += 20) {
    if (condition()) return 'entered'
    device.wait(20)
  }
  return 'timeout'
}
