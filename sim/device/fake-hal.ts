// A board that does not exist: the same interface as a real one, on virtual time, with everything it was told
// to do recorded and everything that can fail on a real board failing on demand.

import {
  BUTTON_CLOSED,
  BUTTON_OPEN,
  CHECK_SENSORS,
  type Duties,
  type EventHandler,
  HAL_ERROR,
  type Hal,
  REQUEST,
  WAKE,
} from '../../hal/hal.ts'
import { CHECK_MS, MAX_UNCHANGED_CHECKS } from '../../src/limits.ts'
import { NEVER } from '../../src/time.ts'
import type { VirtualClock } from './clock.ts'

/** What can be broken. Each stays broken until it is mended. */
export const PARTS = ['motor', 'light', 'battery', 'thermometer', 'store', 'engine'] as const
export type Part = (typeof PARTS)[number]

/** The world a fake board stands in: read whenever the board reads it. */
export interface Surroundings {
  batteryMv(): number
  celsius(): number
  charging(): number
  day(): number
  /** Storage, which outlives a reset and a loss of power. */
  read(slot: number): string | undefined
  write(slot: number, text: string): void
  /** The motor pin, the light, the console or a reset, as they happen. */
  changed(what: 'duty' | 'light' | 'console' | 'reset', value: number): void
}

/** Of most boards. */
export const WATCHDOG_MS = 8000

/** What times the rate is a whole ms must not be lost to the last digit. */
const ROUNDING_MS = 1e-6

export class FakeHal implements Hal {
  readonly watchdogMs: number
  readonly hasMoreButtons = true
  /** motor: writing throws. light: writing throws. battery, thermometer: NaN. store: full. engine: callbacks are lost. */
  readonly broken = new Set<Part>()
  /** Without power nothing is done and nothing heard. */
  powered = true
  /** Wake-ups delivered, looks that guard() had by itself, and times the board was reset. */
  wakeUps = 0
  looks = 0
  resets = 0
  duty = 0
  lit = 0
  /** Whether the console is open to who is in range. */
  reachable = 0
  /** The last error, or ''. */
  cause: unknown = ''

  readonly #clock: VirtualClock
  readonly #world: Surroundings
  readonly #wake
  readonly #watchdog
  readonly #step
  readonly #look
  #quiet = { fromMv: 0, toMv: 0, fromC: 0, toC: 0, looksLeft: 0 }
  #wave: { duties: Duties; steps: number; stepMs: number; next: number; beganAt: number; taken: number } | undefined
  #bootedAt = 0
  #happened: EventHandler | undefined
  #closed = 0
  readonly #reboot: () => void
  readonly #rate: number

