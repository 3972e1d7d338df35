// A Pico that only takes notes: Kaluma 1.2.1's globals around a built file, in virtual time, and with the habits of
// that engine that can leave a motor on. What the engine would punish with a crash is kept in `crashes`.

import vm from 'node:vm'
import type { KalumaBoard } from '../../../hal/boards/board.ts'

export type Call = [name: string, ...args: unknown[]]
/** What is behind the board's file system, and outlives a power cut. */
export type Files = Map<string, Uint8Array>

interface Timer {
  id: number
  /** On the engine's clock of 2^32 ms, but not wrapped itself. */
  at: number
  fn: () => void
  /** Ms to the next time, or 0 for only once. */
  every: number
}

export interface PicoOptions {
  files?: Files
  /** Named calls throw while in here. */
  broken?: Iterable<string>
  /** millis() at power-up. */
  bootMs?: number
}

/** Longest time the chip's watchdog can be set to. */
const WATCHDOG_MAX_MS = 8388
const WRAP_MS = 2 ** 32
/** What the ADC sleeps before it reads. */
const ADC_MS = 1
export const LOW = 0
export const CHANGE = 12
export const INPUT_PULLUP = 2
const OUTPUT = 1

export class Pico {
  readonly calls: Call[] = []
  readonly files: Files
  readonly broken: Set<string>
  /** What the engine would have crashed on. */
  readonly crashes: string[] = []
  /** What went uncaught out of a callback, which is then gone for good; and out of loading the file. */
  readonly uncaught: string[] = []
  /** Times the chip was reset by its watchdog; from then on it stands still. */
  resets = 0
  /** Before the divider. */
  cellV = 3.9
  /** Of the clock in whole seconds since boot, unless a host set it. */
  dateMs = 0
  readonly levels: Record<number, number> = {}
  /** Power is lost after so many bytes that are written to files. */
  cutAfter = Infinity
  /** [ms, on] whenever the motor went on or off. */
  readonly motor: [ms: number, on: boolean][] = []
  /** How much earlier than asked timers come, in ms: the engine counts from the start of its loop's pass. */
  early = 0
  /** Duty at every write to a file. */
  readonly dutyAtWrite: number[] = []
  /** Whether callbacks are still delivered. */
  alive = true
  ms = 0

  readonly #profile: KalumaBoard
  readonly #bootMs: number
  #timers: Timer[] = []
  #nextId = 0
  #firing = -1
  readonly #gone = new Set<number>()
  #watches: Record<number, (pin: number) => void> = {}
  #duty = 0
  #started = false
  #watchdogMs = 0
  #watchdogAt = Infinity
  readonly #context: vm.Context

  constructor(code: string, profile: KalumaBoard, { files = new Map(), broken = [], bootMs = 0 }: PicoOptions = {}) {
    this.#profile = profile
    this.files = files
    this.broken = new Set(broken)
    this.#bootMs = bootMs
    this.#context = vm.createContext(this.#globals())
    try {
      vm.runInContext(`'use strict';${code}`, this.#context)
    } catch (error) {
      // The engine prints it, makes every pin an input, and sits there.
      this.uncaught.push(String(error))
      this.#release()
    }
  }

  /** Evaluates more text where the built file ran. */
  evaluate(code: string): unknown {
    return vm.runInContext(code, this.#context)
  }

  /** What the pin drives, 0..1: a PWM that was not started drives nothing. */
  duty(): number {
    return this.#started ? this.#duty : 0
  }

  named(...names: string[]): Call[] {
    return this.calls.filter(([name]) => names.includes(name))
  }

  get timers(): number {
    return this.#timers.length
  }

  /** Lets time pass. */
  run(ms: number): this {
    const end = this.ms + ms
    for (;;) {
      const next = this.#nextTimer()
      const at = Math.min(next?.inMs ?? Infinity, this.#watchdogAt - this.ms) + this.ms
      if (at > end || this.resets > 0) break
      this.#passTo(Math.max(this.ms, at))
      if (this.ms >= this.#watchdogAt) this.#reset()
      else if (next && this.alive) this.#fire(next.timer)
      else if (next) this.#timers = this.#timers.filter((timer) => timer !== next.timer)
    }
    this.#passTo(Math.max(this.ms, end))
    return this
  }

  /** A pin's level changes, and the next pass of the loop sees it. */
  level(pin: number, value: number): this {
    this.levels[pin] = value
    const watch = this.#watches[pin]
    if (watch && this.alive)
      this.#call(
        () => watch(pin),
        () => delete this.#watches[pin],
      )
    return this
  }

  /** Nothing is delivered for a while, as when something blocks the engine's loop. */
  block(ms: number): this {
    this.#passTo(this.ms + ms)
    return this
  }

  press(ms: number): this {
    return this.level(this.#profile.buttonPin, LOW).run(ms).level(this.#profile.buttonPin, 1).run(200)
  }

  /** Unlocked, and running for a few seconds. */
  running(): this {
    return this.press(100).press(100).press(100).run(5000).press(900).run(3000)
  }

  get #raw(): number {
    return (this.#bootMs + this.ms) % WRAP_MS
  }

  /** A timer fires when the clock is past its time, not at it; one set for later than the clock can show never does. */
  #nextTimer(): { timer: Timer; inMs: number } | undefined {
    const due = this.#timers
      .filter(({ at }) => at + 1 < WRAP_MS)
      .map((timer) => ({ timer, inMs: Math.max(0, timer.at + 1 - this.#raw) }))
    return due.sort((a, b) => a.inMs - b.inMs)[0]
  }

  #fire(timer: Timer): void {
    this.#firing = timer.id
    this.#call(timer.fn, () => {})
    this.#firing = -1
    timer.at += timer.every
    if (timer.every > 0) return
    this.#timers = this.#timers.filter((t) => t !== timer)
    this.#gone.add(timer.id)
  }

  #call(callback: () => void, drop: () => void): void {
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
    this.#started = false
    this.#timers = []
    this.#watches = {}
    this.#watchdogAt = Infinity
    this.#noteMotor()
  }

  #reset(): void {
    this.resets++
    this.#release()
  }

  #noteMotor(): void {
    const on = this.duty() > 0
    if (on !== (this.motor.at(-1)?.[1] ?? false)) this.motor.push([this.ms, on])
  }

  #addTimer(fn: unknown, ms: unknown): number {
    if (typeof fn !== 'function' || typeof ms !== 'number') throw new TypeError('setTimeout')
    const id = this.#nextId++
    this.#timers.push({ id, at: this.#raw + Math.max(0, Math.floor(ms) - this.early), fn: fn as () => void, every: 0 })
    return id
  }

  #addInterval(fn: unknown, ms: unknown): number {
    const id = this.#addTimer(fn, ms)
    this.#timers.at(-1)!.every = ms as number
    return id
  }

  #dropTimer(id: unknown): void {
    if (typeof id !== 'number') throw new TypeError('clearTimeout')
    if (id === this.#firing) this.crashes.push('cleared the timer that is firing')
    if (this.#gone.has(id)) this.crashes.push('cleared a timer that has fired')
    this.#timers = this.#timers.filter((timer) => timer.id !== id)
  }

  #write(path: string, data: Uint8Array): void {
    this.dutyAtWrite.push(this.duty())
    if (!path.startsWith('/') || !ArrayBuffer.isView(data)) throw new TypeError('writeFile')
    if (!this.alive) return
    this.files.set(path, new Uint8Array(data).slice(0, this.cutAfter))
    if (this.cutAfter < data.length) this.#release()
    this.cutAfter -= data.length
  }

  #read(path: string): Uint8Array {
    const data = this.files.get(path)
    if (!data) throw new Error('ENOENT')
    return data
  }

