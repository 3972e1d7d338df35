// The live simulator without its terminal: keys and real time in, a view out. Everything that happens is a step of a
// scenario and is recorded; played again, the recording gives the same trace.

import type { Program } from '../../programs/language/write.ts'
import { LOCKED_FIELD, saved } from '../../src/memory/settings.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { DARK, Device, type TraceLine } from '../device/device.ts'
import { type EngineName, USUAL_ENGINE } from '../device/engine/models.ts'
import { type Memory, putMemory } from '../journal/memory.ts'
import { readStep } from '../script/parse.ts'
import { givenLines, Recording } from '../script/record.ts'
import type { Run } from '../script/step.ts'
import { type Choice, listChoices } from './choices.ts'
import { Finger } from './finger.ts'
import { History, joinSigns, type Sample } from './history.ts'
import { type Keyed, keyNamed, QUIT_KEYS } from './keys.ts'
import { Listener } from './listener.ts'
import { Loaded } from './loaded.ts'
import { readRoutine } from './routine.ts'
import type { Page, View } from './view.ts'

/** How much faster than real time it runs, and the samples in a column of the screen at that speed. */
const SPEEDS = [1, 10, 100, 1000]
/** After a pause of the whole process, such as a closed lid, time goes on from here; it does not catch up. */
const MAX_FRAME_MS = 250
/** Simulated time between two samples. */
export const SAMPLE_MS = 500

/** What the owner can do next, by state. */
const HINTS: Record<string, string> = {
  locked: 'press 3 to unlock',
  off: 'press l to start',
  fault: 'press l to clear it',
  charging: 'press c to unplug it',
  dark: 'press c or + to charge',
}
const NO_CELL_HINT = 'press x to insert a cell'
const RECORDED = 'not while recording: a recording has no other programs'

export interface LiveOptions {
  programs: readonly string[]
  /** The break is the program at this index: the last, if it is left out. */
  breakIndex?: number
  rotation: readonly Program[]
  /** What can be played alone. */
  alone?: readonly Program[]
  /** Nothing else can be played then: a scenario cannot say it. */
  isRecorded?: boolean
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

export class LiveSession implements Keyed {
  readonly device: Device
  readonly recording: Recording
  readonly history = new History(SPEEDS)
  speed = SPEEDS[0]!
  readonly #loaded: Loaded
  readonly #isRecorded: boolean
  readonly #finger = new Finger()
  readonly #listener = new Listener(() => ({ program: this.#program.name, strength: this.device.status.strength }))
  readonly #choices: readonly Choice[]
  #nextSampleAt = SAMPLE_MS
  #isCellOut = false
  #isPaused = false
  #page: Page = 'run'
  #pageTurns = 0
  #mistake = ''
  /** The sign of what was pressed since the last sample. */
  #gesture = ''

  constructor(options: LiveOptions) {
    const { programs, breakIndex, rotation, alone = [], motor, engine = USUAL_ENGINE, seed, memory, onTrace } = options
    this.#isRecorded = options.isRecorded ?? false
    this.#choices = listChoices(rotation, alone)
    this.#loaded = new Loaded(rotation, programs)
    this.#listener.setPrograms(this.#loaded.names)
    this.device = new Device({
      programs: this.#loaded.programs,
      breakIndex,
      motor,
      engine,
      world: {},
      seed,
      onTrace: (line) => {
        this.#listener.hearTrace(line)
        onTrace?.(line)
      },
      onEvent: (ms, what, value) => this.#listener.hearEvent(ms, what, value),
    })
    if (memory) putMemory(this.device, memory)
    this.recording = new Recording(givenLines({ world: {}, seed, motor: motor.name, engine }))
  }

  get #program(): Program {
    const { rotation } = this.#loaded
    return rotation[this.device.status.program % rotation.length]!
  }

