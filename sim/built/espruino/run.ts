// A run of a built file on Espruino 2v29: the functions of that engine which the file calls, with the pitfalls that can
// leave a motor on. They throw where the engine fails, and where the file uses a pin that it should not.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { chipPins } from '../../../hal/boards/chips.ts'
import { NEVER } from '../../../src/time.ts'
import { thermistorShare } from '../../world/sensors.ts'
import { DriverPins } from '../driver-pins.ts'
import type { BoardIo, Call, EngineRun, NativeCosts } from '../engine-run.ts'
import type { Globals } from '../program.ts'
import type { EspruinoFiles } from './files.ts'
import { EspruinoPins, Pin } from './pins.ts'
import { makeFlashModule, makeStorageModule } from './storage-module.ts'
import { EspruinoTimers } from './timers.ts'

/** What E.getAnalogVRef() measures, in V. */
const REFERENCE_V = 3.3
/** The simulated thermometer reads whole °C, which the firmware rounds down to: the middle of the degree reads alike. */
const HALF_DEGREE = 0.5

const ERROR_FLAG = 'errorFlag'

interface WatchEvent {
  state: boolean
  time: number
  lastTime: number | undefined
  pin: Pin
}
type Watch = (event: WatchEvent) => void

export class EspruinoRun implements EngineRun {
  readonly global: Record<string, unknown> = {}
  readonly globals: Globals
  readonly driver: DriverPins
  readonly pins: EspruinoPins
  readonly timers: EspruinoTimers
  readonly #board: EspruinoBoard
  readonly #io: BoardIo
  readonly #costs: NativeCosts
  readonly #watches = new Map<string, Watch>()
  readonly #lastTimes = new Map<string, number>()
  #isRadioAsleep = false
  #isConsoleForced = false
  #consoleName: string | null = 'Bluetooth'
  #errorHandlers: unknown[] = []
  readonly #reboot = () => this.#io.reset()

  constructor(board: EspruinoBoard, io: BoardIo, costs: NativeCosts, files: EspruinoFiles) {
    this.#board = board
    this.#io = io
    this.driver = new DriverPins(board, io)
    this.#costs = costs
    this.timers = new EspruinoTimers(() => io.nowMs())
    this.pins = new EspruinoPins((pin, level) => this.#onLevel(pin, level))
    this.globals = this.#makeGlobals(files)
  }

  /** Whether every error flag resets the board, without memory for it. */
  get resetsAtErrors(): boolean {
    return this.#errorHandlers.length === 1 && this.#errorHandlers[0] === this.#reboot
  }

  get timerAt(): number {
    return this.timers.next()?.at ?? NEVER
  }

  fireTimer(call: Call): void {
    const timer = this.timers.next()
    if (timer) this.timers.fire(timer, call)
  }

  onButton(closed: number, ms: number, call: Call): void {
    const { buttonPin, buttonPressed } = this.#board
    this.#onEdge(buttonPin, (closed ? buttonPressed : 1 - buttonPressed) === 1, ms, call)
  }

  onCharger(call: Call): void {
    this.#onEdge(this.#board.chargerPin, this.#io.charging() === 0, this.#io.nowMs(), call)
  }

  onExtraButton(pin: string | number, call: Call): void {
    this.#onEdge(String(pin), this.#board.buttonPressed === 1, this.#io.nowMs(), call)
  }

  #onEdge(pin: string, state: boolean, ms: number, call: Call): void {
    const watch = this.#watches.get(pin)
    // Setting the clock moves the times of edges that wait, too.
    const time = (ms + this.#io.dateMs() - this.#io.nowMs()) / 1000
    const lastTime = this.#lastTimes.get(pin)
    this.#lastTimes.set(pin, time)
    if (watch) call(() => watch({ state, time, lastTime, pin: new Pin(pin) }))
  }

  setClock(ms: number): void {
    const { setTime = this.globals.setTime } = this.global
    ;(setTime as (seconds: number) => void)(ms / 1000)
  }

  #onLevel(pin: string, level: number): void {
    if (this.driver.has(pin)) this.driver.set(pin, level)
    else this.#io.light(level === this.#board.lightOn)
  }

  /** Throws if the pin cannot be written. */
  #useOutput({ name }: Pin): void {
    const isDriver = this.driver.has(name)
    if (!isDriver && name !== this.#board.lightPin) throw new Error(`the file writes to ${name}`)
    this.#io.use(isDriver ? 'motor' : 'light')
  }

