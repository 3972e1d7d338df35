// The massager in the worker.

import { batch, signal } from '@preact/signals'
import type { Values } from '../../sim/bench/values.ts'
import type { Happening } from '../../sim/signals/happenings.ts'
import { tell } from '../shell/notices.tsx'
import type { Answer, Frame, Request, ScenarioProgress, Setup, TextKind } from '../worker/messages.ts'
import { Samples } from './samples.ts'
import type { MassagerSource, Simulation } from './source.ts'

/** More than anyone reads. */
const MAX_SAID = 200
/** A worker that says nothing for so long hangs: a new one takes its place. */
const SILENT_MS = 5000

/** The page knows the name that the build gave the file. */
const workerFile = (): string => document.documentElement.dataset.worker!

export class SimulatedMassager implements MassagerSource, Simulation {
  readonly kind = 'simulated'
  readonly values = signal<Values | undefined>(undefined)
  readonly said = signal<readonly Happening[]>([])
  readonly samples = new Samples()
  readonly speed = signal(1)
  readonly ranAt = signal(1)
  readonly isPaused = signal(false)
  readonly scenario = signal<ScenarioProgress | undefined>(undefined)
  readonly simulation = this
  #worker: Worker
  #setup: Setup
  #scenarioText: string | undefined
  #opened = 0
  #heardMs = performance.now()
  #waiting: { of: TextKind; resolve: (text: string) => void; reject: (error: Error) => void }[] = []

  constructor(setup: Setup, scenario?: string) {
    this.#setup = setup
    this.#worker = this.#startWorker()
    this.open(setup, scenario)
    setInterval(() => this.#watch(), 1000)
  }

  /** What it began with. */
  get setup(): Setup {
    return this.#setup
  }

  /** The name of a file that it plays, or undefined. */
  get isScenario(): boolean {
    return this.#scenarioText !== undefined
  }

  #startWorker(): Worker {
    const worker = new Worker(workerFile(), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#hear(data))
    worker.addEventListener('error', (event) => tell(`The simulator stopped: ${event.message || 'it did not load'}`))
    return worker
  }

  /** A new massager in the place of this one, or one that plays a scenario. */
  open(setup: Setup, scenario?: string): void {
    this.#setup = setup
    this.#scenarioText = scenario
    this.#send({ kind: 'open', setup, scenario })
  }

  #send(request: Request): void {
    this.#worker.postMessage(request)
  }

  #hear(answer: Answer): void {
    this.#heardMs = performance.now()
    if (answer.kind === 'frame') this.#take(answer)
    else if (answer.kind === 'refused') {
      const waiting = this.#takeWaiting(answer.of)
      if (waiting) waiting.reject(new Error(answer.message))
      else tell(answer.message)
    } else if (answer.kind === 'text') this.#takeWaiting(answer.of)?.resolve(answer.text)
  }

  #takeWaiting(of: TextKind | undefined) {
    const place = this.#waiting.findIndex((waiting) => waiting.of === of)
    return place < 0 ? undefined : this.#waiting.splice(place, 1)[0]
  }

  #take({ values, said, samples, speed, ranAt, isPaused, scenario, opened }: Frame): void {
    batch(() => {
      if (opened !== this.#opened) {
        this.#opened = opened
        this.samples.clear()
        this.said.value = []
      }
      this.samples.add(samples)
      this.values.value = values
      if (said.length > 0) this.said.value = [...said.toReversed(), ...this.said.value].slice(0, MAX_SAID)
      this.speed.value = speed
      this.ranAt.value = ranAt
      this.isPaused.value = isPaused
      this.scenario.value = scenario
    })
  }

  #watch(): void {
    if (document.visibilityState !== 'visible' || performance.now() - this.#heardMs < SILENT_MS) return
    this.#worker.terminate()
    this.#worker = this.#startWorker()
    this.#opened = 0
    this.#heardMs = performance.now()
    this.open(this.#setup, this.#scenarioText)
    tell('The simulator did not answer, so it was started again.')
  }

  setFinger(isDown: boolean): void {
    this.#send({ kind: 'finger', isDown })
  }

  stop(): void {
    this.#send({ kind: 'stop' })
  }

  press(count: number): void {
    this.#send({ kind: 'press', count })
  }

  setSpeed(speed: number): void {
    this.#send({ kind: 'speed', speed })
  }

  setPaused(isPaused: boolean): void {
    this.#send({ kind: 'pause', isPaused })
  }

  step(): void {
    this.#send({ kind: 'step' })
  }

  perform(step: string): void {
    this.#send({ kind: 'perform', step })
  }

  start(): void {
    this.#send({ kind: 'start' })
  }

  text(of: TextKind): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ of, resolve, reject })
      this.#send({ kind: 'text', of })
    })
  }
}
