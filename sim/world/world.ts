// The world around a board: motor, cell, charger, heat and hand, advanced together. The motor goes in steps of a
// millisecond, everything slow in steps of 20 while it runs and of a second while it stands still. Steps lie on a fixed
// grid and end early only where something is done to the world, so to look at it changes nothing.

import { Cell } from './cell.ts'
import { chargeAmps } from './charger.ts'
import type { WorldSettings } from './fields.ts'
import { Heat } from './heat.ts'
import { Motor, type MotorSpec } from './motor.ts'
import { readCelsius, readMv, type Wire } from './sensors.ts'

const RUNNING_MS = 20
const STILL_MS = 1000
/** What the light draws (proposal). */
const LIGHT_A = 0.005

export class World {
  readonly motor: Motor
  readonly cell: Cell
  readonly heat: Heat
  /** A bench supply that holds these mV in place of the cell, and °C that the thermometer reads whatever the case has. */
  supplyMv: number | undefined
  fixedC: number | undefined
  roomC: number
  pressN = 0
  plugged = false
  wire: Wire = 'fine'
  now = 0

  readonly #settings: WorldSettings
  readonly #seed: number
  readonly #loadPerN: number
  #share = 0
  /** Known at the end of a step only, so that it does not depend on who looks. */
  #still = true
  /** Up to here the slow models have come. */
  #slowAt = 0
  #lit = false

  constructor(settings: WorldSettings, spec: MotorSpec, seed: number) {
    const { cellAh, cellOhm, cellPercent, caseKPerW, roomC, stickiness, friction } = settings
    this.#settings = settings
    this.#seed = seed
    this.#loadPerN = spec.loadPerN
    this.motor = new Motor({
      ...spec,
      stiction: (spec.stiction * stickiness) / 100,
      friction: (spec.friction * friction) / 100,
    })
    this.cell = new Cell(cellAh, cellOhm, cellPercent / 100)
    this.heat = new Heat(roomC, caseKPerW)
    this.roomC = roomC
  }

  // What is done to it: call settle() first.

  /** Duty of the motor pin, 0..1000. */
  drive(duty: number): void {
    this.#share = duty / 1000
    if (duty > 0) this.#still = false
  }

  light(lit: boolean): void {
    this.#lit = lit
  }

  // What there is to see.

  get hertz(): number {
    return this.motor.hertz
  }

  /** Out of the cell, in A; less than 0 while it is charged. */
  get amps(): number {
    return this.#share * this.motor.amps + this.#boardAmps - this.#chargeAmps()
  }

  get volts(): number {
    return this.supplyMv === undefined ? this.cell.volts - this.amps * this.cell.ohm : this.supplyMv / 1000
  }

  /** As the board reads them now, in mV and whole °C. */
  readMv(): number {
    return this.supplyMv ?? readMv(this.volts, this.#settings.noiseSteps, this.#seed, this.now)
  }

  readCelsius(): number {
    const { noiseSteps } = this.#settings
    if (this.wire === 'fine' && this.fixedC !== undefined) return this.fixedC
    return readCelsius(this.heat.caseC, this.wire, noiseSteps, this.#seed, this.now)
  }

  /** The board has power. */
  get powered(): boolean {
    return this.supplyMv !== undefined || !this.cell.cut
  }

  // Time.

  /** Goes on to `to` ms, or to where the board loses or gets power. Answers how far it came. */
  advance(to: number): number {
    const powered = this.powered
    while (this.now < to) {
      const still = this.#still
      const grid = still ? STILL_MS : RUNNING_MS
      const end = this.now + grid - (this.now % grid)
      const next = end < to ? end : to
      if (!still) this.#turn(next - this.now)
      this.now = next
      if (next === end) this.#settle()
      if (this.powered !== powered) break
    }
    return this.now
  }

  /** Before something is done: until now it was not. */
  settle(): void {
    if (this.#slowAt < this.now) this.#settle()
  }

  #turn(ms: number): void {
    const fixed = this.supplyMv
    const { cell, motor } = this
    const volts = fixed === undefined ? cell.volts : fixed / 1000
    motor.run(ms, volts, fixed === undefined ? cell.ohm : 0, this.#share, this.pressN * this.#loadPerN)
  }

  #settle(): void {
    const { cell, motor } = this
    const dt = (this.now - this.#slowAt) / 1000
    const volts = this.supplyMv === undefined ? cell.volts : this.supplyMv / 1000
    const charge = (this.#share * motor.flowed) / 1000
    // All of it becomes heat, but for what the hand and the body take.
    const joules = Math.max(0, charge * volts - (this.pressN * this.#loadPerN * motor.turned) / 1000)
    motor.flowed = motor.turned = 0
    this.heat.step(dt, joules / dt, this.roomC)
    if (this.supplyMv === undefined) cell.step(dt, charge / dt + this.#boardAmps - this.#chargeAmps(), this.plugged)
    this.#slowAt = this.now
    this.#still = this.#share === 0 && motor.omega === 0
  }

  get #boardAmps(): number {
    if (this.cell.cut) return 0
    return this.#settings.boardMa / 1000 + (this.#lit ? LIGHT_A : 0)
  }

  #chargeAmps(): number {
    if (!this.plugged) return 0
    const { volts, ohm } = this.cell
    return chargeAmps(volts, ohm, this.#settings.chargerMa / 1000, this.heat.caseC)
  }
}