  /** Everything the built file may find; whatever is not in here would be a ReferenceError. */
  #globals(): vm.Context {
    const note =
      <A extends unknown[], R>(name: string, answer: (...args: A) => R) =>
      (...args: A): R => {
        this.calls.push([name, ...args])
        if (this.broken.has(name)) throw new Error(`${name} failed`)
        const result = answer(...args)
        this.#noteMotor()
        return result
      }
    const board = this
    class PWM {
      constructor(...args: unknown[]) {
        note('new PWM', (_pin: unknown, _hz?: unknown, duty: unknown = 1) => {
          board.#duty = duty as number
        })(...(args as [unknown]))
      }
      start = note('start', () => {
        board.#started = true
      })
      // Past the engine's clamp, NaN becomes the highest compare value there is.
      setDuty = note('setDuty', (duty: number) => {
        board.#duty = Number.isNaN(duty) ? 1 : Math.max(0, Math.min(1, duty))
      })
      stop = note('stop', () => {})
      close = note('close', () => {})
      setFrequency = note('setFrequency', () => {})
    }
    class WDT {
      constructor(ms: number) {
        note('new WDT', (timeout: number) => {
          board.#watchdogMs = Math.min(timeout, WATCHDOG_MAX_MS)
          board.#watchdogAt = board.ms + board.#watchdogMs
        })(ms)
      }
      feed = note('feed', () => {
        board.#watchdogAt = board.ms + board.#watchdogMs
      })
    }
    const modules: Record<string, object> = {
      pwm: { PWM },
      wdt: { WDT },
      fs: {
        readFile: note('readFile', (path: string) => this.#read(path)),
        writeFile: note('writeFile', (path: string, data: Uint8Array) => this.#write(path, data)),
      },
    }
    return {
      global: {},
      OUTPUT,
      INPUT_PULLUP,
      CHANGE,
      Date: { now: note('Date.now', () => Math.floor(this.dateMs / 1000) * 1000) },
      millis: note('millis', () => this.#raw),
      pinMode: note('pinMode', () => {}),
      digitalRead: note('digitalRead', (pin: number) => this.levels[pin] ?? 1),
      digitalWrite: note('digitalWrite', () => {}),
      analogRead: note('analogRead', (pin: number) => {
        this.#passTo(this.ms + ADC_MS)
        // 25 °C.
        if (pin === this.#profile.ntcPin) return 0.5
        return Math.floor((this.cellV / this.#profile.batteryDivider / 3.3) * 4096) / 4096
      }),
      setWatch: note('setWatch', (fn: (pin: number) => void, pin: number) => {
        this.#watches[pin] = fn
        return this.#nextId++
      }),
      setTimeout: note('setTimeout', (fn: unknown, ms: unknown) => this.#addTimer(fn, ms)),
      setInterval: note('setInterval', (fn: unknown, ms: unknown) => this.#addInterval(fn, ms)),
      clearInterval: note('clearInterval', (id: unknown) => this.#dropTimer(id)),
      clearTimeout: note('clearTimeout', (id: unknown) => this.#dropTimer(id)),
      require: note('require', (name: string) => {
        if (!modules[name]) throw new Error(`Failed to load module: ${name}`)
        return modules[name]
      }),
    }
  }
}
