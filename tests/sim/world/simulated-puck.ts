// The Puck.js of tests/engines/store/puck-flash.ts on the model of its storage; and what reaches its flash, in order.

import vm from 'node:vm'
import { crc32 } from 'node:zlib'
import { EspruinoStorage } from '../../../sim/world/espruino-storage.ts'
import { Flash } from '../../../sim/world/flash.ts'
import { FILES, PAGE_BYTES } from '../../engines/store/puck-flash.ts'

export interface Noted {
  at: number
  bytes: Buffer
  erase: boolean
}

/** Flash that notes what happens to it. */
export class NotedFlash extends Flash {
  readonly log: Noted[] = []

  constructor(image: Buffer, pageBytes: number) {
    super(image.length / pageBytes, Number.POSITIVE_INFINITY, 1, pageBytes)
    this.bytes.set(image)
  }

  override write(from: number, data: Uint8Array): void {
    super.write(from, data)
    this.log.push({ at: from, bytes: Buffer.from(this.bytes.subarray(from, from + data.length)), erase: false })
  }

  override erase(page: number): void {
    super.erase(page)
    this.log.push({ at: page * this.pageBytes, bytes: Buffer.alloc(this.pageBytes, 0xff), erase: true })
  }
}

const scripts = new Map<string, vm.Script>()

/** Compiled once, for there are thousands of starts. */
function scriptOf(code: string): vm.Script {
  const script = scripts.get(code) ?? new vm.Script(code)
  scripts.set(code, script)
  return script
}

export class Kept {
  storage!: EspruinoStorage
  flash!: NotedFlash
  #context: vm.Context | undefined
  readonly #pageBytes: number

  constructor(pageBytes = PAGE_BYTES) {
    this.#pageBytes = pageBytes
  }

  /** Power comes, to this flash: true if the engine erased it all. What there is of a firmware starts. */
  start(image: Buffer): boolean {
    this.flash = new NotedFlash(image, this.#pageBytes)
    this.storage = new EspruinoStorage(this.flash)
    this.#context = undefined
    return this.storage.powerUp()
  }

  /** What a line on the console answers. The firmware starts before the first of them. */
  do(line: string): unknown {
    if (!this.#context) {
      const E = { on() {}, reboot() {}, CRC32: (text: string) => crc32(Buffer.from(text, 'latin1')) }
      this.#context = vm.createContext({ require: () => this.#module, E, btoa, setTime() {} })
      vm.runInContext('var global=this', this.#context)
      for (const file of FILES) {
        try {
          scriptOf(this.storage.read(file) ?? '').runInContext(this.#context)
        } catch {
          // The engine says so, and goes on.
        }
      }
    }
    return scriptOf(line).runInContext(this.#context)
  }

  read = (slot: number): string | undefined => this.storage.read(`unknot.${slot}`)?.split('\xff')[0]

  readonly #module = {
    read: (name: string) => this.storage.read(name),
    write: (name: string, text: string, _: number, bytes: number) => this.storage.write(name, text, bytes),
    erase: (name: string) => this.storage.erase(name),
    compact: () => this.storage.compact(),
    getStats: () => this.storage.stats(),
  }
}
