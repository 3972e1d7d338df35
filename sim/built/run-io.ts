// What a run of a built file does to its board: each effect is seen when the time of the code gets there, and none after
// the run has ended.

import type { Board } from '../../hal/boards/board.ts'
import type { BoardClock } from '../device/board-clock.ts'
import type { ButtonPin } from '../device/button-pin.ts'
import type { VirtualClock } from '../device/clock.ts'
import type { DeviceStore, StoreWrite } from '../device/device-store.ts'
import type { Engine } from '../device/engine/engine.ts'
import type { BrokenParts, Part } from '../device/parts.ts'
import type { Surroundings } from '../device/surroundings.ts'
import { PowerLostError } from '../world/flash.ts'
import type { Chance } from './chance.ts'
import type { ChipWatchdog } from './chip-watchdog.ts'
import type { BoardIo } from './engine-run.ts'
import { nativeCosts } from './native-costs.ts'

/** What a run sees of its board, and changes. */
export interface RunBoard {
  readonly brokenParts: BrokenParts
  lightLevel: number
  consoleOpen: number
  isPwmRunning: boolean
  /** What the calendar of the engine showed at boot, in ms. */
  dateAtBoot: number
}

export interface RunParts {
  engine: Engine
  clock: BoardClock
  chance: Chance
  virtualClock: VirtualClock
  surroundings: Surroundings
  store: DeviceStore
  profile: Board
  button: ButtonPin
  board: RunBoard
  onPowerLost: () => void
  onDuty: (duty: number) => void
  watchdog: ChipWatchdog
  reset: () => void
}

export class RunIo implements BoardIo {
  readonly #parts: RunParts
  readonly #costs
  #hasEnded = false
  #isBraking = false

  constructor(parts: RunParts) {
    this.#parts = parts
    this.#costs = nativeCosts(parts.profile)
  }

  /** The board was reset, or lost its power. */
  end(): void {
    this.#hasEnded = true
    this.#setBrake(false)
    this.#parts.store.flash.undoAfter(this.#parts.virtualClock.now)
  }

  get isOver(): boolean {
    return this.#hasEnded || this.#parts.engine.isCutOff
  }

  /** Does something that can be seen when the time of the running code comes. */
  show(effect: () => void): void {
    if (this.isOver) return
    this.#parts.engine.show(() => {
      if (!this.#hasEnded) effect()
    })
  }

  nowMs(): number {
    return this.#parts.clock.now()
  }

  passMs(): number {
    const { engine, clock } = this.#parts
    // The engine adds the ms by which Kaluma's timers are late.
    return clock.at(engine.timersFrom - (engine.pollsPins ? 1 : 0))
  }

  dateMs(): number {
    return this.#parts.board.dateAtBoot + this.nowMs()
  }

  setDate(ms: number): void {
    if (!this.isOver) this.#parts.board.dateAtBoot = ms - this.nowMs()
  }

  spendUs(us: number): void {
    this.#parts.engine.spendUs(us)
  }

  use(part: Part): void {
    if (this.isOver) return
    if (part === 'motor' || part === 'light') this.#parts.board.brokenParts.checkPin(part)
    else if (this.isBroken(part)) throw new Error(`${part} is broken`)
  }

  isBroken(part: Part): boolean {
    return this.#parts.board.brokenParts.has(part)
  }

  drive(share: number): void {
    this.show(() => this.#parts.onDuty(Math.round(share * 1000)))
  }

  brake(isBraking: boolean): void {
    this.show(() => this.#setBrake(isBraking))
  }

  #setBrake(isBraking: boolean): void {
    if (isBraking === this.#isBraking) return
    this.#isBraking = isBraking
    this.#parts.surroundings.noteOutput('brake', isBraking ? 1 : 0)
  }

  pwm(isRunning: boolean): void {
    const { board } = this.#parts
    this.show(() => {
      board.isPwmRunning = isRunning
    })
  }

  light(isLit: boolean): void {
    const { board, surroundings } = this.#parts
    this.show(() => {
      const level = isLit ? 1000 : 0
      if (level === board.lightLevel) return
      board.lightLevel = level
      surroundings.noteOutput('light', level)
    })
  }

  console(isOpen: boolean): void {
    const { board, surroundings } = this.#parts
    this.show(() => {
      const open = isOpen ? 1 : 0
      if (open === board.consoleOpen) return
      board.consoleOpen = open
      surroundings.noteOutput('console', open)
    })
  }

  closed(): number {
    return this.#parts.button.level
  }

  charging(): number {
    return this.#parts.surroundings.charging()
  }

  batteryMv(): number {
    return this.#parts.surroundings.batteryMv()
  }

  senseShare(): number {
    return this.#parts.surroundings.senseShare()
  }

  celsius(): number {
    return this.#parts.surroundings.celsius()
  }

  isWatchdogRunning(): boolean {
    return this.#parts.watchdog.isRunning
  }

  startWatchdog(ms: number): void {
    this.show(() => this.#parts.watchdog.start(ms))
  }

  feedWatchdog(): void {
    this.show(() => this.#parts.watchdog.feed())
  }

  reset(): void {
    if (!this.isOver) this.#parts.reset()
  }

  changeFlash<T>(change: () => T): T | undefined {
    if (this.isOver) return undefined
    const { engine, store, virtualClock, onPowerLost, chance } = this.#parts
    const { flash } = store
    flash.keep(virtualClock.now)
    const { bytesWritten } = flash
    const erased = sumOf(flash.erases)
    try {
      return change()
    } catch (error) {
      if (error instanceof PowerLostError) onPowerLost()
      throw error
    } finally {
      const { write, writeByte, erase } = this.#costs
      const erases = sumOf(flash.erases) - erased
      const slowUs = chance.slowStoreUs(virtualClock.now)
      engine.spendUs(write + (flash.bytesWritten - bytesWritten) * writeByte + erases * erase + slowUs)
    }
  }

  writeRecord(record: string, write: () => void, isWritten: () => boolean): void {
    if (this.isOver) return
    const { store } = this.#parts
    let isWhole = false
    let noted: StoreWrite | undefined
    this.show(() => {
      noted = store.noteWrite(record)
      noted.isWhole = isWhole
    })
    try {
      this.changeFlash(write)
    } finally {
      // A cell may be longer than its record: power that is lost after that leaves a whole one.
      isWhole = isWritten()
      if (noted) noted.isWhole = isWhole
    }
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
