// The world around a board: motor, cell, charger, heat and hand, advanced together. The motor takes steps of 1 ms. The
// slow models take steps of 20 ms while the motor turns and of 1 s while it stands still. All steps lie on a fixed grid
// and end early only where something is done to the world, so a reading changes nothing.

import { driverRow } from '../../hal/boards/drivers.ts'
import { supplyLimits } from '../../hal/boards/supplies.ts'
import { chargerAmps } from './charger.ts'
import type { WorldHardware, WorldSettings } from './fields.ts'
import { Heat } from './heat.ts'
import { Motor, type MotorSpec } from './motor.ts'
import { benchMv, makePower, type PowerSource } from './power.ts'
import { milliampsAt, readCelsius, readMv, readSenseShare, senseShare, type Wire } from './sensors.ts'

const TURNING_STEP_MS = 20
const STILL_STEP_MS = 1000
/** For which the divider of a board's battery is made. */
const FULL_CELL_MV = 4200
/** The current of the light (proposal). */
const LIGHT_A = 0.005
/** What a thermometer reads on the bench. */
const BENCH_C = 25

export class World {
  readonly motor: Motor
  /** Cells or an adapter. */
  readonly cell: PowerSource
  readonly heat: Heat
  /** The supply that is there in place of the cell, and what the thermometer reads in place of the case. */
  supplyMv: number | undefined
  fixedC: number | undefined
  roomC: number
  /** Force on a body, in N; 0 while it is lifted off. */
  pressN = 0
  isPlugged = false
  wire: Wire = 'fine'
  now = 0

  readonly #settings: WorldSettings
  readonly #seed: number
  readonly #loadPerN: number
  readonly #hardware: WorldHardware
  readonly #isBridge: boolean
  /** Divider of the battery, for how many cells of 4.2 V. */
  readonly #dividerCells: number
  #dutyShare = 0
  #isBraking = false
  /** Updated at the end of a step only, so that it does not depend on the readings in between. */
  #isStill = true
  /** The slow models have been advanced to this time. */
  #slowModelsAt = 0
  #isLit = false

  constructor(settings: WorldSettings, spec: MotorSpec, seed: number, hardware: WorldHardware = {}) {
    const { caseKPerW, roomC, stickiness, friction } = settings
    this.#settings = settings
    this.#seed = seed
    this.#loadPerN = spec.loadPerN
    this.motor = new Motor({
      ...spec,
      stiction: (spec.stiction * stickiness) / 100,
      friction: (spec.friction * friction) / 100,
    })
    this.#hardware = hardware
    this.#isBridge = driverRow(hardware.driverKind).isBridge
    this.#dividerCells = supplyLimits(hardware.supply).assumedMv / FULL_CELL_MV
    this.cell = makePower(hardware.supply, settings)
    this.heat = new Heat(roomC, caseKPerW)
    this.roomC = roomC
  }

  // What is done to it.

