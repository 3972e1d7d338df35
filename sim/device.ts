// A whole massager on the bench: firmware, fake board, motor, battery, room. What scenarios, the live screen
// and the tests drive, and where the trace comes from. As on a board there is one firmware: the newest device has it.

import { massagerMotor } from '../hal/boards/motors.ts'
import * as shell from '../hal/shell.ts'
import * as governor from '../src/governor.ts'
import * as massager from '../src/massager.ts'
import type { MotorProfile } from '../src/motor.ts'
import { plugIn } from './board.ts'
import { VirtualClock } from './clock.ts'
import { FakeHal, type Surroundings } from './fake-hal.ts'
import { Cell } from './world/cell.ts'
import { MotorModel } from './world/motor.ts'

/** How a finger presses: down, up before the next, and down for long. */
export const PRESS_MS = 100
export const PRESS_GAP_MS = 150
export const LONG_PRESS_MS = 900

/** One thing that changed, at `t` ms. A reset is traced as the count of them. */
export type TraceLine =
  | { t: number; duty: number }
  | { t: number; light: number }
  | { t: number; state: string }
  | { t: number; reset: number }

export interface DeviceOptions {
  programs: readonly string[]
  motor?: MotorProfile
  /** Called for every trace line, as it happens. */
  trace?: (line: TraceLine) => void
  /** Called for every edge of the button and the charger, at `t` ms, before the firmware hears of it. */
  event?: (t: number, what: 'button' | 'charging', value: number) => void
}

export class Device implements Surroundings {
  readonly clock = new VirtualClock()
  readonly cell = new Cell()
  readonly motorModel: MotorModel
  readonly hal: FakeHal
  celsiusNow = 25
  plugged = 0
  /** Days since 1970, or 0 while nobody has set the clock. */
  dayNow = 0
  static #newest: Device | undefined
  #state = ''
  #pressableAt = 0
  readonly #options: DeviceOptions
  readonly motor: MotorProfile

  constructor(options: DeviceOptions) {
    this.#options = options
    this.motor = options.motor ?? massagerMotor
    this.motorModel = new MotorModel(this.motor)
    this.cell.fixedMv = 3900
    this.hal = new FakeHal(this.clock, this, () => this.#boot())
    this.#boot()
  }

  #boot(): void {
    Device.#newest = this
    plugIn(this.hal)
    shell.start(this.#options.programs, this.motor)
    this.#noteState()
  }

  /** What the firmware shows of itself. */
  get out() {
    const { state, program, strength, fault, wakeAt } = massager
    return { state, program, strength, fault, wakeAt, level: governor.level, duty: this.hal.duty, light: this.hal.lit }
  }

  get state(): string {
    return this.#state
  }

  /** The last error the firmware kept. */
  get cause(): string {
    return String(this.hal.cause)
  }

  get now(): number {
    return this.clock.now
  }

  hertz(): number {
    return this.motorModel.hertz(this.now)
  }

  // What the world does.

  /** Lets `ms` pass. */
  wait(ms: number): void {
    if (Device.#newest !== this) throw new Error('a newer device has the firmware')
    const end = this.now + ms
    // One alarm at a time, so that a change of state is traced when it happens.
    while (this.clock.nextAt <= end) {
      this.clock.runTo(this.clock.nextAt)
      this.#noteState()
    }
    this.clock.runTo(end)
  }

  button(closed: number): void {
    this.#options.event?.(this.now, 'button', closed)
    this.hal.button(closed)
    this.#noteState()
  }

  /** Holds the button for `ms`; like a finger, not sooner than a moment after the press before. */
  press(ms = PRESS_MS): void {
    this.wait(Math.max(0, this.#pressableAt - this.now))
    this.button(1)
    this.wait(ms)
    this.button(0)
    this.#pressableAt = this.now + PRESS_GAP_MS
  }

  /** Several short presses that count together. */
  presses(count: number): void {
    for (let i = 0; i < count; i++) this.press()
  }

  plug(on: boolean): void {
    this.plugged = on ? 1 : 0
    this.#options.event?.(this.now, 'charging', this.plugged)
    this.hal.charger()
    this.#noteState()
  }

  /** Power off and on: nothing is kept but the store. */
  powerCycle(): void {
    this.hal.reset()
    this.#noteState()
  }

  // Surroundings of the board.

  batteryMv(): number {
    return this.cell.mv(this.now)
  }

  celsius(): number {
    return this.celsiusNow
  }

  charging(): number {
    return this.plugged
  }

  day(): number {
    return this.dayNow
  }

  changed(what: 'duty' | 'light' | 'reset', value: number): void {
    if (what === 'duty') {
      this.motorModel.drive((this.cell.mv(this.now) * value) / 1000, this.now)
      this.cell.load(value, this.now)
    }
    this.#options.trace?.({ t: this.now, [what]: value } as TraceLine)
  }

  #noteState(): void {
    const state = massager.STATE_NAMES[massager.state]!
    if (state === this.#state) return
    this.#state = state
    this.#options.trace?.({ t: this.now, state })
  }
}
