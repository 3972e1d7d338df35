// Reads the light: from the times at which it changes, and the state of the massager, to the signal that it says. It needs
// nothing of Node, so that a page in a browser can use it too.

import { type Run, runsOf, SIGNALS, type Signal } from '../../src/signal-words.ts'
import { FLICKER, LIMIT } from '../../src/signals.ts'
import { CALIBRATING, RUNNING } from '../../src/states.ts'

/** A signal that the light has said. */
export interface Reading {
  signal: Signal
  number: number
  /** The words for it, without what to do next. */
  says: string
  /** When its first change was, in ms. */
  fromMs: number
  /** When it was certain, in ms: the light has rested after it. */
  toMs: number
  /** The light says the same again, as it does for a limit, a fault and in service mode. */
  isRepeat: boolean
}

/** The light rests so long before and after a signal, at least; inside one it never does. */
const REST_MS = 760
/** A time may differ by this factor: two signals of a state differ by 2.5 at least, or in a count. */
const FACTOR = 1.5
/** A board may change the light so late. */
const LATE_MS = 60
/** The next repeat begins so soon after a signal. */
const REPEAT_WITHIN_MS = 3000
/** Between signals the light is on. */
const LIT_STATES: readonly number[] = [RUNNING, CALIBRATING]
/** A change of the light belongs to a change of state so soon after it. */
const SAME_MOMENT_MS = 250

/** What a signal says with this number. */
export const wordsOf = ({ says }: Pick<Signal, 'says'>, number: number): string => says.replace('#', String(number))

const isNear = (actual: number, nominal: number): boolean =>
  Math.abs(actual - nominal) <= LATE_MS || Math.max(actual / nominal, nominal / actual) <= FACTOR

const fits = (actual: readonly Run[], nominal: readonly Run[]): boolean =>
  actual.length === nominal.length &&
  actual.every(({ isLit, ms }, i) => isLit === nominal[i]!.isLit && isNear(ms, nominal[i]!.ms))

interface Pattern {
  signal: Signal
  number: number
  runs: readonly Run[]
}

const PATTERNS: readonly Pattern[] = SIGNALS.flatMap((signal) =>
  signal.numbers.map((number) => ({ signal, number, runs: runsOf(signal.family, number) })),
)
const LONGEST = Math.max(...PATTERNS.map(({ runs }) => runs.length))

/** The patterns that `runs` may be in `state`: one, or none. */
export const findPatterns = (state: number, runs: readonly Run[]): readonly Pattern[] =>
  PATTERNS.filter(({ signal, runs: nominal }) => signal.states.includes(state) && fits(runs, nominal))

/** Signals that the light says more than once. */
const isRepeated = ({ family, name }: Signal): boolean =>
  family === LIMIT || family === FLICKER || name.startsWith('service') || name.startsWith('calibration')

/** Tell it of every change of state and light, in order, and of time that passes. */
export class LightDecoder {
  #state: number
  #isLit = false
  #sinceMs = Number.NEGATIVE_INFINITY
  /** The last times between two changes, the newest last. The first is a rest at most, and no part of a signal. */
  #runs: Run[] = []
  /** The first of them is the rest after a signal, or from before the state. */
  #isFirstOld = true
  /** Nothing new is certain before the next change. */
  #isTried = true
  #last: Reading | undefined

  constructor(state: number) {
    this.#state = state
  }

  /** A change of state ends what the light said; what it says from now on belongs to the new state. */
  setState(state: number, ms: number): void {
    const isNow = ms - this.#sinceMs < SAME_MOMENT_MS
    this.#runs = isNow ? this.#runs.slice(-1) : []
    this.#isFirstOld = true
    this.#state = state
    this.#last = undefined
  }

  /** The light changes. */
  setLight(isLit: boolean, ms: number): void {
    if (isLit === this.#isLit) return
    this.#runs.push({ isLit: this.#isLit, ms: ms - this.#sinceMs })
    if (this.#runs.length > LONGEST + 1) {
      this.#runs.shift()
      this.#isFirstOld = false
    }
    this.#isLit = isLit
    this.#sinceMs = ms
    this.#isTried = false
  }

  /** When advance() may have something to say, in ms; Infinity before the next change. */
  get nextAt(): number {
    return this.#isTried ? Number.POSITIVE_INFINITY : this.#sinceMs + REST_MS
  }

  /** Returns the signal that has been said by `ms`. Call it before each change, and at nextAt. */
  advance(ms: number): Reading | undefined {
    if (ms < this.nextAt) return undefined
    const toMs = this.nextAt
    this.#isTried = true
    const found = this.#find()
    // The light may rest inside a signal, too: in a long mark, or in the long dip of a note.
    if (!found) return undefined
    this.#runs = []
    this.#isFirstOld = true
    const { signal, number, runs } = found
    const fromMs = this.#sinceMs - runs.reduce((sum, run) => sum + run.ms, 0)
    const before = this.#last
    const isRepeat =
      before?.signal === signal &&
      before.number === number &&
      isRepeated(signal) &&
      fromMs - before.toMs < REPEAT_WITHIN_MS
    this.#last = { signal, number, says: wordsOf(signal, number), fromMs, toMs, isRepeat }
    return this.#last
  }

  /** The signal that ends with the last run, the longest first. The light has rested before it. */
  #find(): Pattern | undefined {
    for (let from = 1; from < this.#runs.length; from++) {
      if (this.#runs[from - 1]!.ms < REST_MS) continue
      const runs = this.#runs.slice(from)
      // While the motor runs the light is on between signals: that may be short, and is no long mark.
      if (from === 1 && runs.length === 1 && this.#isFirstOld && LIT_STATES.includes(this.#state)) continue
      const [pattern] = findPatterns(this.#state, runs)
      if (pattern) return { ...pattern, runs }
    }
    return undefined
  }
}

/** A change of the light at `ms`. */
export interface LightEdge {
  ms: number
  isLit: boolean
}

/** All that the light says in one state, up to `endMs`. */
export function decodeLight(edges: readonly LightEdge[], state: number, endMs: number): Reading[] {
  const decoder = new LightDecoder(state)
  const readings: Reading[] = []
  const advance = (ms: number) => readings.push(...[decoder.advance(ms) ?? []].flat())
  for (const { ms, isLit } of edges) {
    advance(ms)
    decoder.setLight(isLit, ms)
  }
  advance(endMs)
  return readings
}
