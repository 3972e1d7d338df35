// What the page and its worker say to each other.

import type { Program } from '../../programs/language/write.ts'
import type { Values } from '../../sim/bench/values.ts'
import type { EngineName } from '../../sim/device/engine/models.ts'
import type { Happening } from '../../sim/signals/happenings.ts'
import type { Sensor, WorldSettings } from '../../sim/world/fields.ts'

/** All that a simulated massager begins with: the same setup and the same presses give the same trace. */
export interface Setup {
  rotation: readonly Program[]
  breakIndex: number
  /** A name in sim/bench/kits.ts. */
  motor: string
  engine: EngineName
  seed: number
  /** Fields of its world that are not standard. */
  world: Partial<WorldSettings>
  without: readonly Sensor[]
}

/** As fast as it can. */
export const FULL_SPEED = Number.POSITIVE_INFINITY

/** Texts that a massager gives: a recording, its trace (of a scenario), and what it has stored. */
export type TextKind = 'recording' | 'trace' | 'memory'

export type Request =
  /** A new massager, or one that plays a scenario. */
  | { kind: 'open'; setup: Setup; scenario?: string | undefined }
  | { kind: 'finger'; isDown: boolean }
  /** Presses so often as soon as it can; 0 holds the button for a long press. */
  | { kind: 'press'; count: number }
  /** A step of a scenario, such as "charger in". */
  | { kind: 'perform'; step: string }
  /** Unlocks it and starts it, with presses. */
  | { kind: 'start' }
  /** Turns it off, whatever waits. */
  | { kind: 'stop' }
  | { kind: 'speed'; speed: number }
  | { kind: 'pause'; isPaused: boolean }
  /** Lets a moment pass, and pauses. */
  | { kind: 'step' }
  | { kind: 'text'; of: TextKind }
  /** Plays a program from start to standstill, in a worker that has no massager. */
  | { kind: 'simulate'; program: Program }

/** As tools/program/drawing/simulate.ts records it. */
export const SIMULATED_STEP_MS = 20

/** The numbers of a sample, in order. */
export const SAMPLE_FIELDS = ['seconds', 'level', 'hertz', 'volts', 'celsius', 'light'] as const

/** How a scenario is getting on. */
export interface ScenarioProgress {
  isOver: boolean
  /** Expectations that were met; of a scenario that is over. */
  met: number
  /** The expectation that was not met, or ''. */
  mistake: string
}

export interface Frame {
  kind: 'frame'
  values: Values
  /** How much faster than real time it ran lately. */
  ranAt: number
  speed: number
  isPaused: boolean
  /** Since the frame before, SAMPLE_FIELDS each. */
  samples: Float64Array
  /** What happened since the frame before, the oldest first. */
  said: readonly Happening[]
  /** Counts the massagers that were opened, so that samples of two are not mixed. */
  opened: number
  scenario?: ScenarioProgress
}

export type Answer =
  | Frame
  | { kind: 'text'; of: TextKind; text: string }
  /** The motor's frequency, SIMULATED_STEP_MS apart. */
  | { kind: 'simulated'; hertz: Float32Array }
  /** What could not be done, in one sentence. */
  | { kind: 'refused'; message: string; of?: TextKind }
