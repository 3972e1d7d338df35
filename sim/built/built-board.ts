// A board that runs a built file: pins, timers, clock, watchdog and flash around the functions of its engine. Code takes
// time as in the simulator (sim/device/engine/): a callback runs at once, what it does is seen when its time has come, and
// the next callback waits until then.

import type { Board } from '../../hal/boards/board.ts'
import { NEVER } from '../../src/time.ts'
import { BoardClock } from '../device/board-clock.ts'
import { ButtonPin } from '../device/button-pin.ts'
import type { Alarm } from '../device/clock.ts'
import type { Engine } from '../device/engine/engine.ts'
import { BrokenParts } from '../device/parts.ts'
import type { BoardParts, DeviceBoard, EngineDelays } from '../device/simulated-board.ts'
import type { Chance } from './chance.ts'
import { ChipWatchdog } from './chip-watchdog.ts'
import type { BoardIo, Call, EngineRun } from './engine-run.ts'
import { extraButtonPin } from './extra-buttons.ts'
import { RunIo } from './run-io.ts'

const DAY_MS = 86_400_000
/** Nobody has set a clock that shows less: it begins in 1970 (the firmware's own limit is 2021-05-03). */
const CLOCK_SET_FROM_MS = 1_620_000_000_000

/** What runs on the board. */
export interface BuiltFirmware {
  /** Makes a run of the file, for each boot; undefined if the file was lost. */
  makeRun(io: BoardIo): EngineRun | undefined
  /** Runs the file. Throws what it throws. */
  start(run: EngineRun): void
}

export class BuiltBoard implements DeviceBoard {
  duty = 0
  lightLevel = 0
  consoleOpen = 0
  /** Whether a PWM runs, also at a duty of 0. */
  isPwmRunning = false
  isPowered = true
  resets = 0
  /** Callbacks of timers. */
  wakeUps = 0
  /** The file makes its sensor checks itself: they are wake-ups. */
  readonly sensorChecks = 0
  readonly brokenParts = new BrokenParts()
  /** Errors that no code has caught. */
  readonly uncaught: string[] = []
  /** How often the watchdog has reset the board. */
  bites = 0
  /** The engine has erased the file. */
  isFileLost = false
  /** Until when something else took the engine last, in ms. */
  stalledUntil = Number.NEGATIVE_INFINITY
  /** When the motor was last driven, in ms. */
  lastDrivenAt = Number.NEGATIVE_INFINITY
  /** What the calendar of the engine shows at boot of the board's clock, in ms. */
  dateAtBoot = 0

  readonly #parts: BoardParts
  readonly #profile: Board
  readonly #engine: Engine
  readonly #clock: BoardClock
  readonly #chance: Chance
  readonly #firmware: BuiltFirmware
  readonly #timerAlarm: Alarm
  readonly #watchdog: ChipWatchdog
  readonly #button: ButtonPin
  #io: RunIo | undefined
  #run: EngineRun | undefined
  #isStarted = false
  /** By the clock of the board. */
  #startedMs = 0

