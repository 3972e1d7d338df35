// Where the page's massager is: simulated in a worker, or a real one on a link. The views know this interface alone.

import type { ReadonlySignal } from '@preact/signals'
import type { Program } from '../../programs/language/write.ts'
import type { Values } from '../../sim/bench/values.ts'
import type { Memory } from '../../sim/journal/memory.ts'
import type { Happening } from '../../sim/signals/happenings.ts'
import type { ScenarioProgress, TextKind } from '../worker/messages.ts'
import type { Samples } from './samples.ts'

export interface MassagerSource {
  readonly kind: 'simulated' | 'real'
  /** What can be seen of it; undefined before the first answer. */
  readonly values: ReadonlySignal<Values | undefined>
  /** What it said, the newest first. */
  readonly said: ReadonlySignal<readonly Happening[]>
  /** A finger presses the button, or lets go. */
  setFinger(isDown: boolean): void
  /** Turns it off, whatever it does. */
  stop(): void
  /** What only a simulated massager has: its time and its world. */
  readonly simulation?: Simulation
  /** What only a real massager has. */
  readonly real?: RealDevice
}

export interface RealDevice {
  /** Its board. */
  readonly name: string
  /** The program of this page that plays on it. */
  readonly playing: ReadonlySignal<Program | undefined>
  /** Plays a program on it. */
  play(program: Program): void
  /** Settings and journal. Rejects with one sentence. */
  readMemory(): Promise<Memory>
  disconnect(): void
}

export interface Simulation {
  readonly samples: Samples
  readonly speed: ReadonlySignal<number>
  /** How much faster than real time it ran lately. */
  readonly ranAt: ReadonlySignal<number>
  readonly isPaused: ReadonlySignal<boolean>
  /** Undefined unless it plays a scenario. */
  readonly scenario: ReadonlySignal<ScenarioProgress | undefined>
  /** Presses so often; 0 holds the button for a long press. */
  press(count: number): void
  setSpeed(speed: number): void
  setPaused(isPaused: boolean): void
  step(): void
  /** Performs a step of a scenario, such as "charger in". */
  perform(step: string): void
  /** Unlocks and starts it, with presses. */
  start(): void
  /** Rejects with one sentence for a text that it does not have. */
  text(of: TextKind): Promise<string>
}