  putOnBench(): void {
    this.supplyMv = benchMv(this.#hardware.supply)
    this.fixedC = BENCH_C
  }

  setCharger(isPlugged: boolean): void {
    this.settle()
    this.isPlugged = isPlugged
  }

  /** A supply of `mv`, whatever the load, in place of the cell. */
  setSupply(mv: number): void {
    this.settle()
    this.supplyMv = mv
  }

  /** A cell of this charge, 0 to 1, in place of the old cell or the supply. */
  replaceCell(charge: number): void {
    this.settle()
    this.supplyMv = undefined
    this.cell.replace(charge)
  }

  /** The thermometer reads this, whatever the temperature of the case. */
  setThermometer(celsius: number): void {
    this.fixedC = celsius
  }

  /** The air of the room. From now on the thermometer reads the case. */
  setRoom(celsius: number): void {
    this.settle()
    this.roomC = celsius
    this.fixedC = undefined
  }

  /** Presses the massager on a body with `newtons`; 0 lifts it off. */
  pressOn(newtons: number): void {
    this.settle()
    this.pressN = newtons
  }

  /** Duty of the motor pin, 0..1000. Call settle() first. */
  drive(duty: number): void {
    this.#dutyShare = duty / 1000
    if (duty > 0) this.#isStill = false
  }

  /** A bridge shorts the motor, or lets it go. Call settle() first. */
  brake(isBraking: boolean): void {
    this.#isBraking = isBraking
    if (isBraking) this.#isStill = false
  }

  /** Plugs an adapter in, or pulls it, where there is one. */
  setAdapter(isPlugged: boolean): void {
    this.settle()
    this.cell.plug(isPlugged)
  }

  /** Call settle() first. */
  setLight(isLit: boolean): void {
    this.#isLit = isLit
  }

  // What can be measured.

  /** What drives the motor is a bridge, and it shorts the motor now. */
  get isBridge(): boolean {
    return this.#isBridge
  }

  get isBraking(): boolean {
    return this.#isBraking
  }

  get hertz(): number {
    return this.motor.hertz
  }

  /** Out of the cell, in A; negative while it is charged. */
  get amps(): number {
    return this.#dutyShare * this.motor.amps + this.#boardAmps - this.#chargeAmps()
  }

  get volts(): number {
    if (this.supplyMv !== undefined) return this.supplyMv / 1000
    const { cell, motor } = this
    // An adapter that can give no more has the volts that its current leaves.
    if (motor.amps >= this.#maxMotorAmps) return motor.volts / this.#dutyShare
    return cell.volts - this.amps * cell.ohm
  }

  /** What the supply can give to the motor. */
  get #maxMotorAmps(): number {
    return this.#dutyShare > 0 ? this.cell.maxAmps / this.#dutyShare : Number.POSITIVE_INFINITY
  }

  /** The battery as the board reads it now, in mV. */
  readMv(): number {
    return this.supplyMv ?? readMv(this.volts, this.#settings.noiseSteps, this.#seed, this.now, this.#dividerCells)
  }

  /** The share of the converter's scale at the sensor of the current; 0 without one. */
  get senseShare(): number {
    const { sense } = this.#hardware
    if (!sense) return 0
    // In the pauses of the PWM, the motor's current does not come from the supply.
    const amps = sense.of === 'motor' ? this.motor.amps : this.#dutyShare * this.motor.amps
    return senseShare(sense, amps, this.#settings.senseOffsetMv)
  }

  /** The same as the board reads it now. */
  readSenseShare(): number {
    return readSenseShare(this.senseShare, this.#settings.noiseSteps, this.#seed, this.now)
  }

  /** The current as the board reads it now, in mA; undefined without a sensor. */
  readMilliamps(): number | undefined {
    const { sense } = this.#hardware
    return sense && milliampsAt(sense, this.readSenseShare())
  }

  /** The case as the board reads it now, in whole °C. */
  readCelsius(): number {
    const { noiseSteps } = this.#settings
    if (this.wire === 'fine' && this.fixedC !== undefined) return this.fixedC
    return readCelsius(this.heat.caseC, this.wire, noiseSteps, this.#seed, this.now)
  }

  /** Whether the board has power. */
  get isPowered(): boolean {
    return this.supplyMv !== undefined || !this.cell.isCutOff
  }

  // Time.

  /** Advances to `to` ms, or to where the board loses or gets power. Returns the time reached. */
  advance(to: number): number {
    const wasPowered = this.isPowered
    while (this.now < to) {
      const isStill = this.#isStill
      const grid = isStill ? STILL_STEP_MS : TURNING_STEP_MS
      const end = this.now + grid - (this.now % grid)
      const next = end < to ? end : to
      if (!isStill) this.#runMotor(next - this.now)
      this.now = next
      if (next === end) this.#advanceSlowModels()
      if (this.isPowered !== wasPowered) break
    }
    return this.now
  }

  /** Advances the slow models to now, before something is done to the world. */
  settle(): void {
    if (this.#slowModelsAt < this.now) this.#advanceSlowModels()
  }

  #runMotor(ms: number): void {
    const supplyMv = this.supplyMv
    const { cell, motor } = this
    const volts = supplyMv === undefined ? cell.volts : supplyMv / 1000
    const ohm = supplyMv === undefined ? cell.ohm : 0
    const load = this.pressN * this.#loadPerN
    if (this.#isBraking) motor.run(ms, 0, 0, 1, load, true)
    else motor.run(ms, volts, ohm, this.#dutyShare, load, this.#isBridge && this.#dutyShare > 0, this.#maxMotorAmps)
  }

  #advanceSlowModels(): void {
    const { cell, motor } = this
    const dt = (this.now - this.#slowModelsAt) / 1000
    const volts = this.supplyMv === undefined ? cell.volts : this.supplyMv / 1000
    const charge = (this.#dutyShare * motor.chargeAMs) / 1000
    // All energy becomes heat, but for the work on the hand and the body.
    const joules = Math.max(0, charge * volts - (this.pressN * this.#loadPerN * motor.turnedRadMs) / 1000)
    motor.chargeAMs = motor.turnedRadMs = 0
    this.heat.step(dt, joules / dt, this.roomC)
    if (this.supplyMv === undefined) cell.step(dt, charge / dt + this.#boardAmps - this.#chargeAmps(), this.isPlugged)
    this.#slowModelsAt = this.now
    this.#isStill = this.#dutyShare === 0 && motor.omega === 0
  }

  get #boardAmps(): number {
    if (this.cell.isCutOff) return 0
    return this.#settings.boardMa / 1000 + (this.#isLit ? LIGHT_A : 0)
  }

  #chargeAmps(): number {
    if (!this.isPlugged) return 0
    const { volts, ohm } = this.cell
    return chargerAmps(volts, ohm, this.#settings.chargerMa / 1000, this.heat.caseC, this.cell.fullVolts)
  }
}
