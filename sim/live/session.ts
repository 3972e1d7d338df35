// The live simulator without its terminal: keys and real time in, a view out. Everything that happens is a step of a
// scenario and is recorded; played again, the recording gives the same trace.

import type { Program } from '../../programs/language/write.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { DARK, Device, LONG_PRESS_MS, PRESS_GAP_MS, PRESS_MS, type TraceLine } from '../device/device.ts'
import { type EngineName, USUAL_ENGINE } from '../device/engine/models.ts'
import { type Memory, putMemory } from '../journal/memory.ts'
import { readStep } from '../script/parse.ts'
import { givenLines, Recording } from '../script/record.ts'
import type { Run } from '../script/step.ts'
import { FIELDS } from '../world/fields.ts'
import { History, type Sample } from './history.ts'
import type { View } from './screen.ts'

/** How much faster than real time it runs, and the samples in a column of the screen at that speed. */
const SPEEDS = [1, 10, 100, 1000]
/** After a pause of the whole process, such as a closed lid, time goes on from here; it does not catch up. */
const MAX_FRAME_MS = 250
/** Simulated time between two samples. */
export const SAMPLE_MS = 500
/** Presses that wait for their turn, in edges: otherwise a key that is held would press for minutes. */
const MAX_EDGES = 12
/** The steps of the keys: charge of the cell in %, temperature of the room in °C, and force of the hand in N. */
const CHARGE_STEP = 5
const ROOM_STEP = 1
const HAND_N = 20

/** What the owner can do next, by state. */
const HINTS: Record<string, string> = {
  locked: 'press t to unlock',
  off: 'press l to start',
  fault: 'press l to clear it',
  charging: 'press c to unplug it',
  dark: 'press c or + to charge',
}
const NO_CELL_HINT = 'press x to insert a cell'

export interface LiveOptions {
  programs: readonly string[]
  /** The break is the program at this index: the last, if it is left out. */
  breakIndex?: number
  rotation: readonly Program[]
  motor: MotorProfile
  /** What runs the firmware. */
  engine?: EngineName
  /** Of its world. */
  seed: number
  /** What the device had stored before. Without it the device is new. */
  memory?: Memory | undefined
  /** Called for every trace line, as it happens. */
  onTrace?: (line: TraceLine) => void
}

export class LiveSession {
  readonly device: Device
  readonly recording: Recording
  readonly history = new History(SPEEDS)
  speed = SPEEDS[0]!
  readonly #rotation: readonly Program[]
  readonly #run: Run
  /** Edges of the button that wait for their time, in order. */
  readonly #edges: { ms: number; isClosed: boolean }[] = []
  #nextSampleAt = SAMPLE_MS
  #isCellOut = false

