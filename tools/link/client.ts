// The client of the link: talks to one device over a Wire, keeps the connection alive, and says what the device does.
// Command and page share it.

import { type Memory, parseLog } from '../../sim/journal/log.ts'
import { SESSION_MAX_MS } from '../../src/limits.ts'
import { INDEX } from '../../src/link/hosts-program.ts'
import { DROP_OUT_MV_FIELD, STRENGTH_FIELD, TOP_HZ_FIELD } from '../../src/memory/settings.ts'
import { ASK_CONSOLE, ASK_DESK, ASK_OFF, ASK_PLAN, ASK_PLAY } from '../../src/states.ts'
import { type DeviceState, type Identity, LINK_VERSION, parseIdentity, parseState } from './device.ts'
import { LineReader } from './lines.ts'
import { LinkError, refusal } from './problems.ts'
import { type Wire, WRITTEN } from './wire.ts'

/** The device must hear something of its host twice in this time, or it ends what the host started. */
export const PING_MS = 600
/** A device answers at once. A busy one, or a slow radio, takes longer. */
const ANSWER_MS = 3000
/** Between two tries to be heard by a device that was not ready. */
const HELLO_TRIES = 3
/** How long a start takes. */
const START_MS = 1500
/** Most bytes of a program: a line of a device has so much room. */
export const MAX_PROGRAM_BYTES = 200
/** In place of a setting: the clock (hal/link.ts). */
const CLOCK = 0

export interface LinkEvents {
  /** Each time that the device says how it is: at least every PING_MS. */
  onState?: (state: DeviceState) => void
  /** Once, when the connection is lost, or was closed. */
  onEnd?: (error: LinkError) => void
}

