// A whole massager: firmware, fake board, and the world around it. What scenarios, the live screen and the tests
// drive, and where the trace comes from. As on a board there is one firmware: the newest device has it.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { JOURNAL_SLOT } from '../../hal/hal.ts'
import * as shell from '../../hal/shell.ts'
import { ABSENT } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { BENCH, type GivenWorld, type Sensor, type WorldSettings, worldSettings } from '../world/fields.ts'
import { Files } from '../world/files.ts'
import { Flash, PowerLost } from '../world/flash.ts'
import { MOTOR_SPECS } from '../world/motor.ts'
import type { Wire } from '../world/sensors.ts'
import { World } from '../world/world.ts'
import { VirtualClock } from './clock.ts'
import { Contacts, type Shaken } from './contacts.ts'
import { FakeHal, type Part, type Surroundings } from './fake-hal.ts'
import { plugIn } from './plugged-hal.ts'

/** How a finger presses: down, up before the next, and down for long. */
export const PRESS_MS = 100
export const PRESS_GAP_MS = 150
export const LONG_PRESS_MS = 900

/** What a bench supplies, in mV, and the warmth of the case there, in °C. */
const BENCH_MV = 3900
const BENCH_C = 25
/** Storage of a Puck.js, in pages. */
const FLASH_PAGES = 10
/** Writes in a row that power may cut short, before it is forgotten what was whole before. */
const MAX_WRITES = 100

/** The state while no firmware runs. */
export const DARK = 'dark'

const nameOf = (slot: number): string => `unknot.${slot}`

/** One thing that changed, at `t` ms. A reset is traced as the count of them; the state is dark while no firmware runs. */
export type TraceLine =
  | { t: number; duty: number }
  | { t: number; light: number }
  | { t: number; console: number }
  | { t: number; state: string }
  | { t: number; reset: number }

/** What a board is told, as numbers: levels of the pins of button and charger, and readings. */
type Reading = 'closed' | 'charging' | 'battery' | 'celsius' | 'day'
/** And what else happens to it. */
export type BoardEvent = Reading | 'break' | 'mend' | 'power' | 'button' | 'host'

export interface DeviceOptions {
  programs: readonly string[]
  motor?: MotorProfile
  /**
   * A world with a cell, warmth, noise and a switch that bounces, as these settings have it. Without it the device is on
   * a bench: 3.9 V and 25 °C whatever it does, a clean switch, exact sensors.
   */
  world?: Partial<WorldSettings> | undefined
  /** What its board cannot measure. */
  without?: readonly Sensor[] | undefined
  /** How long its motor may be on when nobody feeds the watchdog. */
  watchdogMs?: number | undefined
  /** Of all chance in that world. */
  seed?: number | undefined
  /** False leaves the world out: nothing turns, drains or warms up. For firmware alone, as fast as it goes. */
  physics?: boolean
  /** Called for every trace line, as it happens. */
  trace?: ((line: TraceLine) => void) | undefined
  /** Called for all that a board is told that is not what it was told before, just before it hears of it. */
  event?: ((t: number, what: BoardEvent, value: number | string) => void) | undefined
  /** Called after everything that happened, however small. */
  stepped?: ((device: Device) => void) | undefined
  /** Called every so many ms, as many as it says each time. */
  watch?: { everyMs: (device: Device) => number; look: (device: Device) => void } | undefined
}

export class Device implements Surroundings, Shaken {
  readonly clock = new VirtualClock()
  readonly settings: WorldSettings
  readonly seed: number
  readonly world: World
  readonly files: Files
  readonly hal: FakeHal
  readonly motor: MotorProfile
  /** Days since 1970, or 0 while nobody has set the clock. */
  dayNow = 0

  static #newest: Device | undefined
  readonly #options: DeviceOptions
  readonly #physics: boolean
  readonly contacts: Contacts
  /** What was stored last, the newest first, back to the last that is `whole`: all of it was written. */
  readonly writes: { slot: number; text: string; whole: boolean }[] = []
  /** When another supply or cell was put in last, in ms. */
  suppliedAt = 0
  /** What a host or another button asked for last, one of button.PRESS_… or massager.ASK_…, and when, in ms. */
  asked = { what: Number.NaN, ms: Number.NEGATIVE_INFINITY }
  #unplugged = false
  #state = ''
  #pressableAt = 0
  readonly #told: Partial<Record<Reading, number>> = { day: 0, closed: 0, charging: 0 }

