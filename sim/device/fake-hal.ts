// A simulated board: the interface of a real one, on virtual time. It records its outputs, and every part that can
// fail on a real board can be made to fail.

import { CHECK_SENSORS, type Duties, type EventHandler, HAL_ERROR, type Hal, REQUEST, WAKE } from '../../hal/hal.ts'
import { CONSOLE, OPEN, SHUT } from '../../src/link/pairing.ts'
import { NEVER } from '../../src/time.ts'
import { FakeLink, type Link } from '../link/fake-link.ts'
import { LinkedHal } from '../link/linked-hal.ts'
import { BoardClock } from './board-clock.ts'
import { ButtonPin } from './button-pin.ts'
import type { VirtualClock } from './clock.ts'
import { type Engine, InstantEngine } from './engine/engine.ts'
import { FakeLog } from './fake-log.ts'
import { SimulatedBridge } from './hardware/bridge.ts'
import { SensorCheck } from './sensor-check.ts'
import { StepPlayer } from './step-player.ts'
import type { Surroundings } from './surroundings.ts'
import { Watchdog } from './watchdog.ts'

export type { HostAction } from '../link/fake-link.ts'
export { PARTS, type Part } from './parts.ts'

export const WATCHDOG_MS = 8000 // as most boards

export class FakeHal extends LinkedHal implements Hal {
  readonly watchdogMs: number
  readonly hasMoreButtons = true
  readonly hasRadioConsole = true
  /** Without power the board does nothing and notices nothing. */
  isPowered = true
  /** Wake-ups of the firmware, and resets of the board. */
  wakeUps = 0
  resets = 0
  duty = 0
  lightLevel = 0
  /** 1 while the console is open to everyone in range. */
  consoleOpen = 0

  readonly #world: Surroundings
  readonly #bootFirmware: () => void
  readonly #boardClock: BoardClock
  readonly #engine: Engine
  readonly #wakeAlarm
  readonly #sensorCheck
  readonly #stepPlayer
  readonly #watchdog
  readonly #button
  readonly #log
  readonly #bridge: SimulatedBridge | undefined
  #handler: EventHandler | undefined
  /** What the wake-up was set to, in ms of the board. */
  #wakeTime = NEVER

