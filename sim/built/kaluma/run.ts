// A run of a built file on Kaluma 1.2.1: the functions of that engine which the file calls, with the pitfalls that can
// leave a motor on. They throw where the engine fails, and where the file uses a pin that it should not.

import type { KalumaBoard } from '../../../hal/boards/board.ts'
import { CELLS } from '../../../hal/hal.ts'
import { NEVER } from '../../../src/time.ts'
import type { LogPages } from '../../world/log-pages.ts'
import { thermistorShare } from '../../world/sensors.ts'
import { DriverPins } from '../driver-pins.ts'
import type { BoardIo, Call, EngineRun, NativeCosts } from '../engine-run.ts'
import type { Globals } from '../program.ts'
import { Pwm } from './pwm.ts'
import { KalumaTimers, WRAP_MS } from './timers.ts'

export const OUTPUT = 1
export const INPUT_PULLUP = 2
export const INPUT_PULLDOWN = 3
export const FALLING = 4
export const RISING = 8
export const CHANGE = 12

/** Longest time of the chip's watchdog, and the shortest, with which the firmware resets the chip. */
export const WATCHDOG_MAX_MS = 8388
const RESET_MS = 1
/** The simulated thermometer reads whole °C, which the firmware rounds down to: the middle of the degree reads alike. */
const HALF_DEGREE = 0.5
const SECOND_MS = 1000
const ADC_STEPS = 4096
/** The operation of a block device that erases a page. */
const ERASE = 6

type Watch = (pin: number) => void

export class KalumaRun implements EngineRun {
  readonly global: Record<string, unknown> = {}
  readonly globals: Globals
  readonly driver: DriverPins
  readonly timers: KalumaTimers
  readonly #board: KalumaBoard
  readonly #io: BoardIo
  readonly #costs: NativeCosts
  readonly #watches = new Map<number, Watch>()
  readonly #log: LogPages
  #hasPwm = false

  /** `log` is the pages of the engine's key-value store. */
  constructor(board: KalumaBoard, io: BoardIo, costs: NativeCosts, log: LogPages) {
    this.#log = log
    this.#board = board
    this.#io = io
    this.driver = new DriverPins(board, io)
    this.#costs = costs
    this.timers = new KalumaTimers(
      () => io.nowMs() % WRAP_MS,
      () => io.passMs() % WRAP_MS,
    )
    this.globals = this.#makeGlobals()
  }

  get timerAt(): number {
    const next = this.timers.next()
    return next ? this.#io.nowMs() + next.inMs : NEVER
  }

  /** One that throws is gone for good. */
  fireTimer(call: Call): void {
    const next = this.timers.next()
    if (next) this.timers.fire(next.timer, (callback) => call(callback, () => this.timers.remove(next.timer)))
  }

  onButton(_: number, __: number, call: Call): void {
    this.#onEdge(this.#board.buttonPin, call)
  }

  onCharger(call: Call): void {
    this.#onEdge(this.#board.chargerPin, call)
  }

  onExtraButton(pin: string | number, call: Call): void {
    this.#onEdge(Number(pin), call)
  }

