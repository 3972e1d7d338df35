// The store and the HAL of a board, as its file has them, on the model of its storage; and what they write, in order.

import vm from 'node:vm'
import { EspruinoStorage } from '../../sim/world/espruino-storage.ts'
import { Flash } from '../../sim/world/flash.ts'

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

export class Kept {
  storage!: EspruinoStorage
  flash!: NotedFlash
  readonly #math: { storedLine(): string | undefined; storeLine(text: string): void }

  /** `code` is tests/engines/keeper.ts as it is built. */
  constructor(code: string) {
    const modules = () => ({
      read: (name: string) => this.storage.read(name),
      write: (name: string, text: string, _: number, bytes: number) => this.storage.write(name, text, bytes),
      erase: (name: string) => this.storage.erase(name),
      compact: () => this.storage.compact(),
      getStats: () => this.storage.stats(),
    })
    const context = vm.createContext({ require: modules })
    vm.runInContext(code, context)
    this.#math = vm.runInContext('Math', context)
  }

  /** A start on this flash; true if the engine erased it all. */
  start(image: Buffer, pageBytes: number): boolean {
    this.flash = new NotedFlash(image, pageBytes)
    this.storage = new EspruinoStorage(this.flash)
    return this.storage.powerUp()
  }

  load = () => this.#math.storedLine()
  save = (text: string) => this.#math.storeLine(text)
}