  constructor(options: DeviceOptions) {
    this.#options = options
    this.#physics = options.physics ?? true
    this.motor = options.motor ?? massagerMotor
    this.settings = options.world ? worldSettings(options.world) : BENCH
    this.seed = options.seed ?? 0
    this.world = new World(this.settings, MOTOR_SPECS[this.motor.name]!, this.seed)
    if (!options.world) this.#toBench()
    this.files = new Files(new Flash(FLASH_PAGES, this.settings.flashErases, this.seed))
    const rate = 1 + this.settings.driftPercent / 100
    this.hal = new FakeHal(this.clock, this, () => this.#boot(), rate, options.watchdogMs)
    this.contacts = new Contacts(this.clock, this)
    if (options.watch) this.#watch(options.watch)
    this.#boot()
  }

  #toBench(): void {
    this.world.supplyMv = BENCH_MV
    this.world.fixedC = BENCH_C
  }

  #watch({ everyMs, look }: NonNullable<DeviceOptions['watch']>): void {
    const alarm = this.clock.alarm(() => {
      alarm.at = this.now + everyMs(this)
      look(this)
    })
    alarm.at = everyMs(this)
  }

  /** The world it is in, as a scenario would give it. */
  get given(): GivenWorld {
    const { world, seed, without } = this.#options
    return { motor: this.motor.name, ...(without && { without }), ...(world && { world, seed: seed ?? 0 }) }
  }

  get programs(): readonly string[] {
    return this.#options.programs
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
    const level = governor.levelAt(this.hal.now())
    return { state, program, strength, fault, wakeAt, level, duty: this.hal.duty, light: this.hal.lit }
  }

  get state(): string {
    return this.hal.alive ? massager.STATE_NAMES[massager.state]! : DARK
  }

  /** The last error the firmware kept. */
  get cause(): string {
    return String(this.hal.cause)
  }

  get now(): number {
    return this.clock.now
  }

  hertz(): number {
    return this.world.hertz
  }

  // What the world does. Each of these is a step of a scenario.

  /** Lets `ms` pass. */
  wait(ms: number): void {
    if (Device.#newest !== this) throw new Error('a newer device has the firmware')
    const end = this.now + ms
    // One alarm at a time, so that a change of state is traced when it happens.
    for (;;) {
      const at = Math.min(this.clock.nextAt, end)
      // The protector of the cell may cut in or let go before anything else happens, or at the very ms.
      const to = this.#physics ? this.world.advance(at) : at
      this.clock.runTo(to)
      this.#power()
      if (to === end && this.clock.nextAt > end) return
    }
  }

  /** A finger presses (1) or lets go (0). */
  button(closed: number): void {
    this.contacts.press(closed)
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

  /** One of the buttons that some boards have besides: PRESS_1 or massager.ASK_…. */
  pressMore(what: number): void {
    this.#options.event?.(this.now, 'button', what)
    this.asked = { what, ms: this.now }
    this.hal.ask(what)
    this.#noteState()
  }

  /** A host on the console asks for what a gesture does. */
  ask(gesture: number): void {
    this.#options.event?.(this.now, 'host', gesture)
    this.asked = { what: gesture, ms: this.now }
    this.hal.ask(gesture)
    this.#noteState()
  }

  /** The contacts stay closed, whatever the finger does; or are free again. */
  stick(stuck: boolean): void {
    this.contacts.stick(stuck)
    this.#noteState()
  }

  plug(on: boolean): void {
    this.world.settle()
    this.world.plugged = on
    this.#tell('charging', on ? 1 : 0)
    this.hal.charger()
    this.#noteState()
  }

  /** A supply that holds `mv` in place of the cell. */
  supply(mv: number): void {
    this.world.settle()
    this.world.supplyMv = mv
    this.suppliedAt = this.now
    this.#power()
  }

  /** A cell with so much charge, 0..1, in place of what was there. */
  putCell(charge: number): void {
    this.world.settle()
    this.world.supplyMv = undefined
    this.world.cell.replace(charge)
    this.suppliedAt = this.now
    this.#power()
  }

  /** What the thermometer reads, whatever the case has. */
  heatTo(celsius: number): void {
    this.world.fixedC = celsius
  }

  /** The air of the room; from now on the thermometer reads the case. */
  room(celsius: number): void {
    this.world.settle()
    this.world.roomC = celsius
    this.world.fixedC = undefined
  }

  thermistor(wire: Wire): void {
    this.world.wire = wire
  }

  /** Presses the massager on a body with `newtons`. */
  pressOn(newtons: number): void {
    this.world.settle()
    this.world.pressN = newtons
  }

  stall(stalled: boolean): void {
    this.world.motor.stalled = stalled
  }

  /** Something fails, until it is mended. */
  fail(part: Part): void {
    this.#options.event?.(this.now, 'break', part)
    this.hal.broken.add(part)
  }

  mend(part: Part): void {
    this.#options.event?.(this.now, 'mend', part)
    this.hal.broken.delete(part)
  }

  /** Power goes once so many more bytes have been written to flash. */
  losePowerAtByte(count: number): void {
    this.files.flash.bytesLeft = count
  }

  /** Power off and on: nothing is kept but the store. */
  powerCycle(): void {
    this.#options.event?.(this.now, 'power', 0)
    this.hal.reset()
    this.#noteState()
  }

  /** The cell is taken out, or put back. */
  power(on: boolean): void {
    this.#unplugged = !on
    if (on) this.files.flash.bytesLeft = Number.POSITIVE_INFINITY
    this.#power()
  }

  /** What there is of power reaches the board. */
  #power(): void {
    const powered = this.world.powered && !this.#unplugged
    if (powered && !this.hal.powered) this.hal.powerUp()
    else if (!powered && this.hal.powered) this.hal.powerDown()
    this.#noteState()
  }

  // Surroundings of the board.

  contact(closed: number): void {
    this.#tell('closed', closed)
    this.hal.button(closed)
  }

  batteryMv(): number {
    if (this.#lacks('battery')) return ABSENT
    return this.#tell('battery', this.world.readMv())
  }

  celsius(): number {
    if (this.#lacks('thermometer')) return ABSENT
    return this.#tell('celsius', this.world.readCelsius())
  }

  #lacks(sensor: Sensor): boolean {
    return this.#options.without?.includes(sensor) ?? false
  }

  charging(): number {
    return this.world.plugged ? 1 : 0
  }

  day(): number {
    return this.#tell('day', this.dayNow)
  }

  read(slot: number): string | undefined {
    return this.files.read(nameOf(slot))
  }

  write(slot: number, text: string): void {
    const write = { slot, text, whole: false }
    if (slot < JOURNAL_SLOT) this.writes.unshift(write)
    const whole = this.writes.findIndex((earlier) => earlier.whole)
    this.writes.length = Math.min(whole < 0 ? MAX_WRITES : whole + 1, this.writes.length)
    try {
      this.files.write(nameOf(slot), text)
      write.whole = true
    } catch (error) {
      if (error instanceof PowerLost) this.power(false)
      throw error
    }
  }

  changed(what: 'duty' | 'light' | 'console' | 'reset', value: number): void {
    this.world.settle()
    if (what === 'duty') {
      this.world.drive(value)
      this.contacts.motorDriven()
    } else if (what === 'light') this.world.light(value > 0)
    this.#trace({ t: this.now, [what]: value } as TraceLine)
  }

  #tell(what: Reading, value: number): number {
    if (this.#told[what] !== value) {
      this.#told[what] = value
      this.#options.event?.(this.now, what, value)
    }
    return value
  }

  #trace(line: TraceLine): void {
    this.#options.trace?.(line)
  }

  #noteState(): void {
    const { state } = this
    if (state !== this.#state) {
      this.#state = state
      this.#trace({ t: this.now, state })
    }
    this.#options.stepped?.(this)
  }
}
