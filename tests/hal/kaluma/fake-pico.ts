// A fake Pico that records calls: the globals of Kaluma 1.2.1 around a built file, in virtual time, with the pitfalls
// of that engine that can leave a motor on.

import vm from 'node:vm'
import type { KalumaBoard } from '../../../hal/boards/board.ts'
import { Pwm } from '../../../sim/built/kaluma/pwm.ts'
import { CHANGE, INPUT_PULLUP, OUTPUT, WATCHDOG_MAX_MS } from '../../../sim/built/kaluma/run.ts'
import { KalumaTimers, WRAP_MS } from '../../../sim/built/kaluma/timers.ts'
import { Flash, PAGE_BYTES, PowerLostError } from '../../../sim/world/flash.ts'

export type Call = [name: string, ...args: unknown[]]
/** The files of the board, which survive a power cut. Only earlier firmware made some. */
export type Files = Map<string, Uint8Array>

export interface PicoOptions {
  files?: Files
  /** The pages of the key-value store, which survive a power cut. */
  flash?: Flash
  /** Names of calls that throw. */
  broken?: Iterable<string>
  /** millis() at power-up. */
  bootMs?: number
}

/** The key-value store of Kaluma: its pages, and the unit of a write. */
const PAGES = 4
const UNIT_BYTES = 256
const ERASE = 6
export const newFlash = (): Flash => new Flash(PAGES, Infinity, 1)

/** Time that one reading of the ADC takes. */
const ADC_MS = 1
export const LOW = 0

export class Pico {
  readonly calls: Call[] = []
  readonly files: Files
  readonly flash: Flash
  /** Names of calls that throw. */
  readonly broken: Set<string>
  readonly timers = new KalumaTimers(() => this.#rawMs)
  /** Errors that no callback caught, which removes the callback for good; and those of loading the file. */
  readonly uncaught: string[] = []
  /** Resets by the watchdog. After the first, the chip stands still. */
  resets = 0
  /** Voltage of the cell, before the divider. */
  cellV = 3.9
  /** Date in ms: since boot, unless a host set it. The engine shows whole seconds. */
  dateMs = 0
  readonly levels: Record<number, number> = {}
  /** [ms, isOn] whenever the motor went on or off. */
  readonly motor: [ms: number, isOn: boolean][] = []
  /** Duty at every write to flash. */
  readonly dutyAtWrite: number[] = []
  /** Whether callbacks are still called. */
  isAlive = true
  ms = 0

  readonly #profile: KalumaBoard
  readonly #bootMs: number
  #watches: Record<number, (pin: number) => void> = {}
  #duty = 0
  #watchdogMs = 0
  #watchdogAt = Infinity
  readonly #context: vm.Context

  constructor(code: string, profile: KalumaBoard, options: PicoOptions = {}) {
    const { files = new Map(), flash = newFlash(), broken = [], bootMs = 0 } = options
    this.#profile = profile
    this.files = files
    this.flash = flash
    this.broken = new Set(broken)
    this.#bootMs = bootMs
    this.#context = vm.createContext(this.#globals())
    try {
      vm.runInContext(`'use strict';${code}`, this.#context)
    } catch (error) {
      // The engine prints the error, makes every pin an input, and stops.
      this.uncaught.push(String(error))
      this.#release()
    }
  }

  /** Evaluates more text where the built file ran. */
  evaluate(code: string): unknown {
    return vm.runInContext(code, this.#context)
  }

  /** The motor's duty, 0..1. A PWM that was not started drives nothing. */
  duty(): number {
    return this.#duty
  }

  /** Calls of these names, in order. */
  callsOf(...names: string[]): Call[] {
    return this.calls.filter(([name]) => names.includes(name))
  }

  /** Lets time pass. */
  run(ms: number): this {
    const end = this.ms + ms
    for (;;) {
      const next = this.timers.next()
      const at = Math.min(next?.inMs ?? Infinity, this.#watchdogAt - this.ms) + this.ms
      if (at > end || this.resets > 0) break
      this.#passTo(Math.max(this.ms, at))
      if (this.ms >= this.#watchdogAt) this.#reset()
      else if (next) this.timers.fire(next.timer, this.isAlive ? (callback) => this.#call(callback) : undefined)
    }
    this.#passTo(Math.max(this.ms, end))
    return this
  }

  /** Changes a pin's level, and calls its watch. */
  setLevel(pin: number, value: number): this {
    this.levels[pin] = value
    const watch = this.#watches[pin]
    if (watch && this.isAlive)
      this.#call(
        () => watch(pin),
        () => delete this.#watches[pin],
      )
    return this
  }

  /** Lets time pass without callbacks, as when something blocks the engine's loop. */
  block(ms: number): this {
    this.#passTo(this.ms + ms)
    return this
  }

  press(ms: number): this {
    return this.setLevel(this.#profile.buttonPin, LOW).run(ms).setLevel(this.#profile.buttonPin, 1).run(200)
  }

  /** Unlocks, starts, and runs for 3 s. */
  startRunning(): this {
    return this.press(100).press(100).press(100).run(5000).press(900).run(3000)
  }

  get #rawMs(): number {
    return (this.#bootMs + this.ms) % WRAP_MS
  }

  /** Calls a callback. If it throws, the engine removes it with `drop`. */
  #call(callback: () => void, drop = () => {}): void {
    try {
      callback()
    } catch (error) {
      this.uncaught.push(String(error))
      drop()
    }
  }

  #passTo(ms: number): void {
    this.dateMs += ms - this.ms
    this.ms = ms
  }

  #release(): void {
    this.#duty = 0
    this.timers.clearAll()
    this.#watches = {}
    this.#watchdogAt = Infinity
    this.#recordMotor()
  }

  #reset(): void {
    this.resets++
    this.#release()
  }

  #recordMotor(): void {
    const isOn = this.duty() > 0
    if (isOn !== (this.motor.at(-1)?.[1] ?? false)) this.motor.push([this.ms, isOn])
  }

  /** Changes flash. Without power the board stands still. */
  #changeFlash(change: () => void): void {
    this.dutyAtWrite.push(this.duty())
    if (!this.isAlive) return
    try {
      change()
    } catch (error) {
      if (!(error instanceof PowerLostError)) throw error
      this.isAlive = false
      this.#release()
    }
  }

