// What the live screen hears of its device: what happens, in words, and how often the light changes.

import type { BoardEvent, TraceLine } from '../device/trace.ts'
import { type Happening, Happenings } from '../signals/happenings.ts'
import { hearEvent, hearTrace } from '../signals/hear.ts'

/** More than any screen shows. */
const MAX_SAID = 200

export class Listener {
  /** What happened, the newest first. */
  readonly said: Happening[] = []
  /** How often the light went on, and off, since startSample(). */
  light = { blinks: 0, dips: 0 }
  readonly #programs: string[] = []
  readonly #happenings: Happenings

  /** `playing` is what plays now. */
  constructor(playing: () => { program: string; strength: number }, isOnAdapter = false) {
    const onSay = (line: Happening) => this.say(line)
    this.#happenings = new Happenings({ programs: this.#programs, isOnAdapter, playing, onSay })
  }

  /** The names of the rotation, in order. */
  setPrograms(names: readonly string[]): void {
    this.#programs.splice(0, this.#programs.length, ...names)
  }

  say(line: Happening): void {
    this.said.unshift(line)
    this.said.length = Math.min(this.said.length, MAX_SAID)
  }

  hearTrace(line: TraceLine): void {
    if ('light' in line) this.light[line.light > 0 ? 'blinks' : 'dips']++
    hearTrace(this.#happenings, line)
  }

  hearEvent(ms: number, what: BoardEvent, value: number | string): void {
    hearEvent(this.#happenings, ms, what, value)
  }

  advance(ms: number): void {
    this.#happenings.advance(ms)
  }

  /** Starts the count of changes of the light again. */
  startSample(): void {
    this.light = { blinks: 0, dips: 0 }
  }
}
