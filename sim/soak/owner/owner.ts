// A simulated owner: sees the state of the device, presses the button, and has bad luck. Every action is a step of a
// scenario and is recorded, so a run can be played again without the owner.

import { adapterMv, ONE_CELL } from '../../../hal/boards/supplies.ts'
import type { Device } from '../../device/device.ts'
import { readStep } from '../../script/parse.ts'
import type { Recording } from '../../script/record.ts'
import type { Run } from '../../script/step.ts'
import { OWNER } from '../../world/random.ts'
import { alikeVolts } from '../hardware/supply-scale.ts'
import { type SupplyNumbers, supplyNumbers } from '../monitor/supply-numbers.ts'
import { Draws } from './draws.ts'

/** A press is long after 800 ms; a little more for the debouncing. */
const LONG_AFTER_MS = 805

const PLUG_STEPS: Record<string, string> = { 'charger in': 'adapter out', 'charger out': 'adapter in' }

/** Some steps of an owner, at any time. */
export type Action = (owner: Owner) => void

export class Owner {
  readonly device: Device
  readonly draw: Draws
  /** When the last session began, in ms. */
  startedAt = 0
  readonly #run: Run
  readonly #recording: Recording

  constructor(device: Device, names: readonly string[], recording: Recording) {
    this.device = device
    this.draw = new Draws(device.seed, OWNER)
    this.#run = { device, names, recentTrace: [], said: [], storedSettings: [] }
    this.#recording = recording
  }

  get supply(): SupplyNumbers {
    return supplyNumbers(this.device.given.hardware?.supply)
  }

  get isOnAdapter(): boolean {
    return adapterMv(this.device.given.hardware?.supply ?? ONE_CELL) > 0
  }

  /** The volts that are for this supply what `volts` are for one Li-ion cell. */
  alikeVolts(volts: number): string {
    return alikeVolts(this.device.given.hardware?.supply, volts).toFixed(2)
  }

  /** Performs a step of a scenario now. There is nothing to charge on an adapter: its plug is pulled instead. */
  perform(wanted: string): void {
    const text = (this.isOnAdapter && PLUG_STEPS[wanted]) || wanted
    this.#recording.note(this.device.now, text)
    const { step, args } = readStep(text, this.#run.names)
    if ('perform' in step) step.perform(this.#run, args)
  }

  /** Waits for `low` to `high` ms. */
  wait(low: number, high = low): void {
    this.device.wait(Math.round(this.draw.number(low, high)))
  }

  /** Holds the button for `low` to `high` ms, then keeps the finger off it for a moment. */
  hold(low: number, high = low): void {
    this.perform('hold the button')
    this.wait(low, high)
    this.perform('let go')
    this.wait(this.#gapMs, this.#gapMs + 50)
  }

  /** Presses `count` times: slowly where the switch is bad, as its owner learns to. */
  press(count: number): void {
    const shortest = Math.max(60, this.device.settings.bounceMs + 40)
    for (let i = 0; i < count; i++) this.hold(shortest, Math.max(200, shortest + 20))
  }

  longPress(): void {
    this.hold(1000, 1500)
  }

  get #gapMs(): number {
    return Math.max(100, this.device.settings.bounceMs + 70)
  }

  /** Does what the state needs for a start, up to three times. Returns whether the device runs. */
  tryToStart(): boolean {
    for (let tries = 0; tries < 3 && this.device.state !== 'running'; tries++) {
      if (this.device.state === 'locked') this.press(3)
      else if (this.device.state === 'charging') this.perform('charger out')
      else {
        this.startedAt = this.device.now + LONG_AFTER_MS
        this.longPress()
      }
      this.wait(600, 2000)
    }
    return this.device.state === 'running'
  }
}
