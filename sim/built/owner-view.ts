// What an owner takes a device for that runs a built file. The file does not tell its state, so this is told from the
// motor, the console, the charger and what was stored; it may be wrong for some seconds. Nothing is judged by it.

import { LOCKED_FIELD, MAX_STRENGTH, parseFields } from '../../src/memory/settings.ts'
import { CHARGING, LOCKED, OFF, RUNNING, SERVICE, STATE_NAMES } from '../../src/states.ts'
import type { DeviceStore } from '../device/device-store.ts'
import type { DeviceStatus } from '../device/simulated-board.ts'
import type { Surroundings } from '../device/surroundings.ts'
import type { BuiltBoard } from './built-board.ts'

/** A motor that was on within this time runs: ticks have short gaps. */
const RUNNING_MS = 500
const NEW_FIELDS: readonly number[] = [2, 1, 3, 0]
/** Nothing outside shows it. */
const UNKNOWN = Number.NaN
/** An owner guesses the program and the strength, and guesses again after these times. */
const PROGRAM_GUESS_MS = 5000
const STRENGTH_GUESS_MS = 3000
const GUESSED_PROGRAMS = 5

export class OwnerView {
  readonly #board: BuiltBoard
  readonly #store: DeviceStore
  readonly #surroundings: Surroundings
  readonly #readNow: () => number
  #seenText: string | undefined
  #fields = NEW_FIELDS

  constructor(board: BuiltBoard, store: DeviceStore, surroundings: Surroundings, readNow: () => number) {
    this.#board = board
    this.#store = store
    this.#surroundings = surroundings
    this.#readNow = readNow
  }

  /** The newest settings that were written whole. */
  get #settings(): readonly number[] {
    const text = this.#store.recentWrites.find(({ isWhole }) => isWhole)?.text
    if (text !== undefined && text !== this.#seenText) this.#fields = parseFields(text)
    this.#seenText = text
    return this.#fields
  }

  get #state(): number {
    if (this.#surroundings.charging()) return CHARGING
    if (this.#board.consoleOpen) return SERVICE
    if (this.#board.duty > 0 || this.#readNow() - this.#board.lastDrivenAt < RUNNING_MS) return RUNNING
    return this.#settings[LOCKED_FIELD] ? LOCKED : OFF
  }

  get state(): string {
    return STATE_NAMES[this.#state]!
  }

  get status(): DeviceStatus {
    const { duty, lightLevel } = this.#board
    const now = this.#readNow()
    return {
      state: this.#state,
      program: Math.floor(now / PROGRAM_GUESS_MS) % GUESSED_PROGRAMS,
      strength: 1 + (Math.floor(now / STRENGTH_GUESS_MS) % MAX_STRENGTH),
      fault: UNKNOWN,
      wakeAt: UNKNOWN,
      level: UNKNOWN,
      duty,
      light: lightLevel,
    }
  }
}
