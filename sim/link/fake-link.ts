// The link of a simulated board, and the one host in range or on its wire. A host that is connected asks for the state
// twice a second, so that the device knows that it is there.

import { LINK_TEXT } from '../../hal/hal.ts'
import { ASK_CONSOLE } from '../../src/states.ts'
import { MINUTE_MS, NEVER } from '../../src/time.ts'
import type { Alarm, VirtualClock } from '../device/clock.ts'

/** How a host reaches a board. */
export const LINKS = ['radio', 'wire'] as const
export type Link = (typeof LINKS)[number]

/** What a host does. */
export type HostAction = 'connects' | 'sends' | 'falls silent' | 'goes'

/** A host asks so often. */
export const PING_MS = 500
/** A session is no longer: what the host heard before is of no use. */
const MAX_HEARD = (15 * MINUTE_MS) / PING_MS

export interface FakeLinkBoard {
  /** Delivers an event to the firmware as soon as it is free. */
  deliver(event: number, value?: string): void
  /** Whether the console is open: then it gets what the host sends. */
  isConsoleOpen(): boolean
  onRadio(isOpen: boolean): void
}

/** The gesture that a text of a host asks for at `ms`, if it is no more than that. */
export function requestIn(text: string | undefined, ms: number): { what: number; ms: number } | undefined {
  const [, gesture] = /^do (\d+)\n$/.exec(text ?? '') ?? []
  return gesture === undefined ? undefined : { what: Number(gesture), ms }
}

export class FakeLink {
  /** The radio can be found, or a host is connected to it. */
  isRadioOpen = false
  isConnected = false
  /** The lines that the host heard, the newest last. */
  readonly heard: string[] = []
  readonly kind: Link | undefined
  /** How many lines it has heard, ever. */
  lines = 0
  /** When the host connected, when it last sent something, and when it last asked for the console, in ms. */
  connectedMs = Number.NEGATIVE_INFINITY
  sentMs = Number.NEGATIVE_INFINITY
  consoleAskedMs = Number.NEGATIVE_INFINITY
  /** Called for each line that the host hears. */
  onLine: (line: string) => void = () => {}
  /** Called when the connection ends. */
  onLost: () => void = () => {}
  readonly #board: FakeLinkBoard
  readonly #clock: VirtualClock
  readonly #pingAlarm: Alarm

  constructor(clock: VirtualClock, kind: Link | undefined, board: FakeLinkBoard) {
    this.kind = kind
    this.#board = board
    this.#clock = clock
    this.#pingAlarm = clock.addAlarm(() => {
      this.send('at\n')
      this.#pingAlarm.at = clock.now + PING_MS
    })
  }

  // What the firmware does.

  setRadioOpen(isOpen: boolean): void {
    if (isOpen === this.isRadioOpen) return
    this.isRadioOpen = isOpen
    this.#board.onRadio(isOpen)
    if (!isOpen && this.isConnected) this.lose()
  }

  noteLine(line: string): void {
    if (!this.isConnected) return
    this.onLine(line)
    this.lines++
    this.heard.push(line)
    if (this.heard.length > MAX_HEARD) this.heard.shift()
  }

  // What the host does.

  act(does: HostAction, text = ''): void {
    if (does === 'connects') this.connect()
    else if (does === 'sends') this.send(text)
    else if (does === 'goes') this.lose()
    else this.fallSilent()
  }

  /** Connects, if the device can be reached. With `isSilent` the host only says what send() says. */
  connect(isSilent = false): void {
    if (this.kind === undefined || this.isConnected || (this.kind === 'radio' && !this.isRadioOpen)) return
    this.isConnected = true
    this.connectedMs = this.sentMs = this.#clock.now
    if (this.kind === 'radio') this.#board.deliver(LINK_TEXT, '')
    if (isSilent) return
    this.#pingAlarm.at = this.#clock.now + PING_MS
    this.send('hi\n')
  }

  /** Sends text as it is, with its end of line. */
  send(text: string): void {
    if (!this.isConnected || this.#board.isConsoleOpen()) return
    this.sentMs = this.#clock.now
    if (requestIn(text, 0)?.what === ASK_CONSOLE) this.consoleAskedMs = this.sentMs
    // A wire brings whole lines, each as a call.
    this.#board.deliver(LINK_TEXT, this.kind === 'wire' ? text.replace(/\n$/, '') : text)
  }

  /** The host is connected, but says nothing any more. */
  fallSilent(): void {
    this.#pingAlarm.at = NEVER
  }

  /** The connection ends. */
  lose(): void {
    if (!this.isConnected) return
    this.isConnected = false
    this.fallSilent()
    this.onLost()
    // A board does not see that nobody listens on a wire any more.
    if (this.kind === 'radio') this.#board.deliver(LINK_TEXT)
  }

  /** A reset: the radio is silent, and whoever was connected is not. */
  halt(): void {
    if (this.isConnected) this.onLost()
    this.isRadioOpen = this.isConnected = false
    this.fallSilent()
  }
}