  #onEdge(pin: number, call: Call): void {
    const watch = this.#watches.get(pin)
    if (watch)
      call(
        () => watch(pin),
        () => this.#watches.delete(pin),
      )
  }

  setClock(ms: number): void {
    this.#io.setDate(ms)
  }

  #readDigital(pin: number): number {
    const { buttonPin, buttonPressed, chargerPin } = this.#board
    if (pin === buttonPin) return this.#io.closed() ? buttonPressed : 1 - buttonPressed
    if (pin === chargerPin) return 1 - this.#io.charging()
    throw new Error(`the file reads pin ${pin}`)
  }

  #readAnalog(pin: number): number {
    const { batteryPin, batteryDivider, referenceMv, ntcPin, sensePin } = this.#board
    const io = this.#io
    io.spendUs(this.#costs.analogRead)
    if (pin === ntcPin) return io.isBroken('thermometer') ? Number.NaN : thermistorShare(io.celsius() + HALF_DEGREE)
    if (pin === sensePin) return io.isBroken('shunt') ? Number.NaN : Math.floor(io.senseShare() * ADC_STEPS) / ADC_STEPS
    if (pin !== batteryPin) throw new Error(`the file reads pin ${pin} as an analogue input`)
    if (io.isBroken('battery')) return Number.NaN
    return Math.floor((io.batteryMv() / (batteryDivider * referenceMv)) * ADC_STEPS) / ADC_STEPS
  }

  #makePwm() {
    const { motorPin } = this.#board
    const io = this.#io
    const setDutyUs = this.#costs.setDuty
    const takePin = () => {
      this.#hasPwm = true
    }
    const board = {
      onLevel: (pin: number, share: number) => this.driver.set(pin, share),
      beforeChange: () => {
        io.use('motor')
        io.spendUs(setDutyUs)
      },
    }
    return class extends Pwm {
      constructor(pin: number, _hz?: number, duty?: number) {
        if (pin !== motorPin) throw new Error(`the file has a PWM on pin ${pin}`)
        super(board, pin, duty)
        takePin()
      }
    }
  }

  #makeWatchdog() {
    const io = this.#io
    return class {
      constructor(ms: number) {
        if (ms <= RESET_MS) io.reset()
        else io.startWatchdog(Math.min(ms, WATCHDOG_MAX_MS))
      }

      feed(): void {
        io.feedWatchdog()
      }
    }
  }

  /** The class Flash: a block device on pages of flash. */
  #makeFlash() {
    const io = this.#io
    const log = this.#log
    const cellOf = (page: number, at: number): number => {
      if (at % log.cellBytes !== 0) throw new Error('the file uses half a cell')
      const cell = page * CELLS + at / log.cellBytes
      if (!(cell >= 0 && cell < log.cells)) throw new Error(`the file uses page ${page}`)
      return cell
    }
    return class {
      constructor(first: number, pages: number) {
        if (first !== 0 || pages * CELLS !== log.cells) throw new Error('the file uses other pages')
      }

      read(page: number, into: Uint8Array, at: number): void {
        into.set(log.bytes(cellOf(page, at)))
      }

      write(page: number, bytes: Uint8Array, at: number): void {
        if (!ArrayBuffer.isView(bytes) || bytes.length !== log.cellBytes) throw new TypeError('write')
        const cell = cellOf(page, at)
        io.use('store')
        const record = Buffer.from(bytes).toString('latin1').split('\xff', 1)[0]!
        io.writeRecord(
          record,
          () => log.writeOver(cell, bytes),
          () => log.read(cell) === record,
        )
      }

      ioctl(operation: number, page: number): void {
        if (operation !== ERASE) throw new Error(`the file asks for operation ${operation}`)
        io.use('store')
        io.changeFlash(() => log.erase(cellOf(page, 0)))
      }
    }
  }

  /** littlefs, without a file. */
  #makeFiles() {
    const miss = (path: string): never => {
      if (!/^\/unknot\.\d$/.test(path)) throw new Error(`the file uses "${path}"`)
      throw new Error('no such file or directory')
    }
    return { readFile: miss, unlink: miss }
  }

  #makeGlobals(): Globals {
    const io = this.#io
    const { timers } = this
    const { motorPin, lightPin, lightOn } = this.#board
    const modules: Record<string, object> = {
      pwm: { PWM: this.#makePwm() },
      wdt: { WDT: this.#makeWatchdog() },
      fs: this.#makeFiles(),
      flash: { Flash: this.#makeFlash() },
    }
    const nothing = () => {}
    return {
      global: this.global,
      OUTPUT,
      INPUT_PULLUP,
      INPUT_PULLDOWN,
      FALLING,
      RISING,
      CHANGE,
      // The clock of the engine has whole seconds.
      Date: { now: () => Math.floor(io.dateMs() / SECOND_MS) * SECOND_MS },
      millis: () => io.nowMs() % WRAP_MS,
      print: nothing,
      pinMode: nothing,
      digitalRead: (pin: number) => this.#readDigital(pin),
      digitalWrite: (pin: number, value: unknown) => {
        // Before the file has its PWM, it drives the motor's pin low.
        if (pin === motorPin && value === 0 && !this.#hasPwm) return
        if (pin !== motorPin && this.driver.has(pin)) {
          io.use('motor')
          this.driver.set(pin, value ? 1 : 0)
          return
        }
        if (pin !== lightPin) throw new Error(`the file writes to pin ${pin}`)
        io.use('light')
        io.light((value ? 1 : 0) === lightOn)
      },
      analogRead: (pin: number) => this.#readAnalog(pin),
      setWatch: (watch: Watch, pin: number) => {
        this.#watches.set(pin, watch)
        return timers.makeId()
      },
      setTimeout: (callback: unknown, ms: unknown) => timers.add(callback, ms),
      setInterval: (callback: unknown, ms: unknown) => timers.add(callback, ms, ms as number),
      clearTimeout: (id: unknown) => timers.clear(id),
      clearInterval: (id: unknown) => timers.clear(id),
      require: (name: string) => {
        if (!modules[name]) throw new Error(`Failed to load module: ${name}`)
        return modules[name]
      },
    }
  }
}
