// What the worker plays: a massager that someone presses, or a scenario.

import { compile } from '../../programs/language/compile.ts'
import { Bench } from '../../sim/bench/bench.ts'
import { KITS } from '../../sim/bench/kits.ts'
import { type Values, valuesOf } from '../../sim/bench/values.ts'
import type { Device } from '../../sim/device/device.ts'
import { memoryOf, toText } from '../../sim/journal/memory.ts'
import { playInSlices, type ScenarioResult } from '../../sim/script/play.ts'
import { ExpectationError } from '../../sim/script/step.ts'
import type { Happening } from '../../sim/signals/happenings.ts'
import type { ScenarioProgress, Setup, TextKind } from './messages.ts'

export interface Player {
  readonly now: number
  readonly values: Values
  /** Lets time pass until `ms`, or until the scenario is over. */
  runTo(ms: number): void
  /** What happened since the last call, the oldest first. */
  takeSaid(): readonly Happening[]
  /** Whether the light was on since the last call. */
  takeLit(): boolean
  /** Undefined for a text that this player does not have. */
  text(of: TextKind): string | undefined
}

/** The bytes of the rotation. Throws ProgramError. */
const compileAll = ({ rotation }: Setup): string[] => rotation.map((program) => compile(program, program.name))

/** Names the programs of a recording, for whoever plays it. The page reads the line again (scenario-programs.ts). */
export const PROGRAMS_COMMENT = '# The programs of the button:'

export class BenchPlayer implements Player {
  readonly bench: Bench
  readonly #comment: string
  #lastSaid: Happening | undefined

  /** Throws ProgramError. */
  constructor(setup: Setup) {
    const { rotation, breakIndex, motor, engine, seed, world, without } = setup
    this.#comment = `${PROGRAMS_COMMENT} ${rotation.map(({ name }) => name).join(', ')}`
    this.bench = new Bench({
      programs: compileAll(setup),
      rotation,
      breakIndex,
      ...KITS[motor]!,
      engine,
      seed,
      world,
      ...(without.length > 0 && { without }),
    })
  }

  get now(): number {
    return this.bench.device.now
  }

  get values(): Values {
    return this.bench.values
  }

  runTo(ms: number): void {
    this.bench.runTo(ms)
  }

  takeSaid(): readonly Happening[] {
    const { said } = this.bench.listener
    const until = this.#lastSaid ? said.indexOf(this.#lastSaid) : -1
    this.#lastSaid = said[0]
    return said.slice(0, until < 0 ? said.length : until).reverse()
  }

  takeLit(): boolean {
    const { listener, values } = this.bench
    const isLit = values.isLit || listener.light.blinks > 0
    listener.startSample()
    return isLit
  }

  text(of: TextKind): string | undefined {
    if (of === 'recording') return `${this.#comment}\n${this.bench.toScenario()}`
    return of === 'memory' ? toText(memoryOf(this.bench.device)) : undefined
  }
}

export class ScenarioPlayer implements Player {
  readonly progress: ScenarioProgress = { isOver: false, met: 0, mistake: '' }
  readonly #rotation: Setup['rotation']
  readonly #run: Generator<unknown, ScenarioResult>
  readonly #lines: object[] = []
  #device: Device | undefined
  #said: Happening[] = []
  #wasLit = false
  #to = 0

  /** Throws ScenarioError and ProgramError. */
  constructor(text: string, setup: Setup) {
    this.#rotation = setup.rotation
    this.#run = playInSlices(text, {
      programs: compileAll(setup),
      names: setup.rotation.map(({ name }) => name),
      breakIndex: setup.breakIndex,
      onStep: (device) => {
        this.#device = device
      },
      sliceMs: () => Math.max(1, this.#to - this.now),
      onTrace: (line) => {
        if ('light' in line && line.light > 0) this.#wasLit = true
        this.#lines.push(line)
      },
      onSay: (line) => {
        this.#said.push(line)
        this.#lines.push({ t: line.t, says: line.says })
      },
    })
    this.#advance()
  }

  get now(): number {
    return this.#device?.now ?? 0
  }

  get values(): Values {
    return valuesOf(this.#device!, this.#rotation)
  }

  #advance(): void {
    try {
      const { done, value } = this.#run.next()
      if (!done) return
      this.progress.isOver = true
      this.progress.met = (value as ScenarioResult).expectations
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error
      this.progress.isOver = true
      this.progress.mistake = error.message
    }
  }

  runTo(ms: number): void {
    this.#to = ms
    while (!this.progress.isOver && this.now < ms) this.#advance()
  }

  takeSaid(): readonly Happening[] {
    return this.#said.splice(0)
  }

  takeLit(): boolean {
    const wasLit = this.#wasLit
    this.#wasLit = false
    return wasLit || this.values.isLit
  }

  /** The trace is what `unknot sim FILE --json` prints. */
  text(of: TextKind): string | undefined {
    if (of === 'trace') return this.#lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    return of === 'memory' ? toText(memoryOf(this.#device!)) : undefined
  }
}
