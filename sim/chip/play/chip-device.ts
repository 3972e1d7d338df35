// A massager with the real engine: the emulated board, and the simulator's world around it. Scenarios drive it as they
// drive a simulated device. Time is in ms since the firmware was first ready.

import type { Board } from '../../../hal/boards/board.ts'
import { hardwareOf } from '../../device/board-options.ts'
import { VirtualClock } from '../../device/clock.ts'
import { Contacts, type ContactsDevice } from '../../device/contacts.ts'
import { PRESS_GAP_MS, PRESS_MS } from '../../device/device.ts'
import type { TraceLine } from '../../device/trace.ts'
import { EXTRA_BUTTONS } from '../../script/arguments.ts'
import type { ScenarioDevice } from '../../script/step.ts'
import { BENCH_SETTINGS, completeSettings, type GivenWorld, type WorldSettings } from '../../world/fields.ts'
import { MOTOR_SPECS } from '../../world/motor.ts'
import { thermistorShare } from '../../world/sensors.ts'
import { World } from '../../world/world.ts'
import { ChipBoard, gpioOf, type Pass } from '../board/chip-board.ts'

/** The engine must have started the firmware by then, in emulated ms. */
const MAX_BOOT_MS = 10_000
/** The firmware is ready when the engine was idle for this long. */
const IDLE_MS = 20
/** While the motor runs, the cell can run empty: its state is looked at this often. */
const SLICE_MS = 50
/** Less than a ns: sums of ms have rounding errors. */
export const EPSILON_MS = 1e-6
/** Readings of °C are whole on the device, which rounds down: the middle of the degree reads alike. */
const HALF_DEGREE = 0.5

/** The engine never got as far as the firmware. */
export class BootError extends Error {}

/** A step that cannot be done on a chip; see limits.ts. */
const refuse = (): never => {
  throw new Error('this step cannot be done on a chip')
}

export interface ChipDeviceOptions {
  board: Board
  flash: Uint8Array
  given: GivenWorld
  missCycles: number
  onTrace: (line: TraceLine) => void
  onPass?: (pass: Pass) => void
}

export class ChipDevice implements ScenarioDevice, ContactsDevice {
  readonly settings: WorldSettings
  readonly seed: number
  readonly world: World
  readonly contacts: Contacts
  readonly board: ChipBoard
  /** From each power-up to the motor pin first driven low, in ms. */
  readonly bootMs: number[] = []
  /** Ms that were spent waiting for the engine to boot; a scenario does not count them. */
  bootWaitMs = 0
  /** Resets that a scenario expects before its first step. */
  resetsBefore = 0
  today = 0
  readonly #options: ChipDeviceOptions
  readonly #clock = new VirtualClock()
  #readyAt = 0
  #nextPressAt = 0
  #isCellOut = false

  /** Boots. Throws BootError. */
  constructor(options: ChipDeviceOptions) {
    this.#options = options
    const { board, flash, given, missCycles } = options
    this.settings = given.world ? completeSettings(given.world) : BENCH_SETTINGS
    this.seed = given.seed ?? 0
    this.world = new World(this.settings, MOTOR_SPECS[board.motor.name]!, this.seed, hardwareOf(board))
    if (!given.world) this.world.putOnBench()
    this.contacts = new Contacts(this.#clock, this)
    this.board = new ChipBoard({
      board,
      flash,
      missCycles,
      onDuty: (ms, duty) => this.#noteDuty(ms, duty),
      onLight: (ms, isLit) => {
        this.#advanceWorld(ms)
        this.world.setLight(isLit)
        this.#trace(ms, { light: isLit ? 1 : 0 })
      },
      onReset: (ms) => this.#trace(ms, { reset: this.hal.resets }),
      onFirstLow: (ms) => this.bootMs.push(ms),
      onPass: (pass) => options.onPass?.({ ...pass, at: pass.at - this.#readyAt }),
      readAnalog: (pin) => this.#readAnalog(pin),
    })
    this.#boot()
    this.#readyAt = Math.ceil(this.board.now)
    this.board.runTo(this.#readyAt)
    this.bootWaitMs = 0
  }

  /** Runs until the engine has started the firmware and waits. Throws BootError. */
  #boot(): void {
    const { board } = this
    const boots = this.bootMs.length
    const from = board.now
    for (;;) {
      const { skippedNs } = board.machine
      board.runTo(board.now + IDLE_MS)
      const idleMs = (board.machine.skippedNs - skippedNs) / 1e6
      if (this.bootMs.length > boots && idleMs > IDLE_MS / 2) break
      if (board.now - from > MAX_BOOT_MS)
        throw new BootError(
          `the engine did not start the firmware within ${MAX_BOOT_MS / 1000} s of emulated time${board.machine.haltedBy ? `: it stopped at ${board.machine.haltedBy}` : ''}`,
        )
    }
    this.bootWaitMs += board.now - from
  }

  #trace(ms: number, what: object): void {
    this.#options.onTrace({ t: ms - this.#readyAt, ...what } as TraceLine)
  }

  /** Advances the world to this time of the board, as far as it has power. */
  #advanceWorld(ms: number): void {
    const now = Math.floor(ms - this.#readyAt)
    if (now > this.world.now) this.world.advance(now)
    this.world.settle()
  }

  #noteDuty(ms: number, duty: number): void {
    this.#advanceWorld(ms)
    this.world.drive(duty)
    if (duty > 0) this.contacts.startShaking()
    this.#trace(ms, { duty })
  }

  #readAnalog(pin: number): number {
    const { board } = this.#options
    this.#advanceWorld(this.board?.now ?? 0)
    if (pin === gpioOf(board.batteryPin)) return this.world.readMv() / (board.referenceMv * board.batteryDivider)
    if (board.sensePin !== undefined && pin === gpioOf(board.sensePin)) return this.world.senseShare
    if (pin === gpioOf(board.ntcPin)) return thermistorShare(this.world.readCelsius() + HALF_DEGREE)
    return 0
  }

