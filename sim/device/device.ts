// A whole massager: firmware, simulated board and the world around it. Scenarios, the live screen and tests drive it,
// and it writes the trace. The firmware is one set of modules, as on a board, so only the newest device has it.

import { massagerMotor } from '../../hal/boards/motors.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { requestIn } from '../link/fake-link.ts'
import { BENCH_SETTINGS, completeSettings, type GivenWorld, type WorldSettings } from '../world/fields.ts'
import { MOTOR_SPECS } from '../world/motor.ts'
import { World } from '../world/world.ts'
import { type BoardOptions, givenOf } from './board-options.ts'
import { BoardSurroundings } from './board-surroundings.ts'
import { VirtualClock } from './clock.ts'
import { Contacts, type ContactsDevice, PRESS_GAP_MS, PRESS_MS } from './contacts.ts'
import type { DeviceStore, StoreWrite } from './device-store.ts'
import { type EngineName, NO_ENGINE } from './engine/models.ts'
import type { HostAction, Part } from './fake-hal.ts'
import {
  type BoardMaker,
  type DeviceBoard,
  type DeviceFirmware,
  type DeviceStatus,
  SIMULATED,
} from './simulated-board.ts'

export { LONG_PRESS_MS, PRESS_GAP_MS, PRESS_MS } from './contacts.ts'
export type { BoardEvent, TraceLine } from './trace.ts'

/** The state while no firmware runs. */
export const DARK = 'dark'

export interface DeviceOptions extends BoardOptions {
  /** In place of the firmware of this process on a fake HAL. */
  maker?: BoardMaker | undefined
  /** Called after everything that happened, however small. */
  onStep?: ((device: Device) => void) | undefined
  /** `run` is called again and again. `everyMs` returns the time to the next call. */
  poll?: { everyMs: (device: Device) => number; run: (device: Device) => void } | undefined
}

export class Device implements ContactsDevice {
  readonly clock = new VirtualClock()
  readonly settings: WorldSettings
  readonly seed: number
  readonly world: World
  readonly store: DeviceStore
  readonly surroundings: BoardSurroundings
  readonly engine: EngineName
  readonly hal: DeviceBoard
  readonly motor: MotorProfile
  readonly contacts: Contacts
  /** When the supply or the cell was last exchanged, in ms. */
  supplyChangedAt = 0
  /** The last request of a host or an extra button, one of button.PRESS_… or massager.ASK_…, and its time in ms. */
  lastRequest = { what: Number.NaN, ms: Number.NEGATIVE_INFINITY }
  /** Boots after the power was switched on. All others are resets that nobody asked for. */
  powerUps = 0
  isCellOut = false

  static #newest: Device | undefined
  readonly #options: DeviceOptions
  readonly #firmware: DeviceFirmware
  #tracedState = ''
  #nextPressAt = 0

