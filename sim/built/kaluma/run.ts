// A run of a built file on Kaluma 1.2.1: the functions of that engine which the file calls, with the pitfalls that can
// leave a motor on. They throw where the engine fails, and where the file uses a pin that it should not.

import type { KalumaBoard } from '../../../hal/boards/board.ts'
import { NEVER } from '../../../src/time.ts'
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

type Watch = (pin: number) => void

export class KalumaRun implements EngineRun {
  readonly global: Record<string, unknown> = {}
  readonly globals: Globals
  readonly timers: KalumaTimers
  readonly #board: KalumaBoard
  readonly #io: BoardIo
  readonly #driver: DriverPins
  readonly #costs: NativeCosts
  readonly #watches = new Map<number, Watch>()
  #hasPwm = false

  constructor(board: KalumaBoard, io: BoardIo, costs: NativeCosts) {
    this.#board = board
    this.#io = io
    this.#driver = new DriverPins(board, io)
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
      onLevel: (pin: number, share: number) => this.#driver.set(pin, share),
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

  #makeFiles() {
    const io = this.#io
    const slotOf = (path: string): number => {
      const [, slot] = /^\/unknot\.(\d)$/.exec(path) ?? []
      if (slot === undefined) throw new Error(`the file uses "${path}"`)
      return Number(slot)
    }
    return {
      readFile: (path: string): Uint8Array => {
        const text = io.readSlot(slotOf(path))
        if (text === undefined) throw new Error('no such file or directory')
        return Uint8Array.from(text, (char) => char.charCodeAt(0))
      },
      writeFile: (path: string, bytes: Uint8Array): void => {
        if (!ArrayBuffer.isView(bytes)) throw new TypeError('writeFile')
        io.use('store')
        io.writeSlot(slotOf(path), String.fromCharCode(...bytes))
      },
    }
  }

  #makeGlobals(): Globals {
    const io = this.#io
    const { timers } = this
    const { motorPin, lightPin, lightOn } = this.#board
    const modules: Record<string, object> = {
      pwm: { PWM: this.#makePwm() },
      wdt: { WDT: this.#makeWatchdog() },
      fs: this.#makeFiles(),
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
        if (pin !== motorPin && this.#driver.has(pin)) {
          io.use('motor')
          this.#driver.set(pin, value ? 1 : 0)
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
