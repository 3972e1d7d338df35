// The Puck.js of tests/engines/store/puck-flash.ts on the model of its storage, and a log of all writes to its flash.

import vm from 'node:vm'
import { crc32 } from 'node:zlib'
import { type Memory, parseLogFile } from '../../../sim/journal/log.ts'
import { EspruinoStorage } from '../../../sim/world/espruino-storage.ts'
import { Flash } from '../../../sim/world/flash.ts'
import { LOG_FILE } from '../../../sim/world/storage-image.ts'
import { LINUX_ADDRESS, PAGE_BYTES, START_FILES } from '../../engines/store/puck-flash.ts'
import { detokenise } from '../../support/build/detokenise.ts'

export interface FlashWrite {
  at: number
  bytes: Buffer
  erase: boolean
}

/** Flash that logs every write and every erase. */
export class LoggedFlash extends Flash {
  readonly log: FlashWrite[] = []

  constructor(image: Buffer) {
    super(image.length / PAGE_BYTES, Number.POSITIVE_INFINITY, 1)
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
  const script = scripts.get(code) ?? new vm.Script(detokenise(code))
  scripts.set(code, script)
  return script
}

export class SimulatedPuck {
  storage!: EspruinoStorage
  flash!: LoggedFlash
  #context: vm.Context | undefined

  /** Starts with this flash; true if the engine erased all of it. */
  powerUp(image: Buffer): boolean {
    this.flash = new LoggedFlash(image)
    this.storage = new EspruinoStorage(this.flash)
    this.#context = undefined
    return this.storage.powerUp()
  }

  /** The value of a line that is typed on the console. The firmware starts before the first line. */
  type(line: string): unknown {
    if (!this.#context) {
      const E = {
        on() {},
        removeAllListeners() {},
        reboot() {},
        CRC32: (text: string) => crc32(Buffer.from(text, 'latin1')),
      }
      // A start may replace their functions.
      const modules = this.#makeModules()
      const require = (name: 'Storage' | 'Flash') => modules[name]
      this.#context = vm.createContext({ require, E, btoa, setTime() {}, print() {} })
      vm.runInContext('var global=this', this.#context)
      for (const file of START_FILES) {
        try {
          scriptOf(this.storage.read(file) ?? '').runInContext(this.#context)
        } catch {
          // The engine prints the error, and goes on.
        }
      }
    }
    return scriptOf(line).runInContext(this.#context)
  }

  get memory(): Memory {
    return parseLogFile(this.storage.read(LOG_FILE) ?? '')
  }

  readonly #makeModules = () => ({
    Storage: {
      read: (name: string, at?: number, bytes?: number) => this.storage.read(name, at, bytes),
      write: (name: string, text: string, at?: number, bytes?: number) => this.storage.write(name, text, at, bytes),
      erase: (name: string) => this.storage.erase(name),
      compact: () => this.storage.compact(),
      getStats: () => this.storage.stats(),
    },
    Flash: {
      read: (bytes: number, at: number) => this.flash.bytes.slice(at - LINUX_ADDRESS, at - LINUX_ADDRESS + bytes),
      erasePage: (at: number) => this.flash.erase(Math.floor((at - LINUX_ADDRESS) / PAGE_BYTES)),
    },
  })
}