  #readDigital({ name }: Pin): number {
    const { buttonPin, buttonPressed, chargerPin } = this.#board
    if (name === buttonPin) return this.#io.closed() ? buttonPressed : 1 - buttonPressed
    if (name === chargerPin) return 1 - this.#io.charging()
    throw new Error(`the file reads ${name}`)
  }

  #readAnalog({ name }: Pin): number {
    const { batteryPin, batteryDivider, referenceMv, ntcPin, sensePin } = this.#board
    const io = this.#io
    io.spendUs(this.#costs.analogRead)
    if (name === ntcPin) return io.isBroken('thermometer') ? Number.NaN : thermistorShare(io.celsius() + HALF_DEGREE)
    if (name === sensePin) return io.isBroken('shunt') ? Number.NaN : io.senseShare()
    if (name !== batteryPin) throw new Error(`the file reads ${name} as an analogue input`)
    const fullMv = batteryDivider * (referenceMv || REFERENCE_V * 1000)
    return io.isBroken('battery') ? Number.NaN : io.batteryMv() / fullMv
  }

  #updateConsole(): void {
    if (this.#board.radio === 'none') return
    // Without force the console goes to whoever connects.
    this.#io.console((!this.#isConsoleForced || this.#consoleName === 'Bluetooth') && !this.#isRadioAsleep)
  }

  #setRadioAsleep(isAsleep: boolean): void {
    this.#isRadioAsleep = isAsleep
    this.#updateConsole()
  }

  /** Reads a register of the chip: only that of the watchdog. */
  #peek(address: number): number {
    const { watchdogStatusAddress } = chipPins(this.#board)
    if (!watchdogStatusAddress || address !== watchdogStatusAddress)
      throw new Error(`the file reads address 0x${address.toString(16)}`)
    return this.#io.isWatchdogRunning() ? 1 : 0
  }

  #makeE() {
    const io = this.#io
    return {
      on: (event: string, handler: unknown) => {
        if (event === ERROR_FLAG) this.#errorHandlers.push(handler)
      },
      removeAllListeners: (event: string) => {
        if (event !== ERROR_FLAG) throw new Error(`the file removes the listeners of ${event}`)
        this.#errorHandlers = []
      },
      getTemperature: () => {
        io.spendUs(this.#costs.temperature)
        return io.isBroken('thermometer') ? Number.NaN : io.celsius() + HALF_DEGREE
      },
      getAnalogVRef: () => REFERENCE_V,
      enableWatchdog: (seconds: number, isAuto: unknown = true) => {
        if (isAuto) throw new Error('an automatic watchdog proves nothing')
        io.startWatchdog(seconds * 1000)
      },
      kickWatchdog: () => io.feedWatchdog(),
      reboot: this.#reboot,
      setConsole: (device: string | null, options?: { force?: unknown }) => {
        this.#consoleName = device
        this.#isConsoleForced = Boolean(options?.force)
        this.#updateConsole()
      },
    }
  }

  #makeGlobals(files: EspruinoFiles): Globals {
    const io = this.#io
    const { timers, pins } = this
    const modules: Record<string, object> = {
      Storage: makeStorageModule(io, files),
      Flash: makeFlashModule(io, files),
    }
    const nothing = () => {}
    return {
      global: this.global,
      Pin,
      E: this.#makeE(),
      NRF: { sleep: () => this.#setRadioAsleep(true), wake: () => this.#setRadioAsleep(false) },
      Jolt: { setDriverMode: nothing },
      Bangle: { setOptions: nothing, setLocked: nothing },
      print: nothing,
      peek32: (address: number) => this.#peek(address),
      pinMode: nothing,
      digitalRead: (pin: Pin) => this.#readDigital(pin),
      digitalWrite: (pin: Pin, value: unknown) => {
        this.#useOutput(pin)
        pins.digitalWrite(pin, value)
        io.pwm(pins.isPwmRunning)
      },
      analogRead: (pin: Pin) => this.#readAnalog(pin),
      analogWrite: (pin: Pin, value: number, options?: { freq: number }) => {
        this.#useOutput(pin)
        pins.analogWrite(pin, value, options)
        io.pwm(pins.isPwmRunning)
      },
      setWatch: (watch: Watch, { name }: Pin, { repeat }: { repeat?: unknown } = {}) => {
        if (!repeat) throw new Error(`the watch of ${name} ends after one edge`)
        this.#watches.set(name, watch)
        return this.#watches.size
      },
      setTimeout: (callback: unknown, ms: unknown) => timers.add(callback, ms),
      setInterval: (callback: unknown, ms: unknown) => timers.add(callback, ms, true),
      clearTimeout: (...ids: unknown[]) => timers.clear(...ids),
      clearInterval: (...ids: unknown[]) => timers.clear(...ids),
      getTime: () => io.dateMs() / 1000,
      setTime: (seconds: number) => io.setDate(seconds * 1000),
      require: (name: string) => {
        if (!modules[name]) throw new Error(`Module ${name} not found`)
        return modules[name]
      },
    }
  }
}