  constructor({ programs, breakIndex, rotation, motor, engine = USUAL_ENGINE, seed, memory, onTrace }: LiveOptions) {
    this.device = new Device({ programs, breakIndex, motor, engine, world: {}, seed, onTrace })
    if (memory) putMemory(this.device, memory)
    this.#run = {
      device: this.device,
      names: rotation.map(({ name }) => name),
      recentTrace: [],
      said: [],
      storedSettings: [],
    }
    this.recording = new Recording(givenLines({ world: {}, seed, motor: motor.name, engine }))
    this.#rotation = rotation
  }

  /** Performs a step of a scenario now, and records it. */
  #perform(text: string): void {
    const { step, args } = readStep(text, this.#run.names)
    if (!('perform' in step)) return
    this.recording.note(this.device.now, text)
    step.perform(this.#run, args)
  }

  /** The recording so far, as a scenario. */
  toScenario(): string {
    return this.recording.toText(this.device.now)
  }

  /** Does what the key stands for. Returns false for quit. */
  pressKey(key: string): boolean {
    if (key === 'q' || key === '\x03') return false
    this.#actions[key]?.()
    return true
  }

  readonly #actions: Record<string, () => void> = {
    ' ': () => this.#press(1),
    d: () => this.#press(2),
    t: () => this.#press(3),
    l: () => this.#press(1, LONG_PRESS_MS),
    c: () => this.#perform(this.device.world.isPlugged ? 'charger out' : 'charger in'),
    b: () => this.#perform(this.device.world.pressN > 0 ? 'lift it off' : `press it on with ${HAND_N} N`),
    j: () => this.#perform(this.device.world.motor.isStalled ? 'free the motor' : 'stall the motor'),
    x: () => {
      this.#isCellOut = !this.#isCellOut
      this.#perform(this.#isCellOut ? 'lose power' : 'power back')
    },
    f: () => this.#perform(this.device.contacts.isStuck ? 'the button is free' : 'the button sticks'),
    '+': () => this.#changeCharge(CHARGE_STEP),
    '-': () => this.#changeCharge(-CHARGE_STEP),
    w: () => this.#changeRoom(ROOM_STEP),
    e: () => this.#changeRoom(-ROOM_STEP),
    p: () => this.#perform('power off and on'),
    s: () => {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length]!
    },
  }

  #press(count: number, pressMs = PRESS_MS): void {
    const last = this.#edges.at(-1)?.ms ?? Number.NEGATIVE_INFINITY
    let ms = Math.max(this.device.now, last + PRESS_GAP_MS)
    for (let i = 0; i < count && this.#edges.length < MAX_EDGES; i++) {
      this.#edges.push({ ms, isClosed: true }, { ms: ms + pressMs, isClosed: false })
      ms += pressMs + PRESS_GAP_MS
    }
  }

  #changeCharge(step: number): void {
    const percent = Math.round(this.device.world.cell.charge * 100) + step
    this.#perform(`cell at ${Math.max(0, Math.min(100, percent))} %`)
  }

  #changeRoom(step: number): void {
    const { min, max } = FIELDS.roomC
    this.#perform(`room ${Math.max(min, Math.min(max, this.device.world.roomC + step))} C`)
  }

  /** Lets `realMs` of real time pass, or less if that takes more than `budgetMs` to compute. */
  tick(realMs: number, budgetMs = Number.POSITIVE_INFINITY): void {
    const end = this.device.now + Math.round(Math.min(realMs, MAX_FRAME_MS) * this.speed)
    const startedAt = performance.now()
    for (;;) {
      const edge = this.#edges[0]
      const at = Math.min(edge?.ms ?? end, this.#nextSampleAt)
      if (at > end) break
      this.#waitUntil(at)
      if (edge && edge.ms <= at) {
        this.#edges.shift()
        this.#perform(edge.isClosed ? 'hold the button' : 'let go')
      } else if (this.#nextSampleAt <= at) {
        this.#nextSampleAt += SAMPLE_MS
        this.history.push(this.#takeSample())
        if (performance.now() - startedAt > budgetMs) return
      } else break
    }
    this.#waitUntil(end)
  }

  /**
   * Never waits for 0 ms: that would run what is due now. A scenario does not wait between two steps at the same ms, so
   * the recording would give another trace.
   */
  #waitUntil(ms: number): void {
    if (ms > this.device.now) this.device.wait(ms - this.device.now)
  }

  #takeSample(): Sample {
    const { device } = this
    const { status, state, world } = device
    return {
      state,
      // The firmware that no longer runs still has its last level.
      level: state === DARK ? 0 : status.level,
      hertz: device.hertz(),
      duty: status.duty,
      volts: this.#isCellOut ? Number.NaN : world.volts,
      celsius: world.heat.caseC,
      isLit: status.light > 0,
    }
  }

  getView(): View {
    const { device, speed } = this
    const { motor, status, state, world } = device
    const program = this.#rotation[status.program]!
    return {
      ...this.#takeSample(),
      seconds: device.now / 1000,
      speed,
      fault: state === 'fault' ? status.fault : 0,
      hint: (this.#isCellOut ? NO_CELL_HINT : HINTS[state]) ?? '',
      program: program.name,
      title: program.title,
      strength: status.strength,
      charge: world.cell.charge,
      roomC: world.roomC,
      pressN: world.pressN,
      isStalled: world.motor.isStalled,
      isPlugged: world.isPlugged,
      isCellOut: this.#isCellOut,
      isPressed: device.contacts.finger === 1,
      isStuck: device.contacts.isStuck,
      topHertz: motor.hz.at(-1)!,
      history: this.history.columns(speed),
      columnS: (speed * SAMPLE_MS) / 1000,
    }
  }
}
