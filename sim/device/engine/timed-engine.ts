// An engine on which code takes time. It runs a callback at once, in no virtual time, and works out how long that takes:
// what the callback shows is put off to its true moment, and the engine's next callback waits until then. Meanwhile the
// world goes on. Readings are those at the start of the callback.

import { NEVER } from '../../../src/time.ts'
import type { Alarm, VirtualClock } from '../clock.ts'
import type { Callback, Engine } from './engine.ts'
import { isMetered, takeUnits } from './meter.ts'
import type { CostName, EngineModel } from './models.ts'

/** Before everything else of that ms. */
const EFFECT_RANK = -2
/** Espruino handles events before timers, Kaluma after them. */
const EVENT_FIRST_RANK = -1
const EVENT_LAST_RANK = 1

/** Callbacks that follow each other within this time run without a pause. */
const PAUSE_US = 1000

/** A callback that has run: what led into it, and from when to when it took the engine, in us. */
export interface Pass {
  entry: CostName
  fromUs: number
  toUs: number
}

export interface EngineObserver {
  /** Called while code runs, before each call of the board's own part, and at its end. */
  onProgress: () => void
  /** Called after each callback. */
  onPass?: ((pass: Pass) => void) | undefined
  /** Units that the code has used since the last call. Without it, those of the metered firmware of this process. */
  takeUnits?: (() => number) | undefined
}

interface Effect {
  at: number
  show: () => void
}

interface WaitingEvent {
  entry: CostName
  code: () => void
}

export class TimedEngine implements Engine {
  readonly shortestTimerMs = 1
  readonly pollsPins: boolean
  readonly #clock: VirtualClock
  readonly #model: EngineModel
  readonly #observer: EngineObserver
  readonly #takeUnits: () => number
  readonly #effectAlarm: Alarm
  readonly #eventAlarm: Alarm
  readonly #effects: Effect[] = []
  readonly #events: WaitingEvent[] = []
  #isRunning = false
  /** What the running code does is not seen any more. */
  #isCutOff = false
  /** It was on long before virtual time began. */
  #isInstant = false
  /** The time for the running code, or when the last callback ended, in us. */
  #us = 0
  /** When the pass of the event loop began, in ms, and what ran in it last. */
  #passMs = 0
  #lastKind: Callback = 'event'
  /** When the running callback began, in ms. */
  #callbackMs = 0
  /** When the callbacks began that run without a pause, and the same for the running event, in ms. */
  #busyFrom = 0
  #eventBusyFrom = 0

  constructor(clock: VirtualClock, model: EngineModel, observer: EngineObserver) {
    if (!observer.takeUnits && !isMetered())
      throw new Error('the firmware is not metered: start with sim/device/engine/register.mjs, not with tsx')
    this.#clock = clock
    this.#model = model
    this.#observer = observer
    this.#takeUnits = observer.takeUnits ?? (() => takeUnits(model.meter))
    this.pollsPins = model.pollsPins
    this.#effectAlarm = clock.addAlarm(() => this.#showDue(), EFFECT_RANK)
    const rank = model.pollsPins ? EVENT_LAST_RANK : EVENT_FIRST_RANK
    this.#eventAlarm = clock.addEngineAlarm(() => this.#runNextEvent(), rank)
  }

  get now(): number {
    return this.#isRunning ? Math.floor(this.#us / 1000) : this.#clock.now
  }

  get busyFrom(): number {
    return this.#eventBusyFrom
  }

  get timersFrom(): number {
    // Kaluma's timers come when the clock is past their time, not at it.
    return this.#model.timersCountFromPass ? this.#passMs + 1 : this.now
  }

  get delaysFrom(): number {
    // The HAL on Kaluma makes up for most of that (hal/kaluma/time.ts).
    return this.#model.timersCountFromPass && this.#isRunning ? this.#callbackMs : this.now
  }

  run(entry: CostName, code: () => void, kind: Callback = 'timer'): void {
    this.#beginPass(kind)
    this.#isInstant = entry === 'boot' && this.#clock.now === 0
    this.#isCutOff = false
    this.#isRunning = true
    this.#takeUnits()
    const fromUs = this.#us
    this.spend(entry)
    try {
      code()
    } finally {
      this.#addUnits()
      this.#isRunning = false
      this.#clock.engineFreeAt = Math.floor(this.#us / 1000)
      this.#observer.onPass?.({ entry, fromUs, toUs: this.#us })
    }
  }

  #beginPass(kind: Callback): void {
    const nowUs = this.#clock.now * 1000
    // In one pass, events come after timers.
    const isSamePass = this.#us >= nowUs && this.#lastKind === 'timer' && kind === 'event'
    const hasPaused = nowUs - this.#us > PAUSE_US
    this.#us = Math.max(this.#us, nowUs)
    const startMs = Math.floor(this.#us / 1000)
    this.#callbackMs = startMs
    this.#eventBusyFrom = hasPaused ? startMs : this.#busyFrom
    // Pins are looked at between callbacks, so an event is no older than the one before.
    if (hasPaused || kind === 'event') this.#busyFrom = startMs
    if (!isSamePass) this.#passMs = startMs
    this.#lastKind = kind
  }

  runWhenFree(entry: CostName, code: () => void): void {
    if (this.#clock.engineFreeAt <= this.#clock.now && this.#events.length === 0) this.run(entry, code, 'event')
    else {
      this.#events.push({ entry, code })
      this.#eventAlarm.at = this.#clock.now
    }
  }

  #runNextEvent(): void {
    const event = this.#events.shift()
    if (this.#events.length > 0) this.#eventAlarm.at = this.#clock.now
    if (event) this.run(event.entry, event.code, 'event')
  }

  spend(what: CostName, times = 1): void {
    if (!this.#isRunning) return
    this.#addUnits()
    if (!this.#isInstant) this.#us += this.#model.costsUs[what] * times
  }

  spendUs(us: number): void {
    if (!this.#isRunning) return
    this.#addUnits()
    if (!this.#isInstant) this.#us += us
  }

  get isCutOff(): boolean {
    return this.#isCutOff
  }

  #addUnits(): void {
    const units = this.#takeUnits()
    if (!this.#isInstant) this.#us += units * this.#model.unitUs
    this.#observer.onProgress()
  }

  show(effect: () => void): void {
    if (this.#isCutOff) return
    if (!this.#isRunning || (this.#effects.length === 0 && this.now <= this.#clock.now)) effect()
    else this.#showLater(effect)
  }

  showLast(effect: () => void): void {
    if (this.#isCutOff) return
    if (!this.#isRunning) {
      effect()
      return
    }
    this.#showLater(effect)
    this.#isCutOff = true
  }

  #showLater(effect: () => void): void {
    this.#effects.push({ at: this.now, show: effect })
    this.#effectAlarm.at = this.#effects[0]!.at
  }

  #showDue(): void {
    const { show } = this.#effects.shift()!
    this.#effectAlarm.at = this.#effects[0]?.at ?? NEVER
    show()
  }

  halt(): void {
    this.#effects.length = this.#events.length = 0
    this.#effectAlarm.at = this.#eventAlarm.at = NEVER
    this.#us = this.#clock.engineFreeAt = 0
    this.#isCutOff = false
  }
}
