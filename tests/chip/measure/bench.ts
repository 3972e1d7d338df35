// An emulated board on a bench, with a finger on its button: what happens at its pins is recorded. The device is unlocked.

import { ChipBoard, gpioOf, type Pass } from '../../../sim/chip/board/chip-board.ts'
import { readEngine } from '../../../sim/chip/board/flash-image.ts'
import { flashWith, storedMemory } from '../../../sim/chip/play/stored-settings.ts'
import { BATTERY_SHARE, THERMISTOR_SHARE } from '../../../sim/chip/run.ts'
import { parse } from '../../../sim/script/parse.ts'
import { type Chip, names } from '../chips.ts'

/** The firmware has booted by then. */
const BOOT_MS = 2000
/** After a long press has fired, the finger stays for this much longer. */
const AFTER_LONG_MS = 60
const PRESS_MS = 100
/** A press is long when it was held for this. */
export const LONG_MS = 800
/** A press is single when no other came within this. */
export const SINGLE_MS = 301
/** The motor goes on and off within this, or never. */
const MAX_WAIT_MS = 4000
const SLICE_MS = 5

export interface Duty {
  t: number
  duty: number
}

export class ChipBench {
  readonly chip: ChipBoard
  readonly duties: Duty[] = []
  readonly passes: Pass[] = []
  /** When the converter read the thermistor. */
  readonly heatReadings: number[] = []
  readonly #board: Chip['board']
  #heatShare = THERMISTOR_SHARE

  constructor({ board, uf2, code }: Chip, missCycles: number, given = 'given unlocked') {
    this.#board = board
    const nothing = () => {}
    const memory = storedMemory(parse(given, names).lines, names)
    this.chip = new ChipBoard({
      board,
      flash: flashWith(board, readEngine(uf2), code, memory),
      missCycles,
      onDuty: (t, duty) => this.duties.push({ t, duty }),
      onLight: nothing,
      onReset: nothing,
      onFirstLow: nothing,
      onPass: (pass) => this.passes.push(pass),
      readAnalog: (pin) => this.#read(pin),
    })
    this.wait(BOOT_MS)
  }

  #read(pin: number): number {
    if (pin === gpioOf(this.#board.batteryPin)) return BATTERY_SHARE
    this.heatReadings.push(this.now)
    return this.#heatShare
  }

  get now(): number {
    return this.chip?.now ?? 0
  }

  wait(ms: number): void {
    this.chip.runTo(this.now + ms)
  }

  waitTo(ms: number): void {
    if (ms < this.now) throw new Error(`${ms} ms has passed`)
    this.chip.runTo(ms)
  }

  setButton(isClosed: boolean): void {
    this.chip.setPin(this.#board.buttonPin, isClosed === (this.#board.buttonPressed === 1))
  }

  setCharger(isPlugged: boolean): void {
    this.chip.setPin(this.#board.chargerPin, !isPlugged)
  }

  /** What the converter reads at the thermistor, as a share of its scale. */
  setHeatShare(share: number = THERMISTOR_SHARE): void {
    this.#heatShare = share
  }

  /** When the motor went on or off at this time or later. Runs until then. Throws if it never does. */
  waitForMotor(isOn: boolean, from: number): number {
    for (const end = this.now + MAX_WAIT_MS; ; this.wait(SLICE_MS)) {
      const change = this.duties.find(({ t, duty }) => t >= from && duty > 0 === isOn)
      if (change) return change.t
      if (this.now > end) throw new Error(`the motor did not go ${isOn ? 'on' : 'off'} after ${from.toFixed(0)} ms`)
    }
  }

  press(): void {
    this.setButton(true)
    this.wait(PRESS_MS)
    this.setButton(false)
  }

  /** A long press from now on. Returns its threshold, and when the motor was on or off after it. */
  pressLong(isOn: boolean): { threshold: number; at: number } {
    const threshold = this.now + LONG_MS
    this.setButton(true)
    this.waitTo(threshold)
    const at = this.waitForMotor(isOn, threshold)
    this.waitTo(Math.max(this.now, threshold + AFTER_LONG_MS))
    this.setButton(false)
    return { threshold, at }
  }

  get isMotorOn(): boolean {
    return this.chip.duty > 0
  }
}
