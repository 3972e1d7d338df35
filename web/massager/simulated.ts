// The massager in the worker.

import { batch, type Signal, signal } from '@preact/signals'
import type { Values } from '../../sim/bench/values.ts'
import type { Happening } from '../../sim/signals/happenings.ts'
import { FIELDS } from '../../sim/world/fields.ts'
import { tell } from '../shell/notices.tsx'
import type { Answer, Frame, Request, ScenarioProgress, Setup, TextKind } from '../worker/messages.ts'
import { Samples } from './samples.ts'
import type { MassagerSource, Simulation } from './source.ts'

/** More than anyone reads. */
const MAX_SAID = 200
/** A worker that says nothing for so long hangs, and a new one takes its place. A computer that slept has lost one check. */
const CHECK_MS = 1000
const MAX_SILENT_CHECKS = 5

/** The page knows the name that the build gave the file. */
const workerFile = (): string => document.documentElement.dataset.worker!

/** A new massager before its worker has answered: it is there at once, and what one presses waits for the worker. */
const newValues = ({ rotation, world }: Setup): Values => ({
  ms: 0,
  state: 'locked',
  playing: '',
  level: 0,
  hertz: 0,
  duty: 0,
  volts: 3.9,
  celsius: world.roomC ?? FIELDS.roomC.standard,
  isLit: false,
  fault: 0,
  program: rotation[0]!.name,
  title: rotation[0]!.title,
  place: 1,
  rotationLength: rotation.length,
  strength: 3,
  routine: undefined,
  charge: (world.cellPercent ?? FIELDS.cellPercent.standard) / 100,
  roomC: world.roomC ?? FIELDS.roomC.standard,
  pressN: 0,
  isStalled: false,
  isPlugged: false,
  isCellOut: false,
  isPressed: false,
  isStuck: false,
  topHertz: 60,
})

export class SimulatedMassager implements MassagerSource, Simulation {
  readonly kind = 'simulated'
  readonly values: Signal<Values>
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
  #silentChecks = 0
  #waiting: { of: TextKind; resolve: (text: string) => void; reject: (error: Error) => void }[] = []

  constructor(setup: Setup, scenario?: string) {
    this.#setup = setup
    this.values = signal(newValues(setup))
    this.#worker = this.#startWorker()
    this.open(setup, scenario)
    setInterval(() => this.#watch(), CHECK_MS)
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
    this.#silentChecks = 0
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
    if (document.visibilityState !== 'visible' || ++this.#silentChecks <= MAX_SILENT_CHECKS) return
    this.#worker.terminate()
    this.#worker = this.#startWorker()
    this.#opened = 0
    this.#silentChecks = 0
    // A scenario may be what it hangs in.
    this.open(this.#setup)
    tell('The simulator did not answer, so a new one has begun.')
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