  constructor(parts: BoardParts, profile: Board, engine: Engine, chance: Chance, firmware: BuiltFirmware) {
    const { clock, settings } = parts
    this.#parts = parts
    this.#profile = profile
    this.#engine = engine
    this.#chance = chance
    this.#firmware = firmware
    this.#clock = new BoardClock(engine, 1 + settings.driftPercent / 100)
    this.#timerAlarm = clock.addEngineAlarm(() => this.#onTimer())
    this.#watchdog = new ChipWatchdog(clock, this.#clock, profile, () => {
      this.bites++
      this.reset()
    })
    this.#button = new ButtonPin(engine, this.#clock, (level, ms) =>
      this.#inPass((run) => {
        // Before the file has asked for edges, the engine sees none.
        if (ms >= this.#startedMs) run.onButton(level, ms, this.#call)
      }),
    )
  }

  // What can be seen of it.

  get isAlive(): boolean {
    return this.isPowered && this.#isStarted
  }

  now(): number {
    return this.#clock.now()
  }

  /** What the file recorded, for the console. */
  get lastError(): unknown {
    return this.#run?.global.cause ?? ''
  }

  /** How long something else may take the engine, and how much longer a write to flash may take. */
  get delays(): EngineDelays {
    return this.#chance
  }

  /** Whether its console is on a wire, and so always open. */
  get isConsoleWired(): boolean {
    return this.#profile.engine === 'kaluma' || this.#profile.console !== ''
  }

  /** The run of the file, while there is one. */
  get run(): EngineRun | undefined {
    return this.#run
  }

  get today(): number {
    const ms = this.dateAtBoot + this.now()
    return ms < CLOCK_SET_FROM_MS ? 0 : Math.floor(ms / DAY_MS)
  }

  /** A host sets the clock. */
  set today(day: number) {
    this.#engine.runWhenFree('request', () => this.#inPass((run) => run.setClock(day * DAY_MS)))
  }

  // What happens to it.

  setButton(closed: number): void {
    this.#button.setLevel(closed)
  }

  noteCharger(): void {
    this.#engine.runWhenFree('watch', () => this.#inPass((run) => run.onCharger(this.#call)))
  }

  request(what: number, from: 'button' | 'host'): void {
    if (from === 'button') {
      const pin = extraButtonPin(this.#profile, what)
      if (pin !== undefined)
        this.#engine.runWhenFree('watch', () => this.#inPass((run) => run.onExtraButton(pin, this.#call)))
    } else if (this.#isReachable) {
      this.#engine.runWhenFree('request', () =>
        this.#inPass(({ global }) => this.#call(() => (global.unknot as (what: number) => void)(what))),
      )
    }
  }

  get #isReachable(): boolean {
    return this.isConsoleWired || this.consoleOpen === 1
  }

  /** Drives the pin as the file would not. */
  motor(duty: number): void {
    this.#setDuty(duty > 0 ? Math.min(duty, 1000) : 0)
  }

  reset(): void {
    this.#reset(() => this.#watchdog.stop())
  }

  #reset(resetWatchdog: () => void): void {
    if (!this.isPowered) return
    this.#engine.showLast(() => {
      this.resets++
      resetWatchdog()
      this.#halt()
      this.#parts.surroundings.noteOutput('reset', this.resets)
      this.#parts.boot()
    })
  }

  powerDown(): void {
    this.#watchdog.stop()
    this.#halt()
    this.isPowered = false
  }

  powerUp(): void {
    this.isPowered = true
    this.resets++
    this.#parts.surroundings.noteOutput('reset', this.resets)
    this.#parts.boot()
  }

  /** Runs the file from its start. */
  boot(): void {
    // A reset brings a dead interpreter back.
    this.brokenParts.delete('engine')
    this.#clock.restart()
    this.dateAtBoot = 0
    const io = this.#makeIo()
    const run = this.#firmware.makeRun(io)
    this.#io = io
    this.#run = run
    this.isFileLost = run === undefined
    if (!run) return
    this.#engine.run('boot', () => {
      try {
        this.#firmware.start(run)
        io.show(() => {
          this.#isStarted = true
          this.#startedMs = this.#clock.now()
          this.#button.watch()
        })
      } catch (error) {
        this.#noteUncaught(error)
        // Kaluma makes every pin an input. Espruino leaves the rest of the file out.
        if (this.#profile.engine === 'kaluma') io.show(() => this.#halt())
      }
      this.#armTimer()
    })
  }

  #makeIo(): RunIo {
    const { surroundings, store, clock, onPowerLost } = this.#parts
    return new RunIo({
      engine: this.#engine,
      clock: this.#clock,
      chance: this.#chance,
      virtualClock: clock,
      surroundings,
      store,
      profile: this.#profile,
      button: this.#button,
      board: this,
      onPowerLost,
      onDuty: (duty) => this.#setDuty(duty),
      watchdog: this.#watchdog,
      reset: () => this.#reset(() => this.#watchdog.handleEngineReset()),
    })
  }

  /** Handles an event in a callback of the engine that has begun. */
  #inPass(handle: (run: EngineRun) => void): void {
    const run = this.#run
    if (!run || this.brokenParts.has('engine')) return
    const stallUs = this.#chance.stallUs(this.#parts.clock.now)
    if (stallUs > 0) {
      this.#engine.spendUs(stallUs)
      this.stalledUntil = this.#engine.now
    }
    handle(run)
    this.#armTimer()
  }

  readonly #call: Call = (callback, onThrow) => {
    try {
      callback()
    } catch (error) {
      this.#noteUncaught(error)
      onThrow?.()
    }
  }

  #noteUncaught(error: unknown): void {
    if (!this.#io?.isOver) this.uncaught.push(String(error))
  }

  #onTimer(): void {
    if (this.brokenParts.has('engine')) return
    this.wakeUps++
    this.#engine.run('timer', () => this.#inPass((run) => run.fireTimer(this.#call)))
  }

  #armTimer(): void {
    const at = this.#run?.timerAt ?? NEVER
    this.#timerAlarm.at = at < NEVER ? Math.max(this.#clock.whenAt(at), this.#parts.clock.now) : NEVER
  }

  #setDuty(duty: number): void {
    if (duty > 0 || this.duty > 0) this.lastDrivenAt = this.#parts.clock.now
    if (!this.isPowered || duty === this.duty) return
    this.duty = duty
    this.#parts.surroundings.noteOutput('duty', duty)
  }

  /** The pins fall to off: a reset chip drives nothing, and the gate has a pull-down. */
  #halt(): void {
    this.#engine.halt()
    this.#io?.end()
    this.#io = this.#run = undefined
    this.#isStarted = false
    this.#timerAlarm.at = NEVER
    const { surroundings } = this.#parts
    const { lightLevel, consoleOpen } = this
    this.#setDuty(0)
    this.lightLevel = this.consoleOpen = 0
    this.isPwmRunning = false
    if (lightLevel) surroundings.noteOutput('light', 0)
    if (consoleOpen) surroundings.noteOutput('console', 0)
  }
}