interface Question {
  line: string
  resolve(answer: string): void
  reject(error: LinkError): void
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export class LinkClient {
  /** How the device was when it last said so; undefined before a press has accepted this host. */
  state: DeviceState | undefined
  readonly #wire: Wire
  readonly #events: LinkEvents
  readonly #reader = new LineReader()
  readonly #questions: Question[] = []
  readonly #waiting = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #ping: ReturnType<typeof setInterval> | undefined
  #failure: LinkError | undefined

  constructor(wire: Wire, events: LinkEvents = {}) {
    this.#wire = wire
    this.#events = events
    wire.listen(
      (text) => {
        for (const line of this.#reader.take(text)) this.#handleLine(line)
      },
      (reason) => this.#fail(new LinkError('lost', reason)),
    )
  }

  /** Why the connection is lost, once it is. */
  get failure(): LinkError | undefined {
    return this.#failure
  }

  // Lines.

  #fail(error: LinkError): void {
    if (this.#failure) return
    this.#failure = error
    clearInterval(this.#ping)
    clearTimeout(this.#timer)
    for (const { reject } of this.#questions.splice(0)) reject(error)
    this.#wake()
    this.#events.onEnd?.(error)
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake()
  }

  #handleLine(line: string): void {
    const state = parseState(line)
    if (state) {
      this.state = state
      this.#events.onState?.(state)
      this.#wake()
    }
    const [question] = this.#questions
    if (!question) return
    this.#questions.shift()
    clearTimeout(this.#timer)
    question.resolve(line)
    this.#sendNext()
  }

  #sendNext(): void {
    const [question] = this.#questions
    if (!question) return
    this.#timer = setTimeout(() => {
      this.#questions.shift()
      question.reject(new LinkError('silent'))
      this.#sendNext()
    }, ANSWER_MS)
    this.#wire
      .write(WRITTEN[this.#wire.kind](question.line))
      .catch((error) => this.#fail(new LinkError('lost', String(error))))
  }

  /** The answer to a line, as it is. Throws LinkError. */
  ask(line: string): Promise<string> {
    if (this.#failure) return Promise.reject(this.#failure)
    return new Promise((resolve, reject) => {
      this.#questions.push({ line, resolve, reject })
      if (this.#questions.length === 1) this.#sendNext()
    })
  }

  /** Asks for something to be done. `what` names it in a sentence. Throws LinkError. */
  async #demand(line: string, what: string): Promise<void> {
    const answer = await this.ask(line)
    if (answer === 'no press') throw new LinkError(this.state ? 'needsPress' : 'notAccepted')
    if (answer === 'no state') throw new LinkError('running')
    if (answer === 'no room') throw new LinkError('noRoom')
    if (answer !== 'ok') throw new LinkError('noValue', what)
  }

  /** Waits until `isSo`, `ms` at most. Answers whether it came. Throws LinkError if the connection is lost. */
  async #waitUntil(isSo: () => boolean, ms: number): Promise<boolean> {
    const end = Date.now() + ms
    while (!isSo()) {
      if (this.#failure) throw this.#failure
      const left = end - Date.now()
      if (left <= 0) return false
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer)
          this.#waiting.delete(done)
          resolve()
        }
        const timer = setTimeout(done, left)
        this.#waiting.add(done)
      })
    }
    return true
  }

  // Connecting.

  /** Who the device is. From now on the device hears of this host again and again. Throws LinkError. */
  async hello(): Promise<Identity> {
    let identity: Identity | undefined
    for (let tries = 1; !identity; tries++) {
      try {
        identity = parseIdentity(await this.ask('hi'))
      } catch (error) {
        if (tries === HELLO_TRIES || this.#failure) throw error
      }
      if (tries === HELLO_TRIES && !identity) throw new LinkError('silent')
    }
    if (identity.linkVersion !== LINK_VERSION) throw new LinkError('otherVersion', String(identity.linkVersion))
    this.#ping ??= setInterval(() => {
      if (this.#questions.length === 0) this.ask('at').catch(() => {})
    }, PING_MS)
    return identity
  }

  /** Waits for the press on the device that accepts this host. Throws LinkError. */
  async waitForPress(ms: number): Promise<DeviceState> {
    if (!(await this.#waitUntil(() => this.state !== undefined, ms))) throw new LinkError('notAccepted')
    return this.state!
  }

  // What an accepted host may ask for. Each throws LinkError.

  /** What a gesture does: button.PRESS_1 to PRESS_5, LONG, or one of massager.ASK_…. */
  gesture(request: number): Promise<void> {
    return this.#demand(`do ${request}`, `the gesture ${request}`)
  }

  /** Turns the motor off. */
  stop(): Promise<void> {
    return this.gesture(ASK_OFF)
  }

  beginPlan(): Promise<void> {
    return this.gesture(ASK_PLAN)
  }

  /** Begins the desk mode with a nudge every `minutes`. */
  beginDesk(minutes: number): Promise<void> {
    return this.gesture(ASK_DESK + minutes)
  }

  async #load(place: number, bytes: Uint8Array): Promise<void> {
    if (bytes.length > MAX_PROGRAM_BYTES) throw new LinkError('tooLong', String(bytes.length))
    await this.#demand(`load ${place} ${toHex(bytes)}`, 'the program')
  }

  /** Plays a compiled program, in place of the one that this host plays. Resolves when the motor may move. */
  async play(bytes: Uint8Array): Promise<void> {
    await this.#load(INDEX, bytes)
    await this.gesture(ASK_PLAY)
    // What it said before may be out of date.
    await this.ask('at')
    if (!(await this.#waitUntil(() => this.state?.state === 'running', START_MS)))
      throw new LinkError('refused', refusal(this.state?.state ?? '', this.state?.stop ?? 0))
  }

  /** Stores a compiled program in a place of the rotation, from 0. It stays there without power. */
  keep(place: number, bytes: Uint8Array): Promise<void> {
    return this.#load(place, bytes)
  }

  /** Sets the strength, 1 to 5, of the sessions to come. */
  setStrength(strength: number): Promise<void> {
    return this.#demand(`set ${STRENGTH_FIELD} ${strength}`, `strength ${strength}`)
  }

  /** Stores the voltage at which the motor stops, in mV. */
  setDropOut(mv: number): Promise<void> {
    return this.#demand(`set ${DROP_OUT_MV_FIELD} ${mv}`, `${mv} mV`)
  }

  /** Stores the highest frequency of the motor, in Hz. */
  setTopHz(hz: number): Promise<void> {
    return this.#demand(`set ${TOP_HZ_FIELD} ${hz}`, `${hz} Hz`)
  }

  /** Sets the clock, if nobody has set it since power-up. */
  setClock(seconds: number): Promise<void> {
    return this.#demand(`set ${CLOCK} ${Math.floor(seconds)}`, 'the time: its clock is set already')
  }

  /** What is in a cell of the log; undefined after the last. */
  async #readCell(cell: number): Promise<string | undefined> {
    const answer = await this.ask(`read ${cell}`)
    if (answer === 'no press') throw new LinkError('notAccepted')
    if (answer === 'no state') throw new LinkError('running')
    return answer === 'no' ? undefined : answer.replace(/^read ?/, '')
  }

  /** Settings and journal. */
  async readMemory(): Promise<Memory> {
    const cells: string[] = []
    for (let text = await this.#readCell(0); text !== undefined; text = await this.#readCell(cells.length))
      cells.push(text)
    return parseLog(cells.join('\xff'))
  }

  /** Asks a device on the radio for its console. A second press on the device opens it; then this client is of no use. */
  async askConsole(): Promise<void> {
    await this.#demand(`do ${ASK_CONSOLE}`, 'its console: it is on the wire already')
    clearInterval(this.#ping)
  }

  /** Ends the connection: what this host started ends. */
  async close(): Promise<void> {
    this.#fail(new LinkError('lost'))
    await this.#wire.close()
  }
}

/** The longest that a device runs for one press. */
export const LONGEST_MS = SESSION_MAX_MS
