// The live simulator without its terminal: keys and real time in, a view out.

import type { Program } from '../../programs/language/write.ts'
import { Bench, type BenchOptions } from '../bench/bench.ts'
import { joinSigns } from '../bench/finger.ts'
import { plugStep } from '../bench/values.ts'
import type { Device } from '../device/device.ts'
import { type Choice, listChoices } from './choices.ts'
import { History, type Sample } from './history.ts'
import { type Keyed, keyNamed, QUIT_KEYS } from './keys.ts'
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

export interface LiveOptions extends BenchOptions {
  /** What can be played alone. */
  alone?: readonly Program[]
  /** Nothing else can be played then: a scenario cannot say it. */
  isRecorded?: boolean
}

export class LiveSession implements Keyed {
  readonly history = new History(SPEEDS)
  speed = SPEEDS[0]!
  readonly #bench: Bench
  readonly #isRecorded: boolean
  readonly #choices: readonly Choice[]
  #nextSampleAt = SAMPLE_MS
  #isPaused = false
  #page: Page = 'run'
  #pageTurns = 0
  #mistake = ''
  /** The sign of what was pressed since the last sample. */
  #gesture = ''

  constructor(options: LiveOptions) {
    const { rotation, alone = [], isRecorded = false } = options
    this.#isRecorded = isRecorded
    this.#choices = listChoices(rotation, alone)
    this.#bench = new Bench(options)
  }

  get device(): Device {
    return this.#bench.device
  }

  perform(text: string): void {
    this.#bench.perform(text)
  }

  /** The recording so far, as a scenario. */
  toScenario(): string {
    return this.#bench.toScenario()
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

  plug(): void {
    this.perform(plugStep(this.#bench.values))
  }

  press(count: number): void {
    this.#bench.press(count)
  }

  hold(): void {
    this.#bench.hold()
  }

  toggleCell(): void {
    this.#bench.toggleCell()
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
    if (mistake) this.#bench.say(`mistake in the program, ${this.#bench.values.program} stays`)
  }

  /** Turns the device off, flashes another rotation, and starts it. Throws ProgramError. */
  play(rotation: readonly Program[]): void {
    if (this.#isRecorded) this.#bench.say(RECORDED)
    else this.#bench.play(rotation)
  }

  /** Lets `realMs` of real time pass, or less if that takes more than `budgetMs` to compute. */
  tick(realMs: number, budgetMs = Number.POSITIVE_INFINITY): void {
    if (!this.#isPaused) this.#advance(Math.round(Math.min(realMs, MAX_FRAME_MS) * this.speed), budgetMs)
  }

  #advance(ms: number, budgetMs: number): void {
    const end = this.device.now + ms
    const startedAt = performance.now()
    while (this.#nextSampleAt <= end) {
      this.#bench.runTo(this.#nextSampleAt)
      this.#nextSampleAt += SAMPLE_MS
      this.history.push(this.#takeSample())
      this.#bench.listener.startSample()
      this.#gesture = ''
      if (performance.now() - startedAt > budgetMs) return
    }
    this.#bench.runTo(end)
  }

  #takeSample(): Sample {
    this.#gesture = joinSigns(this.#gesture, this.#bench.takeGesture())
    return { ...this.#bench.values, ...this.#bench.listener.light, gesture: this.#gesture }
  }

  getView(): View {
    const { speed } = this
    const sample = this.#takeSample()
    const values = this.#bench.values
    const { isCellOut, state } = values
    return {
      ...values,
      ...sample,
      speed,
      isPaused: this.#isPaused,
      page: this.#page,
      pageTurns: this.#pageTurns,
      mistake: this.#mistake,
      said: this.#bench.listener.said,
      hint: (isCellOut ? NO_CELL_HINT : HINTS[state]) ?? '',
      choices: this.#choices,
      history: this.history.columns(speed),
      columnS: (speed * SAMPLE_MS) / 1000,
    }
  }
}
