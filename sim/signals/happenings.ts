// What happens to a massager, in words: one line for each thing that an owner would notice. It hears the changes of state
// and light, and the requests of a host, and needs nothing of Node.

import { ANSWER_MS, NUDGE_MINUTES } from '../../src/routine/desk.ts'
import type { Signal } from '../../src/signal-words.ts'
import { COUNT, LIMIT } from '../../src/signals.ts'
import { ASK_DESK, CHARGING, FAULT, LOCKED, OFF, RUNNING, SERVICE, STATE_NAMES } from '../../src/states.ts'
import { LightDecoder, type Reading } from './decoder.ts'

/** One line. */
export interface Happening {
  t: number
  says: string
  /** The signal of the light that says it, and its number, where one does. */
  signal?: Signal
  number?: number
}

export interface HappeningsOptions {
  /** The names of the rotation, in order. */
  programs: readonly string[]
  /** What plays from now on, where that can be known. */
  playing?: (() => { program: string; strength: number }) | undefined
  /** The device is on a mains adapter, which has no battery. */
  isOnAdapter?: boolean
  onSay: (line: Happening) => void
}

/** Nobody has pressed for so long: what starts now is a nudge. */
const NUDGE_AFTER_MS = 2000
/** The release of the press that a signal answers may close the contacts again within this time of its beginning. */
const BOUNCES_MS = 350
/** The light says why a session ended soon after its end. */
const STOPPED_MS = 1500

/** A limit of the battery is one of the adapter. */
const onAdapter = ({ name, says, next }: Signal) =>
  name.endsWith(' battery') && !name.startsWith('fault')
    ? { says: says.replace('battery', 'the adapter gives too little or too much'), next: 'use the right adapter' }
    : { says, next }

export class Happenings {
  readonly #options: HappeningsOptions
  readonly #decoder = new LightDecoder(LOCKED)
  /** Of STATE_NAMES; -1 while no firmware runs. */
  #state = LOCKED
  #stoppedMs = Number.NEGATIVE_INFINITY
  #nudgedMs = Number.NEGATIVE_INFINITY
  #isHeld = false
  #pressedMs = Number.NEGATIVE_INFINITY
  /** When the button was last pressed, however the press went on. */
  #closedMs = Number.NEGATIVE_INFINITY
  /** When the last signal was read. */
  #readMs = Number.NEGATIVE_INFINITY
  #isDesk = false
  #deskMinutes = NUDGE_MINUTES

  constructor(options: HappeningsOptions) {
    this.#options = options
  }

  /** When advance() is due, in ms. */
  get nextAt(): number {
    return this.#decoder.nextAt
  }

  /** Time passes. Call it before each change, and at nextAt. */
  advance(ms: number): void {
    const reading = this.#decoder.advance(ms)
    // A press in between may have cut it short, and then its number is wrong.
    if (!reading || this.#closedMs > reading.fromMs + BOUNCES_MS) return
    // What is said after a press answers it, even if it was said before.
    if (!reading.isRepeat || this.#pressedMs > this.#readMs) this.#say(reading.toMs, this.#wordsOf(reading), reading)
    this.#readMs = reading.toMs
  }

  /** The state changes: one of STATE_NAMES, or another word while no firmware runs. */
  setState(name: string, ms: number): void {
    this.advance(ms)
    const before = this.#state
    this.#state = STATE_NAMES.indexOf(name)
    if (this.#state === before) return
    this.#decoder.setState(this.#state, ms)
    if (before === RUNNING) this.#stoppedMs = ms
    const words = this.#wordsOfChange(before, ms)
    if (words !== undefined) this.#say(ms, words)
  }

  setLight(isLit: boolean, ms: number): void {
    this.advance(ms)
    this.#decoder.setLight(isLit, ms)
  }

  /** The contacts of the button close or open. */
  setButton(isClosed: boolean, ms: number): void {
    this.advance(ms)
    if (isClosed) this.#closedMs = ms
    this.#isHeld = isClosed
    this.#pressedMs = ms
    this.#deskMinutes = NUDGE_MINUTES
  }

  /** A host or an extra button requests something, one of button.PRESS_… or massager.ASK_…. */
  noteRequest(request: number, ms: number): void {
    this.#pressedMs = ms
    this.#deskMinutes = request > ASK_DESK ? request - ASK_DESK : NUDGE_MINUTES
  }

  #say(t: number, says: string, reading?: Reading): void {
    this.#options.onSay({ t, says, ...(reading && { signal: reading.signal, number: reading.number }) })
  }

  #wordsOfChange(before: number, ms: number): string | undefined {
    const state = this.#state
    if (state < 0) return 'no power'
    if (state === RUNNING) {
      if (this.#isDesk && ms - this.#pressedMs > NUDGE_AFTER_MS) {
        this.#nudgedMs = ms
        return 'nudge: press to take a break'
      }
      if (ms - this.#nudgedMs < ANSWER_MS && !this.#isHeld) return 'on: a break'
      const playing = this.#options.playing?.()
      return playing ? `on: ${playing.program}, strength ${playing.strength}` : 'on'
    }
    if (state === CHARGING) return 'on the charger'
    if (before === RUNNING) return 'off'
    if (before === CHARGING) return 'charger out'
    if (before === FAULT) return 'fault cleared'
    if (before === SERVICE && state === OFF) return 'service mode left'
    return before < 0 ? 'power is back' : undefined
  }

  #wordsOf({ signal, number, says, fromMs }: Reading): string {
    const { name, family, next } = signal
    if (name.startsWith('desk mode')) {
      this.#isDesk = name === 'desk mode on'
      return this.#isDesk ? `${says}, next nudge in ${this.#deskMinutes} min` : says
    }
    if (family === COUNT && this.#state === RUNNING) {
      const program = this.#options.programs[number - 1]
      return program === undefined ? says : `${says}, ${program}`
    }
    const limit = this.#options.isOnAdapter ? onAdapter(signal) : signal
    const words = next === '' ? says : `${says.replace(signal.says, limit.says)}, ${limit.next}`
    const isStop = family === LIMIT && this.#state === OFF && fromMs - this.#stoppedMs < STOPPED_MS
    return isStop ? words.replace(/^refused/, 'stopped') : words
  }
}
