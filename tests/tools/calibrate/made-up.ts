// Boards that run unknot, in the simulator, with a console at the end of a line: what is asked there is run as it is.

import { crc32 } from 'node:zlib'
import type { Board } from '../../../hal/boards/board.ts'
import { compileRotation } from '../../../programs/index.ts'
import { Device, type DeviceOptions } from '../../../sim/device/device.ts'
import type { Answer, Person } from '../../../tools/calibrate/person.ts'
import { FlashError } from '../../../tools/flash/problems.ts'
import type { Tool } from '../../../tools/flash/tool.ts'
import { codeFor } from '../flash/made-up.ts'

export const deviceFor = (board: Board, options: Partial<DeviceOptions> = {}): Device =>
  new Device({ programs: compileRotation(), motor: board.motor, ...options })

export interface Habits {
  /** What process.env says. */
  firmware?: string
  version?: string
  /** What is stored as the program. */
  code?: string
  /** It does not run. */
  idle?: boolean
  /** The connection ends at this gesture, once it was done. */
  cutAt?: number
  /** What is written to a slot is something else. */
  worn?: boolean
}

/** What a console knows of a device: the globals of its engine. */
export function globalsOf(device: Device, board: Board, habits: Habits) {
  const files = new Map([['.bootcde', habits.code ?? codeFor(board.name)]])
  const slotOf = (name: string): number => (/unknot\.[01]$/.test(name) ? Number(name.at(-1)) : -1)
  const write = (name: string, text: string) => device.store.write(slotOf(name), habits.worn ? `${text}?` : text)
  const read = (name: string) => (slotOf(name) < 0 ? files.get(name) : device.read(slotOf(name)))
  const modules: Record<string, unknown> = {
    Storage: { read, write },
    fs: {
      readFile: (name: string) => {
        const text = read(name)
        if (text === undefined) throw new Error('ENOENT')
        return Buffer.from(text, 'latin1')
      },
      writeFile: (name: string, bytes: Uint8Array) => write(name, Buffer.from(bytes).toString('latin1')),
    },
  }
  return {
    unknot: habits.idle ? undefined : (gesture: number) => device.request(gesture),
    require: (name: string) => modules[name],
    process: { env: { BOARD: habits.firmware ?? board.about.firmware, VERSION: habits.version ?? '2v29' } },
    E: { CRC32: (text: string) => crc32(Buffer.from(text, 'latin1')) },
    load: () => device.powerCycle(),
  }
}

/** Runs a line with these globals. */
export const running = (globals: object) => (line: string) =>
  new Function(...Object.keys(globals), `return (${line})`)(...Object.values(globals))

/** The Espruino tool with such a device behind it. */
export class DeviceTool implements Tool {
  readonly said: string[] = []
  closed = false
  readonly #run: (line: string) => unknown
  readonly #cutAt: number | undefined
  #cut = false

  constructor(device: Device, board: Board, habits: Habits) {
    this.#run = running(globalsOf(device, board, habits))
    this.#cutAt = habits.cutAt
  }

  async ask(expression: string): Promise<unknown> {
    if (this.#cut) throw new FlashError('cut')
    return JSON.parse(JSON.stringify(this.#run(expression)))
  }

  async say(text: string): Promise<void> {
    if (this.#cut) throw new FlashError('cut')
    const line = text.replace('\x10', '').trimEnd()
    this.said.push(line)
    this.#run(line)
    if (line === `unknot(${this.#cutAt})`) this.#cut = true
  }

  async send(): Promise<void> {
    throw new Error('nothing is uploaded')
  }

  async close(): Promise<void> {
    this.closed = true
  }
}

/** Somebody who answers as this function does, in the device's own time. */
export class Scripted implements Person {
  readonly asked: string[] = []
  minding = false
  readonly #answer: (question: string) => Answer
  readonly present: boolean
  constructor(answer: (question: string) => Answer, present = true) {
    this.#answer = answer
    this.present = present
  }

  mind(on: boolean): void {
    this.minding = on
  }

  async enter(question: string): Promise<Answer> {
    if (!this.minding) throw new Error('asked while Ctrl-C would leave the motor on')
    this.asked.push(question)
    return this.#answer(question)
  }
}

/** Waits in steps until it is so; whether it ever was, in the time that the command waits. */
export function watch(device: Device, so: () => boolean, mostMs: number): Answer {
  for (let ms = 0; ms < mostMs; ms += 20) {
    if (so()) return 'entered'
    device.wait(20)
  }
  return 'late'
}