  #read(path: string): Uint8Array {
    const data = this.files.get(path)
    if (!data) throw new Error('ENOENT')
    return data
  }

  /** The globals that the built file may use. Any other name is a ReferenceError. */
  #globals(): vm.Context {
    const record =
      <A extends unknown[], R>(name: string, answer: (...args: A) => R) =>
      (...args: A): R => {
        this.calls.push([name, ...args])
        if (this.broken.has(name)) throw new Error(`${name} failed`)
        const result = answer(...args)
        this.#recordMotor()
        return result
      }
    const board = this
    const pins = {
      onLevel: (_: number, share: number) => {
        this.#duty = share
      },
      beforeChange: () => {},
    }
    class PWM {
      #pwm!: Pwm
      constructor(...args: unknown[]) {
        record('new PWM', (pin: number, _hz?: unknown, duty?: unknown) => {
          this.#pwm = new Pwm(pins, pin, duty)
        })(...(args as [number]))
      }
      start = record('start', () => this.#pwm.start())
      setDuty = record('setDuty', (duty: number) => this.#pwm.setDuty(duty))
      stop = record('stop', () => this.#pwm.stop())
      close = record('close', () => this.#pwm.close())
      setFrequency = record('setFrequency', () => {})
    }
    class WDT {
      constructor(ms: number) {
        record('new WDT', (timeout: number) => {
          board.#watchdogMs = Math.min(timeout, WATCHDOG_MAX_MS)
          board.#watchdogAt = board.ms + board.#watchdogMs
        })(ms)
      }
      feed = record('feed', () => {
        board.#watchdogAt = board.ms + board.#watchdogMs
      })
    }
    class BlockDevice {
      constructor(first: number, pages: number) {
        record('new Flash', () => {})(...([first, pages] as unknown as []))
      }
      read = record('read', (page: number, into: Uint8Array, at: number) => {
        const from = page * PAGE_BYTES + at
        into.set(board.flash.bytes.subarray(from, from + into.length))
      })
      write = record('write', (page: number, bytes: Uint8Array, at: number) => {
        if (!ArrayBuffer.isView(bytes) || bytes.length % UNIT_BYTES || at % UNIT_BYTES) throw new TypeError('write')
        board.#changeFlash(() => board.flash.write(page * PAGE_BYTES + at, bytes))
      })
      ioctl = record('ioctl', (operation: number, page: number) => {
        if (operation === ERASE) board.#changeFlash(() => board.flash.erase(page))
      })
    }
    const modules: Record<string, object> = {
      pwm: { PWM },
      wdt: { WDT },
      fs: {
        readFile: record('readFile', (path: string) => this.#read(path)),
        unlink: record('unlink', (path: string) => {
          this.#read(path)
          this.files.delete(path)
        }),
      },
      flash: { Flash: BlockDevice },
    }
    return {
      global: {},
      OUTPUT,
      INPUT_PULLUP,
      CHANGE,
      Date: { now: record('Date.now', () => Math.floor(this.dateMs / 1000) * 1000) },
      millis: record('millis', () => this.#rawMs),
      pinMode: record('pinMode', () => {}),
      digitalRead: record('digitalRead', (pin: number) => this.levels[pin] ?? 1),
      digitalWrite: record('digitalWrite', () => {}),
      analogRead: record('analogRead', (pin: number) => {
        this.#passTo(this.ms + ADC_MS)
        // 25 °C.
        if (pin === this.#profile.ntcPin) return 0.5
        return Math.floor((this.cellV / this.#profile.batteryDivider / 3.3) * 4096) / 4096
      }),
      setWatch: record('setWatch', (fn: (pin: number) => void, pin: number) => {
        this.#watches[pin] = fn
        return this.timers.makeId()
      }),
      setTimeout: record('setTimeout', (fn: unknown, ms: unknown) => this.timers.add(fn, ms)),
      setInterval: record('setInterval', (fn: unknown, ms: unknown) => this.timers.add(fn, ms, ms as number)),
      clearInterval: record('clearInterval', (id: unknown) => this.timers.clear(id)),
      clearTimeout: record('clearTimeout', (id: unknown) => this.timers.clear(id)),
      require: record('require', (name: string) => {
        if (!modules[name]) throw new Error(`Failed to load module: ${name}`)
        return modules[name]
      }),
    }
  }
}
