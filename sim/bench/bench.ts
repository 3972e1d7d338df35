// A simulated massager that someone plays with. Everything that happens to it is a step of a scenario and is recorded;
// played again, the recording gives the same trace. It has no screen and no clock: the live screen and the page in the
// browser (web/) give it both.

import { adapterMv, ONE_CELL } from '../../hal/boards/supplies.ts'
import type { Program } from '../../programs/language/write.ts'
import { LOCKED_FIELD, saved } from '../../src/memory/settings.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { Device, type TraceLine } from '../device/device.ts'
import { type EngineName, USUAL_ENGINE } from '../device/engine/models.ts'
import { type Memory, putMemory } from '../journal/memory.ts'
import { readStep } from '../script/parse.ts'
import { givenLines, Recording } from '../script/record.ts'
import type { Run } from '../script/step.ts'
import type { Sensor, WorldHardware, WorldSettings } from '../world/fields.ts'
import { Finger, joinSigns } from './finger.ts'
import { Listener } from './listener.ts'
import { Loaded } from './loaded.ts'
import { type Values, valuesOf } from './values.ts'

export interface BenchOptions {
  /** The bytes of the rotation. */
  programs: readonly string[]
  /** The break is the program at this index: the last, if it is left out. */
  breakIndex?: number | undefined
  rotation: readonly Program[]
  motor: MotorProfile
  /** What runs the firmware. */
  engine?: EngineName
  /** Fields of its world that are not standard. */
  world?: Partial<WorldSettings>
  without?: readonly Sensor[] | undefined
  hardware?: WorldHardware | undefined
  /** Of its world. */
  seed: number
  /** What the device had stored before. Without it the device is new. */
  memory?: Memory | undefined
  /** Called for every trace line, as it happens. */
  onTrace?: ((line: TraceLine) => void) | undefined
}

export class Bench {
  readonly device: Device
  readonly recording: Recording
  readonly listener: Listener
  readonly #loaded: Loaded
  readonly #finger = new Finger()
  /** The sign of what was pressed since takeGesture(). */
  #gesture = ''

  constructor(options: BenchOptions) {
    const {
      programs,
      breakIndex,
      rotation,
      motor,
      engine = USUAL_ENGINE,
      world = {},
      without,
      hardware,
      seed,
      memory,
    } = options
    this.listener = new Listener(
      () => ({ program: this.values.program, strength: this.device.status.strength }),
      adapterMv(hardware?.supply ?? ONE_CELL) > 0,
    )
    this.#loaded = new Loaded(rotation, programs)
    this.listener.setPrograms(this.#loaded.names)
    this.device = new Device({
      programs: this.#loaded.programs,
      breakIndex,
      motor,
      engine,
      world,
      without,
      hardware,
      seed,
      onTrace: (line) => {
        this.listener.hearTrace(line)
        options.onTrace?.(line)
      },
      onEvent: (ms, what, value) => this.listener.hearEvent(ms, what, value),
    })
    if (memory) putMemory(this.device, memory)
    this.recording = new Recording(givenLines(this.device.given))
  }

  /** The names of the rotation, in order. */
  get names(): string[] {
    return this.#loaded.names
  }

  /** What can be seen of it now. */
  get values(): Values {
    return valuesOf(this.device, this.#loaded.rotation)
  }

  /** Performs a step of a scenario now, and records it. Throws UsageError for a text that is no step. */
  perform(text: string): void {
    const { names } = this
    const { step, args } = readStep(text, names)
    if (!('perform' in step)) return
    this.recording.note(this.device.now, text)
    const run: Run = { device: this.device, names, recentTrace: [], said: [], storedSettings: [] }
    step.perform(run, args)
  }

  /** The recording so far, as a scenario. */
  toScenario(): string {
    return this.recording.toText(this.device.now)
  }

  /** Presses so often, as soon as the presses before are over. */
  press(count: number): void {
    this.#finger.press(count, this.device.now)
  }

  hold(): void {
    this.#finger.hold(this.device.now)
  }

  /** Unlocks it if it is locked, and starts it. */
  start(): void {
    this.#finger.start(saved[LOCKED_FIELD] === 1, this.device.now)
  }

  /** Drops the presses that wait, and turns off what runs. Returns when that is done, in ms. */
  turnOff(): number {
    const { now, state } = this.device
    // Without power in a session it would rest first.
    return this.#finger.turnOff(state === 'running', now)
  }

  toggleCell(): void {
    this.perform(this.device.isCellOut ? 'power back' : 'lose power')
  }

  /** Turns the device off, flashes another rotation, and starts it. Throws ProgramError. */
  play(rotation: readonly Program[]): void {
    this.#loaded.prepare(rotation, this.turnOff())
  }

  #flash(): void {
    this.#loaded.load()
    this.device.powerCycle()
    const { names } = this
    this.listener.setPrograms(names)
    this.say(`flashed: ${names.join(', ')}`)
    this.start()
  }

  say(says: string): void {
    this.listener.say({ t: this.device.now, says })
  }

  /** Lets time pass until `ms`. What is due then has happened. */
  runTo(ms: number): void {
    for (;;) {
      const edge = this.#finger.next
      const flashAt = this.#loaded.nextAt
      const at = Math.min(edge?.ms ?? Number.POSITIVE_INFINITY, flashAt)
      if (at > ms) break
      this.#waitUntil(at)
      if (edge && edge.ms <= at) this.perform(this.#finger.take(at).isClosed ? 'hold the button' : 'let go')
      else this.#flash()
    }
    this.#waitUntil(ms)
  }

  /**
   * Never waits for 0 ms: that would run what is due now. A scenario does not wait between two steps at the same ms, so
   * the recording would give another trace.
   */
  #waitUntil(ms: number): void {
    if (ms > this.device.now) this.device.wait(ms - this.device.now)
    this.listener.advance(ms)
    this.#gesture = joinSigns(this.#gesture, this.#finger.advance(ms))
  }

  /** The sign of what was pressed since the last call. */
  takeGesture(): string {
    const gesture = this.#gesture
    this.#gesture = ''
    return gesture
  }
}