  // What can be seen of it.

  get now(): number {
    return this.board.now - this.#readyAt
  }

  get hal() {
    const { duty, isLit, resets } = this.board
    return { duty, lightLevel: isLit ? 1 : 0, consoleOpen: 0, resets: resets + this.resetsBefore }
  }

  get state(): never {
    return refuse()
  }

  get status(): never {
    return refuse()
  }

  hertz(): number {
    return this.world.hertz
  }

  // Time.

  /** Lets `ms` pass. */
  wait(ms: number): void {
    const end = this.now + ms
    while (end - this.now > EPSILON_MS) {
      const isDraining = this.board.duty > 0 && this.world.supplyMv === undefined
      const slice = isDraining ? Math.min(end, this.now + SLICE_MS) : end
      const to = Math.min(Math.max(this.#clock.nextAt, this.now), slice)
      if (to > this.now) this.board.runTo(to + this.#readyAt)
      this.#advanceWorld(this.board.now)
      this.#clock.runTo(Math.max(this.#clock.now, to))
      this.#updatePower()
    }
  }

  #updatePower(): void {
    const isPowered = this.world.isPowered && !this.#isCellOut
    if (isPowered === this.board.hasPower) return
    if (!isPowered) this.board.cutPower()
    else {
      this.board.givePower()
      this.#boot()
    }
  }

  // What the world does to it.

  setContact(closed: number): void {
    const { buttonPin, buttonPressed } = this.#options.board
    this.board.setPin(buttonPin, (closed ? buttonPressed : 1 - buttonPressed) === 1)
  }

  setButton(closed: number): void {
    // The clock of the contacts has whole ms, as in the simulator.
    this.#clock.runTo(Math.max(this.#clock.now, Math.floor(this.now)))
    this.contacts.setFinger(closed)
  }

  press(ms = PRESS_MS): void {
    this.wait(Math.max(0, this.#nextPressAt - this.now))
    this.setButton(1)
    this.wait(ms)
    this.setButton(0)
    this.#nextPressAt = this.now + PRESS_GAP_MS
  }

  pressTimes(count: number): void {
    for (let i = 0; i < count; i++) this.press()
  }

  pressExtraButton(what: number): void {
    const { nextPin, softerPin, strongerPin, offPin, buttonPressed } = this.#options.board
    const pins: Record<string, number | string> = {
      next: nextPin,
      softer: softerPin,
      stronger: strongerPin,
      off: offPin,
    }
    const pin = pins[Object.keys(EXTRA_BUTTONS).find((name) => EXTRA_BUTTONS[name] === what)!]!
    this.board.setPin(pin, buttonPressed === 1)
    this.wait(PRESS_MS)
    this.board.setPin(pin, buttonPressed === 0)
  }

  setStuck(isStuck: boolean): void {
    this.contacts.setStuck(isStuck)
  }

  setCharger(isPlugged: boolean): void {
    this.world.setCharger(isPlugged)
    this.board.setPin(this.#options.board.chargerPin, !isPlugged)
  }

  setSupply(mv: number): void {
    this.world.setSupply(mv)
    this.#updatePower()
  }

  replaceCell(charge: number): void {
    this.world.replaceCell(charge)
    this.#updatePower()
  }

  powerCycle(): void {
    this.board.cutPower()
    this.board.givePower()
    this.#boot()
  }

  setPower(isOn: boolean): void {
    this.#isCellOut = !isOn
    this.#updatePower()
  }

  request(): void {
    refuse()
  }

  setAdapter(): void {
    refuse()
  }

  host(): void {
    refuse()
  }

  losePowerAtByte(): void {
    refuse()
  }

  breakPart(): void {
    refuse()
  }

  mendPart(): void {
    refuse()
  }
}
