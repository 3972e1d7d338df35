// A live session with a real device: keys and real time in, a view out.

import { toBytes } from '../../lib/bytes.ts'
import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'
import { type Choice, listChoices } from '../../sim/live/choices.ts'
import { History } from '../../sim/live/history.ts'
import { HAND_KEYS, type Hand, QUIT_KEYS } from '../../sim/live/keys.ts'
import type { Screen } from '../../sim/live/live.ts'
import { SAMPLE_MS } from '../../sim/live/session.ts'
import type { Page, View } from '../../sim/live/view.ts'
import type { Happening } from '../../sim/signals/happenings.ts'
import { LONG } from '../../src/button.ts'
import type { LinkClient } from './client.ts'
import type { DeviceState } from './device.ts'
import { CHANGES, valuesOfState } from './values.ts'

/** More than any screen shows. */
const MAX_SAID = 200
const HINTS: Readonly<Record<string, string>> = { locked: 'press 3 to unlock', off: 'press l to start' }

export class DeviceSession implements Screen, Hand {
  readonly #client: LinkClient
  readonly #board: string
  readonly #choices: readonly Choice[]
  readonly #history = new History([1])
  readonly #said: Happening[] = []
  #device: DeviceState
  #playing: Program | undefined
  #ms = 0
  #sampledMs = 0
  #page: Page = 'run'
  #pageTurns = 0
  #gesture = ''

  /** `client` must be accepted. `programs` can be played. */
  constructor(client: LinkClient, board: string, programs: readonly Program[]) {
    this.#client = client
    this.#board = board
    // The rotation of a device is its own.
    this.#choices = listChoices([], programs).slice(1)
    this.#device = client.state!
    this.#say(CHANGES[this.#device.state] ?? this.#device.state)
  }

  /** Takes what the device says of itself. */
  take(device: DeviceState): void {
    const before = this.#device
    this.#device = device
    if (device.state === before.state) return
    if (device.state !== 'running') this.#playing = undefined
    this.#say(device.fault > 0 ? `fault ${device.fault}` : (CHANGES[device.state] ?? device.state))
  }

  #say(says: string): void {
    this.#said.unshift({ t: this.#ms, says })
    this.#said.length = Math.min(this.#said.length, MAX_SAID)
  }

  #do(work: Promise<void>): void {
    work.catch((error) => this.#say((error as Error).message))
  }

  press(count: number): void {
    this.#gesture = String(count)
    this.#do(this.#client.gesture(count))
  }

  hold(): void {
    this.#gesture = 'L'
    this.#do(this.#client.gesture(LONG))
  }

  turnTo(page: Page): void {
    this.#pageTurns = page === this.#page ? this.#pageTurns + 1 : 0
    this.#page = page
  }

  #play(program: Program): void {
    this.#playing = program
    this.#do(this.#client.play(toBytes(compile(program, program.name))))
  }

  pressKey(key: string): boolean {
    if (QUIT_KEYS.includes(key)) return false
    const page = this.#page
    const choice = page === 'programs' && this.#choices.find((one) => one.key === key)
    const pressed = choice ? undefined : HAND_KEYS.find(({ keys }) => keys.includes(key))
    if (choice) this.#play(choice.rotation[0]!)
    pressed?.run(this, key)
    if (this.#page === page && !pressed?.isPage) this.#page = 'run'
    return true
  }

  tick(realMs: number): void {
    this.#ms += realMs
    if (this.#ms - this.#sampledMs < SAMPLE_MS) return
    this.#sampledMs = this.#ms
    this.#history.push(this.getView())
    this.#gesture = ''
  }

  getView(): View {
    const values = valuesOfState(this.#device, this.#board, this.#ms, this.#playing)
    return {
      ...values,
      blinks: 0,
      dips: 0,
      gesture: this.#gesture,
      isReal: true,
      speed: 1,
      isPaused: false,
      page: this.#page,
      pageTurns: this.#pageTurns,
      mistake: '',
      said: this.#said,
      hint: HINTS[values.state] ?? '',
      choices: this.#choices,
      history: this.#history.columns(1),
      columnS: SAMPLE_MS / 1000,
    }
  }
}