  /** Records the step, too. */
  perform(text: string): void {
    const { names } = this.#loaded
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

  /** Does what the key stands for. Returns false for quit. */
  pressKey(key: string): boolean {
    if (QUIT_KEYS.includes(key)) return false
    const choice = this.#page === 'programs' && this.#choices.find((one) => one.key === key)
    const page = this.#page
    const pressed = choice ? undefined : keyNamed(key)
    if (choice) this.play(choice.rotation)
    pressed?.run(this, key)
    // Any other key than that of the page closes it.
    if (this.#page === page && !pressed?.isPage) this.#page = 'run'
    return true
  }

  // What keys do.

  press(count: number): void {
    this.#finger.press(count, this.device.now)
  }

  hold(): void {
    this.#finger.hold(this.device.now)
  }

  toggleCell(): void {
    this.#isCellOut = !this.#isCellOut
    this.perform(this.#isCellOut ? 'lose power' : 'power back')
  }

  changeSpeed(): void {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length]!
  }

  pause(): void {
    this.#isPaused = !this.#isPaused
  }

  step(): void {
    this.#isPaused = true
    this.#advance(SAMPLE_MS * this.speed, Number.POSITIVE_INFINITY)
  }

  turnTo(page: Page): void {
    this.#pageTurns = page === this.#page ? this.#pageTurns + 1 : 0
    this.#page = page
  }

  /** What is wrong with the program of --program, in lines; '' for nothing. What plays goes on. */
  setMistake(mistake: string): void {
    this.#mistake = mistake
    if (mistake) this.#say(`mistake in the program, ${this.#program.name} stays`)
  }

  /** Turns the device off, flashes another rotation, and starts it. Throws ProgramError. */
  play(rotation: readonly Program[]): void {
    if (this.#isRecorded) {
      this.#say(RECORDED)
      return
    }
    const { now, state } = this.device
    // Without power in a session it would rest first.
    this.#loaded.prepare(rotation, this.#finger.turnOff(state === 'running', now))
  }

  #flash(): void {
    this.#loaded.load()
    this.device.powerCycle()
    const { names } = this.#loaded
    this.#listener.setPrograms(names)
    this.#say(`flashed: ${names.join(', ')}`)
    this.#finger.start(saved[LOCKED_FIELD] === 1, this.device.now)
  }

  #say(says: string): void {
    this.#listener.say({ t: this.device.now, says })
  }

  /** Lets `realMs` of real time pass, or less if that takes more than `budgetMs` to compute. */
  tick(realMs: number, budgetMs = Number.POSITIVE_INFINITY): void {
    if (!this.#isPaused) this.#advance(Math.round(Math.min(realMs, MAX_FRAME_MS) * this.speed), budgetMs)
  }

  #advance(ms: number, budgetMs: number): void {
    const end = this.device.now + ms
    const startedAt = performance.now()
    for (;;) {
      const edge = this.#finger.next
      const flashAt = this.#loaded.nextAt
      const at = Math.min(edge?.ms ?? end, flashAt, this.#nextSampleAt)
      if (at > end) break
      this.#waitUntil(at)
      if (edge && edge.ms <= at) {
        this.perform(this.#finger.take(at).isClosed ? 'hold the button' : 'let go')
      } else if (flashAt <= at) {
        this.#flash()
      } else if (this.#nextSampleAt <= at) {
        this.#nextSampleAt += SAMPLE_MS
        this.history.push(this.#takeSample())
        this.#listener.startSample()
        this.#gesture = ''
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
    this.#listener.advance(ms)
    this.#gesture = joinSigns(this.#gesture, this.#finger.advance(ms))
  }

  #takeSample(): Sample {
    const { device } = this
    const { status, state, world } = device
    return {
      state,
      playing: state === 'running' ? this.#program.name : '',
      // The firmware that no longer runs still has its last level.
      level: state === DARK ? 0 : status.level,
      hertz: device.hertz(),
      duty: status.duty,
      volts: this.#isCellOut ? Number.NaN : world.volts,
      celsius: world.heat.caseC,
      isLit: status.light > 0,
      ...this.#listener.light,
      gesture: this.#gesture,
    }
  }

  getView(): View {
    const { device, speed } = this
    const { motor, status, state, world } = device
    const { name, title } = this.#program
    return {
      ...this.#takeSample(),
      ms: device.now,
      speed,
      isPaused: this.#isPaused,
      page: this.#page,
      pageTurns: this.#pageTurns,
      mistake: this.#mistake,
      said: this.#listener.said,
      fault: state === 'fault' ? status.fault : 0,
      hint: (this.#isCellOut ? NO_CELL_HINT : HINTS[state]) ?? '',
      program: name,
      title,
      place: status.program + 1,
      rotationLength: this.#loaded.names.length,
      strength: status.strength,
      routine: state === DARK ? undefined : readRoutine(device.hal.now()),
      choices: this.#choices,
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