  /** `bootFirmware` starts the firmware after a reset. The clock of the board counts `rate` ms while one ms passes. */
  constructor(
    clock: VirtualClock,
    world: Surroundings,
    bootFirmware: () => void,
    rate = 1,
    watchdogMs = WATCHDOG_MS,
    engine: Engine = new InstantEngine(clock),
    isBridge = false,
    link?: Link,
  ) {
    const hosts = new FakeLink(clock, link, {
      deliver: (event, value) => engine.runWhenFree('request', () => this.#deliver(event, value)),
      isConsoleOpen: () => this.consoleOpen === 1,
      onRadio: (isOpen) => world.noteOutput('radio', isOpen ? 1 : 0),
    })
    super(hosts, engine, world)
    this.watchdogMs = watchdogMs
    this.#world = world
    this.#bootFirmware = bootFirmware
    this.#engine = engine
    this.#boardClock = new BoardClock(engine, rate)
    // At the same ms the alarms ring in this order, as on the engines: a sensor check comes before a step.
    this.#wakeAlarm = clock.addEngineAlarm(() => {
      this.wakeUps++
      this.#wakeTime = NEVER
      engine.run('timer', () => this.#deliver(WAKE))
    })
    this.#sensorCheck = new SensorCheck(clock, this.#boardClock, () => this.#checkSensors())
    this.#stepPlayer = new StepPlayer(clock, this.#boardClock, (duty) => this.#applyStep(duty))
    this.#watchdog = new Watchdog(clock, this.#boardClock, watchdogMs, () => this.reset())
    this.#log = new FakeLog(clock, world, engine, this)
    if (isBridge)
      this.#bridge = new SimulatedBridge(clock, this.#boardClock, (isBraking) =>
        world.noteOutput('brake', isBraking ? 1 : 0),
      )
    this.#button = new ButtonPin(engine, this.#boardClock, (event, ms) => this.#deliver(event, ms))
  }

  // The interface of the firmware.

  setUp(): void {
    this.#boardClock.restart()
  }

  listen(handler: EventHandler): void {
    this.#engine.show(() => {
      this.#handler = handler
      this.#button.watch()
    })
  }

  isButtonHeld(): boolean {
    return this.#button.level === 1
  }

  setConsoleOpen(open: number): void {
    this.#engine.show(() => {
      if (!this.isPowered || open === this.consoleOpen) return
      this.consoleOpen = open
      this.#world.noteOutput('console', open)
    })
  }

  setRadio(phase: number): void {
    if (phase === CONSOLE) this.setConsoleOpen(1)
    else if (phase === SHUT) this.setConsoleOpen(0)
    if (phase === OPEN || phase === SHUT) this.#engine.show(() => this.link.setRadioOpen(phase === OPEN))
  }

  now(): number {
    return this.#boardClock.now()
  }

  wakeAt(at: number): void {
    // As the HALs do it: a timer that is set already keeps its time.
    if (!this.isPowered || at === this.#wakeTime) return
    this.#wakeTime = at
    this.#wakeAlarm.at = this.#boardClock.timerAt(at)
  }

  motor(duty: number): void {
    this.#stepPlayer.stop()
    if (this.isPowered) this.brokenParts.checkPin('motor')
    this.#engine.show(() => this.#drive(duty))
  }

  playSteps(duties: Duties, steps: number, stepMs: number): void {
    if (this.isPowered) this.#stepPlayer.play(duties, steps, stepMs)
  }

  light(level: number): void {
    if (!this.isPowered) return
    this.brokenParts.checkPin('light')
    this.#engine.show(() => {
      if (level === this.lightLevel) return
      this.lightLevel = level
      this.#world.noteOutput('light', level)
    })
  }

  watchSensors(fromMv: number, toMv: number, fromC: number, toC: number): void {
    if (this.isPowered) this.#sensorCheck.start({ fromMv, toMv, fromC, toC })
  }

  unwatchSensors(): void {
    this.#sensorCheck.stop()
  }

  get logCells(): number {
    return this.#log.cells
  }

  openLog = (): void => {}
  readCell = (cell: number): string => this.#log.read(cell)
  writeCell = (cell: number, text: string): void => this.#log.write(cell, text)
  beginPage = (cell: number): number => this.#log.beginPage(cell)
  dropSlots = (): void => this.#log.dropSlots()

  isWatchdogRunning = (): boolean => this.#watchdog.isRunning

  startWatchdog(): void {
    if (this.isPowered) this.#engine.show(() => this.#watchdog.start())
  }

  feedWatchdog(): void {
    this.#engine.show(() => this.#watchdog.feed())
  }

  reset(): void {
    if (!this.isPowered) return
    this.#engine.showLast(() => {
      this.resets++
      this.#halt()
      this.#world.noteOutput('reset', this.resets)
      this.#boot()
    })
  }

  // What happens to the board.

  /** The switch closes (1) or opens (0). */
  setButton(closed: number): void {
    this.#button.setLevel(closed)
  }

  /** A charger was plugged in or pulled. */
  noteCharger(): void {
    this.#engine.runWhenFree('watch', () => this.#deliver(CHECK_SENSORS))
  }

  /** A host or another button requests a gesture, or one of massager.ASK_…. */
  request(what: number): void {
    this.#engine.runWhenFree('request', () => this.#deliver(REQUEST, what))
  }

  powerDown(): void {
    this.#halt()
    this.isPowered = false
  }

  powerUp(): void {
    this.isPowered = true
    this.resets++
    this.#world.noteOutput('reset', this.resets)
    this.#boot()
  }

  /** Checks so far that the board made without the firmware. */
  get sensorChecks(): number {
    return this.#sensorCheck.count
  }

  /** Whether firmware runs: the board has power, and it could start. */
  get isAlive(): boolean {
    return this.isPowered && this.#handler !== undefined
  }

  /** Whether no timer will wake the firmware. */
  get isAsleep(): boolean {
    return this.#wakeAlarm.at === NEVER
  }

  #drive(duty: number): void {
    if (!this.isPowered) return
    const value = duty > 0 ? Math.min(duty, 1000) : 0
    if (value === this.duty) return
    const wasDriven = this.duty > 0
    this.duty = value
    this.#world.noteOutput('duty', value)
    if (wasDriven !== value > 0) this.#bridge?.drive(value > 0)
  }

  #applyStep(duty: number): boolean {
    if (this.brokenParts.has('engine')) return false
    this.#engine.run('step', () => {
      if (this.isPowered && this.brokenParts.has('motor')) this.#deliver(HAL_ERROR, this.brokenParts.refuse('motor'))
      else this.#engine.show(() => this.#drive(duty))
    })
    return true
  }

  #checkSensors(): void {
    if (this.brokenParts.has('engine')) return
    this.#engine.run('check', () => {
      try {
        if (this.#sensorCheck.isUnchanged(this)) {
          this.feedWatchdog()
          this.#sensorCheck.schedule()
        } else this.#deliver(CHECK_SENSORS)
      } catch (error) {
        this.#deliver(HAL_ERROR, error)
      }
    })
  }

  /** The pins fall to off even where a part is broken: a reset chip drives nothing, and the gate has a pull-down. */
  #halt(): void {
    this.#engine.halt()
    this.#log.undo()
    this.#wakeAlarm.at = this.#wakeTime = NEVER
    this.#watchdog.stop()
    this.#stepPlayer.stop()
    this.#sensorCheck.stop()
    this.#handler = undefined
    const { duty, lightLevel, consoleOpen } = this
    this.duty = this.lightLevel = this.consoleOpen = 0
    if (duty) this.#world.noteOutput('duty', 0)
    this.#bridge?.release()
    if (lightLevel) this.#world.noteOutput('light', 0)
    if (consoleOpen) this.#world.noteOutput('console', 0)
    this.link.halt()
  }

  /** A reset brings a dead interpreter back. A board with a broken pin stays dark until the pin is mended. */
  #boot(): void {
    this.brokenParts.delete('engine')
    if (!this.brokenParts.has('motor') && !this.brokenParts.has('light')) this.#bootFirmware()
  }

  #deliver(event: number, value?: unknown): void {
    if (!this.brokenParts.has('engine')) this.#handler?.(event, value)
  }
}