  /** `reboot` starts the firmware anew after a reset. Its clock counts `rate` ms while one passes. */
  constructor(clock: VirtualClock, world: Surroundings, reboot: () => void, rate = 1, watchdogMs = WATCHDOG_MS) {
    this.watchdogMs = watchdogMs
    this.#clock = clock
    this.#world = world
    this.#reboot = reboot
    this.#rate = rate
    this.#wake = clock.alarm(() => {
      this.wakeUps++
      this.#deliver(WAKE)
    })
    // Of those that are due at one time, in the order of the engines: a look comes before a step.
    this.#look = clock.alarm(() => this.#takeLook())
    this.#step = clock.alarm(() => this.#takeStep())
    this.#watchdog = clock.alarm(() => this.reset())
  }

  // What the firmware calls.

  setUp(): void {}

  isButtonHeld(): boolean {
    return this.#closed === 1
  }

  setConsoleOpen(open: number): void {
    if (!this.powered || open === this.reachable) return
    this.reachable = open
    this.#world.changed('console', open)
  }

  now(): number {
    return Math.floor((this.#clock.now - this.#bootedAt) * this.#rate + ROUNDING_MS)
  }

  wakeAt(at: number): void {
    if (this.powered) this.#wake.at = Math.max(this.#clock.now, this.#bootedAt + Math.ceil(at / this.#rate))
  }

  /** When this board's clock will have gone on by `ms`. */
  #after(ms: number): number {
    return this.#clock.now + Math.ceil(ms / this.#rate)
  }

  motor(duty: number): void {
    this.#step.at = NEVER
    this.#drive(duty)
  }

  playSteps(duties: Duties, steps: number, stepMs: number): void {
    if (!this.powered) return
    this.#wave = { duties, steps, stepMs, next: 0, beganAt: this.#clock.now, taken: 0 }
    this.#step.at = this.#after(stepMs)
  }

  #takeStep(): void {
    const wave = this.#wave!
    // As an interval does it: from its beginning, so that what a step is rounded by does not add up.
    wave.taken++
    this.#step.at = wave.beganAt + Math.ceil(((wave.taken + 1) * wave.stepMs) / this.#rate)
    if (this.broken.has('engine')) return
    try {
      this.#drive(wave.duties[wave.next]!)
    } catch (error) {
      this.#deliver(HAL_ERROR, error)
    }
    wave.next = (wave.next + 1) % wave.steps
  }

  #drive(duty: number): void {
    if (!this.powered) return
    if (this.broken.has('motor')) throw new Error('motor pin')
    const value = duty > 0 ? Math.min(duty, 1000) : 0
    if (value === this.duty) return
    this.duty = value
    this.#world.changed('duty', value)
  }

  light(level: number): void {
    if (!this.powered) return
    if (this.broken.has('light')) throw new Error('light pin')
    if (level === this.lit) return
    this.lit = level
    this.#world.changed('light', level)
  }

  batteryMv(): number {
    return this.broken.has('battery') ? Number.NaN : this.#world.batteryMv()
  }

  celsius(): number {
    return this.broken.has('thermometer') ? Number.NaN : this.#world.celsius()
  }

  charging(): number {
    return this.#world.charging()
  }

  day(): number {
    return this.#world.day()
  }

  watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void {
    if (!this.powered) return
    this.#quiet = { fromMv, toMv, fromC, toC, looksLeft: MAX_UNCHANGED_CHECKS }
    this.#look.at = this.#after(CHECK_MS)
  }

  unwatchSensors(): void {
    this.#look.at = NEVER
  }

  #takeLook(): void {
    this.looks++
    if (this.broken.has('engine')) return
    const { fromMv, toMv, fromC, toC } = this.#quiet
    try {
      const mv = this.batteryMv()
      const celsius = this.celsius()
      const quiet = mv >= fromMv && mv < toMv && celsius >= fromC && celsius < toC && !this.charging()
      if (quiet && this.#quiet.looksLeft-- > 0) {
        this.feedWatchdog()
        this.#look.at = this.#after(CHECK_MS)
      } else this.#deliver(CHECK_SENSORS)
    } catch (error) {
      this.#deliver(HAL_ERROR, error)
    }
  }

  read(slot: number): string | undefined {
    return this.#world.read(slot)
  }

  write(slot: number, text: string): void {
    if (this.broken.has('store')) throw new Error('store full')
    if (this.powered) this.#world.write(slot, text)
  }

  startWatchdog(): void {
    if (this.powered) this.#watchdog.at = this.#after(this.watchdogMs)
  }

  feedWatchdog(): void {
    if (this.#watchdog.at < NEVER) this.#watchdog.at = this.#after(this.watchdogMs)
  }

  recordError(error: unknown): void {
    this.cause = error
  }

  /** What was said on the console. */
  readonly said: string[] = []

  printLine(line: string): void {
    this.said.push(line)
  }

  /** Pins fall back to off whatever is broken: a reset chip drives nothing, and the gate has a pull-down. */
  reset(): void {
    if (!this.powered) return
    this.resets++
    this.#stop()
    this.#world.changed('reset', this.resets)
    this.#start()
  }

  /** Power goes: at once, and everything with it but what is stored. */
  powerDown(): void {
    this.#stop()
    this.powered = false
  }

  /** Power comes back. */
  powerUp(): void {
    this.powered = true
    this.resets++
    this.#world.changed('reset', this.resets)
    this.#start()
  }

  #stop(): void {
    this.#wake.at = this.#step.at = this.#look.at = this.#watchdog.at = NEVER
    this.#happened = undefined
    this.#release()
  }

  /** A dead interpreter runs again after a reset; a board that cannot start stays dark until it is mended. */
  #start(): void {
    this.#bootedAt = this.#clock.now
    this.broken.delete('engine')
    if (!this.broken.has('motor') && !this.broken.has('light')) this.#reboot()
  }

  listen(happened: EventHandler): void {
    this.#happened = happened
  }

  // What happens to the board.

  /** The switch closes (1) or opens (0). */
  button(closed: number): void {
    if (closed === this.#closed) return
    this.#closed = closed
    this.#deliver(closed ? BUTTON_CLOSED : BUTTON_OPEN)
  }

  charger(): void {
    this.#deliver(CHECK_SENSORS)
  }

  /** A host or another button asks for a gesture, or one of massager.ASK_…. */
  ask(what: number): void {
    this.#deliver(REQUEST, what)
  }

  /** Firmware runs on it: it has power, and it could start. */
  get alive(): boolean {
    return this.powered && this.#happened !== undefined
  }

  /** Whether anything would wake the board. */
  get asleep(): boolean {
    return this.#wake.at === NEVER
  }

  /** Both pins fall to off, unless they were, and nobody can reach a board that does not run. */
  #release(): void {
    const { duty, lit, reachable } = this
    this.duty = this.lit = this.reachable = 0
    if (duty) this.#world.changed('duty', 0)
    if (lit) this.#world.changed('light', 0)
    if (reachable) this.#world.changed('console', 0)
  }

  #deliver(what: number, value?: unknown): void {
    if (!this.broken.has('engine')) this.#happened?.(what, value)
  }
}