  constructor(options: DeviceOptions) {
    this.#options = options
    this.motor = options.motor ?? massagerMotor
    this.settings = options.world ? completeSettings(options.world) : BENCH_SETTINGS
    this.seed = options.seed ?? 0
    this.world = new World(this.settings, MOTOR_SPECS[this.motor.name]!, this.seed, options.hardware)
    if (!options.world) this.world.putOnBench()
    const maker = options.maker ?? SIMULATED
    this.store = maker.makeStore(this.settings, this.seed)
    const onPowerLost = () => this.#firmware.engine.showLast(() => this.setPower(false))
    this.surroundings = new BoardSurroundings({
      clock: this.clock,
      world: this.world,
      store: this.store,
      without: options.without,
      onTrace: options.onTrace,
      onEvent: options.onEvent,
      onPowerLost,
      onDrive: () => this.contacts.startShaking(),
    })
    this.engine = options.engine ?? NO_ENGINE
    const { clock, surroundings, store, settings, seed, engine, motor } = this
    const known = { clock, surroundings, store, settings, seed, engine, motor, options, onPowerLost }
    const { hal, firmware } = maker.makeBoard({ ...known, boot: () => this.#boot() })
    this.hal = hal
    this.#firmware = firmware
    this.contacts = new Contacts(this.clock, this)
    const { poll } = options
    if (poll)
      this.clock.repeat(
        () => poll.everyMs(this),
        () => poll.run(this),
      )
    this.#boot()
  }

  #boot(): void {
    Device.#newest = this
    this.#firmware.boot()
    this.#noteStep()
  }

  /** Its world, in the words of a scenario. */
  get given(): GivenWorld {
    return givenOf(this.motor, this.#options)
  }

  /** What the firmware says of itself. */
  get status(): DeviceStatus {
    return this.#firmware.status
  }

  get state(): string {
    return this.hal.isAlive ? this.#firmware.state : DARK
  }

  /** The last error that the firmware recorded. */
  get lastError(): string {
    return String(this.hal.lastError)
  }

  get now(): number {
    return this.clock.now
  }

  hertz(): number {
    return this.world.hertz
  }

  /** The latest writes of settings, the newest first, back to the last that is whole. */
  get recentWrites(): readonly StoreWrite[] {
    return this.store.recentWrites
  }

  /** Days since 1970, or 0 while nobody has set the clock. */
  get today(): number {
    return this.hal.today ?? this.surroundings.today
  }

  set today(day: number) {
    if (this.hal.today === undefined) this.surroundings.today = day
    else this.hal.today = day
  }

  // What the world does to it. Each of these is a step of a scenario.

  /** Lets `ms` pass. */
  wait(ms: number): void {
    if (Device.#newest !== this) throw new Error('this device has no firmware any more: a newer device was created')
    const end = this.now + ms
    // One alarm at a time, so that a change of state is traced when it happens.
    for (;;) {
      const at = Math.min(this.clock.nextAt, end)
      // The protector of the cell may cut the power, or give it back, before the alarm or at the same ms.
      const to = this.#options.hasPhysics !== false ? this.world.advance(at) : at
      this.clock.runTo(to)
      this.#updatePower()
      if (to === end && this.clock.nextAt > end) return
    }
  }

  /** A finger presses (1) or lets go (0). */
  setButton(closed: number): void {
    this.contacts.setFinger(closed)
    this.#noteStep()
  }

  /** Holds the button for `ms`. Waits first if the last press ended less than PRESS_GAP_MS ago, as a finger does. */
  press(ms = PRESS_MS): void {
    this.wait(Math.max(0, this.#nextPressAt - this.now))
    this.setButton(1)
    this.wait(ms)
    this.setButton(0)
    this.#nextPressAt = this.now + PRESS_GAP_MS
  }

  /** Several short presses that count together. */
  pressTimes(count: number): void {
    for (let i = 0; i < count; i++) this.press()
  }

  /** Presses one of the extra buttons that some boards have: PRESS_1 or massager.ASK_…. */
  pressExtraButton(what: number): void {
    this.#request('button', what)
  }

  /** A host on the console requests what a gesture does. */
  request(gesture: number): void {
    this.#request('host', gesture)
  }

  #request(from: 'button' | 'host', what: number): void {
    this.#options.onEvent?.(this.now, from, what)
    this.lastRequest = { what, ms: this.now }
    this.hal.request(what, from)
    this.#noteStep()
  }

  /** What a host on the link does, with the text that it sends. */
  host(does: HostAction, text?: string): void {
    if (this.hal.link?.isConnected) this.lastRequest = requestIn(text, this.now) ?? this.lastRequest
    this.hal.link?.act(does, text)
    this.#noteStep()
  }

  /** The contacts stay closed, whatever the finger does; or follow the finger again. */
  setStuck(isStuck: boolean): void {
    this.contacts.setStuck(isStuck)
    this.#noteStep()
  }

  setContact(closed: number): void {
    this.surroundings.noteReading('closed', closed)
    this.hal.setButton(closed)
  }

  /** Plugs the charger in, or pulls it. */
  setCharger(isPlugged: boolean): void {
    this.world.setCharger(isPlugged)
    this.surroundings.noteReading('charging', isPlugged ? 1 : 0)
    this.hal.noteCharger()
    this.#noteStep()
  }

  /** A supply of `mv`, whatever the load, in place of the cell. */
  setSupply(mv: number): void {
    this.#changeSupply(() => this.world.setSupply(mv))
  }

  /** A cell of this charge, 0 to 1, in place of the old cell or the supply. */
  replaceCell(charge: number): void {
    this.#changeSupply(() => this.world.replaceCell(charge))
  }

  /** Plugs the adapter in that feeds the device, or pulls it. */
  setAdapter(isPlugged: boolean): void {
    this.#changeSupply(() => this.world.setAdapter(isPlugged))
  }

  #changeSupply(change: () => void): void {
    change()
    this.supplyChangedAt = this.now
    this.#updatePower()
  }

  breakPart(part: Part): void {
    this.#options.onEvent?.(this.now, 'break', part)
    this.hal.brokenParts.add(part)
  }

  mendPart(part: Part): void {
    this.#options.onEvent?.(this.now, 'mend', part)
    this.hal.brokenParts.delete(part)
  }

  /** The power fails after `count` more bytes have been written to flash. */
  losePowerAtByte(count: number): void {
    this.store.flash.bytesUntilPowerLoss = count
  }

  /** Power off and on: the device forgets everything but its store. */
  powerCycle(): void {
    this.#options.onEvent?.(this.now, 'power', 0)
    if (this.hal.isPowered) this.powerUps++
    this.hal.reset()
    this.#noteStep()
  }

  /** Puts the cell back, or takes it out. */
  setPower(isOn: boolean): void {
    this.isCellOut = !isOn
    if (isOn) this.store.flash.bytesUntilPowerLoss = Number.POSITIVE_INFINITY
    this.#updatePower()
  }

  #updatePower(): void {
    const isPowered = this.world.isPowered && !this.isCellOut
    if (isPowered && !this.hal.isPowered) {
      this.powerUps++
      this.hal.powerUp()
    } else if (!isPowered && this.hal.isPowered) this.hal.powerDown()
    this.#noteStep()
  }

  /** Something happened: traces the state if it changed. */
  #noteStep(): void {
    const { state } = this
    if (this.#firmware.tellsState && state !== this.#tracedState) {
      this.#tracedState = state
      this.#options.onTrace?.({ t: this.now, state })
    }
    this.#options.onStep?.(this)
  }
}
