// The surroundings of a simulated board: its inputs come from the world and the store, its outputs act on the world.
// Each input that changes is an event, each output a line of the trace.

import { ABSENT } from '../../src/limits.ts'
import type { Sensor } from '../world/fields.ts'
import { PowerLostError } from '../world/flash.ts'
import type { World } from '../world/world.ts'
import type { VirtualClock } from './clock.ts'
import type { DeviceStore } from './device-store.ts'
import type { Output, Surroundings } from './surroundings.ts'
import type { OnEvent, OnTrace, Reading, TraceLine } from './trace.ts'

export interface BoardSurroundingsOptions {
  clock: VirtualClock
  world: World
  store: DeviceStore
  /** Sensors that the board does not have. */
  without?: readonly Sensor[] | undefined
  onTrace?: OnTrace | undefined
  onEvent?: OnEvent | undefined
  /** The power failed while flash was written. */
  onPowerLost: () => void
  /** The board set the duty of the motor. */
  onDrive: () => void
}

export class BoardSurroundings implements Surroundings {
  /** Days since 1970, or 0 while nobody has set the clock. */
  today = 0
  readonly #options: BoardSurroundingsOptions
  readonly #lastReadings: Partial<Record<Reading, number>> = { day: 0, closed: 0, charging: 0 }

  constructor(options: BoardSurroundingsOptions) {
    this.#options = options
  }

  batteryMv(): number {
    return this.#lacks('battery') ? ABSENT : this.noteReading('battery', this.#options.world.readMv())
  }

  celsius(): number {
    return this.#lacks('thermometer') ? ABSENT : this.noteReading('celsius', this.#options.world.readCelsius())
  }

  milliamps(): number {
    return this.#options.world.readMilliamps() ?? ABSENT
  }

  senseShare(): number {
    return this.#options.world.readSenseShare()
  }

  #lacks(sensor: Sensor): boolean {
    return this.#options.without?.includes(sensor) ?? false
  }

  charging(): number {
    return this.#options.world.isPlugged ? 1 : 0
  }

  day(): number {
    return this.noteReading('day', this.today)
  }

  setDay(day: number): void {
    this.today = day
  }

  get store(): DeviceStore {
    return this.#options.store
  }

  changeFlash(change: () => void): void {
    const { store, clock } = this.#options
    store.flash.keep(clock.now)
    try {
      change()
    } catch (error) {
      if (error instanceof PowerLostError) this.#options.onPowerLost()
      throw error
    }
  }

  noteOutput(what: Output, value: number): void {
    const { clock, world, onTrace, onDrive } = this.#options
    world.settle()
    if (what === 'duty') {
      world.drive(value)
      onDrive()
    } else if (what === 'brake') world.brake(value > 0)
    else if (what === 'light') world.setLight(value > 0)
    onTrace?.({ t: clock.now, [what]: value } as TraceLine)
  }

  /** Returns the value. */
  noteReading(what: Reading, value: number): number {
    if (this.#lastReadings[what] !== value) {
      this.#lastReadings[what] = value
      this.#options.onEvent?.(this.#options.clock.now, what, value)
    }
    return value
  }
}
