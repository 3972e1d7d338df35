// Plays scenarios, at once or in slices, so that a long run can show its progress and be ended in between.

import { coinMotor, massagerMotor } from '../../hal/boards/motors.ts'
import { parseFields } from '../../src/memory/settings.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { Device, type DeviceOptions, type TraceLine } from '../device/device.ts'
import { type EngineName, NO_ENGINE, USUAL_ENGINE } from '../device/engine/models.ts'
import { type Memory, putMemory, settingsOf } from '../journal/memory.ts'
import { type Happening, Happenings } from '../signals/happenings.ts'
import { hearEvent, hearTrace } from '../signals/hear.ts'
import type { GivenWorld } from '../world/fields.ts'
import { parse, readStep, ScenarioError, type ScriptLine, timeGoesBack } from './parse.ts'
import { ExpectationError, type Run } from './step.ts'
import { parseTime, seconds } from './units.ts'

export const MOTORS: Record<string, MotorProfile> = { massager: massagerMotor, coin: coinMotor }

/** The rotation: compiled programs and their names, in order. */
export interface Programs {
  programs: readonly string[]
  names: readonly string[]
  /** The break is the program at this index: the last, if it is left out. */
  breakIndex?: number | undefined
}

export interface ScenarioOptions
  extends Programs,
    Pick<DeviceOptions, 'onTrace' | 'onEvent' | 'onStep' | 'poll' | 'without' | 'watchdogMs' | 'maker'> {
  /** In place of the engine of the scenario. */
  engine?: EngineName | undefined
  /** For a scenario that names no motor. */
  motor?: MotorProfile
  /** What the device had stored before. Without it the device is new. */
  memory?: Memory | undefined
  /** False skips the `expect` steps. */
  checksExpectations?: boolean
  /** What is judged in place of an `expect` step; undefined leaves it out. */
  seenAs?: (line: ScriptLine) => string | undefined
  /** The engine for a scenario in this world. */
  chooseEngine?: (given: GivenWorld) => EngineName
  /** Called before every step, at its time. */
  onLine?: (device: Device, line: ScriptLine) => void
  /** Called for each thing that an owner would notice, in words. */
  onSay?: (line: Happening) => void
  /** The longest simulated time between two pauses, in ms: it is asked before each. */
  sliceMs?: () => number
  /** Called once at the end. */
  onEnd?: (device: Device) => void
}

export interface ScenarioResult {
  expectations: number
  /** The forms of the `expect` steps that were left out, because nothing shows what they expect. */
  unseen: readonly string[]
  simulatedMs: number
}

/** The run is at `ms` of at least `ofMs`. */
export interface Progress {
  ms: number
  ofMs: number
}

/** In a real world code takes time. */
export const engineOf = ({ engine, world }: GivenWorld): EngineName => engine ?? (world ? USUAL_ENGINE : NO_ENGINE)

/** The longest simulated time between two pauses, where the options do not say it. */
const SLICE_MS = 60_000

/** Performs a step that is written out. */
function performStep(text: string, run: Run): void {
  const { step, args } = readStep(text, run.names)
  if ('perform' in step) step.perform(run, args)
}

/** Plays a scenario with pauses. Throws ScenarioError or ExpectationError; the message names the line. */
export function* playInSlices(text: string, options: ScenarioOptions): Generator<Progress, ScenarioResult> {
  const { given, lines, minMs } = parse(text, options.names)
  const { sliceMs = () => SLICE_MS } = options
  const recentTrace: TraceLine[] = []
  const motor = given.motor === undefined ? options.motor : MOTORS[given.motor]
  const said: string[] = []
  const happenings = new Happenings({
    programs: options.names,
    // A built file does not tell it.
    playing: options.maker
      ? undefined
      : () => ({ program: options.names[device.status.program]!, strength: device.status.strength }),
    onSay: (line) => {
      said.push(line.says)
      options.onSay?.(line)
    },
  })
  const device: Device = new Device({
    ...options,
    ...(motor && { motor }),
    world: given.world,
    engine: options.engine ?? (options.chooseEngine ?? engineOf)(given),
    without: given.without ?? options.without,
    link: given.link,
    seed: given.seed,
    onTrace: (line) => {
      recentTrace.push(line)
      hearTrace(happenings, line)
      options.onTrace?.(line)
    },
    onEvent: (ms, what, value) => {
      hearEvent(happenings, ms, what, value)
      options.onEvent?.(ms, what, value)
    },
  })
  if (options.memory) putMemory(device, options.memory)
  const storedSettings = parseFields(settingsOf(options.memory ?? []))
  const run: Run = { device, names: options.names, recentTrace, said, storedSettings }
  const unseen: string[] = []
  let expectations = 0

  function* waitUntil(at: number): Generator<Progress, void> {
    while (device.now < at) {
      device.wait(Math.min(at - device.now, sliceMs()))
      yield { ms: device.now, ofMs: minMs }
    }
  }

  for (const line of lines) {
    const { number, text: words, at, step, args } = line
    if (step.kind === 'expect' && options.checksExpectations === false) continue
    if (at !== undefined) {
      // The parser cannot know this: the pauses between presses belong to the finger.
      if (at < device.now) throw ScenarioError.at([{ line: number, reason: timeGoesBack(device.now, at).message }])
      yield* waitUntil(at)
    }
    if (step.kind === 'wait') {
      yield* waitUntil(device.now + (parseTime(args[0] ?? '') ?? 0))
      continue
    }
    const seen = step.kind === 'expect' && options.seenAs ? options.seenAs(line) : words
    if (seen === undefined) {
      unseen.push(step.form)
      continue
    }
    happenings.advance(device.now)
    if (step.kind === 'expect') expectations++
    else {
      recentTrace.length = said.length = 0
      if (device.hal.link) device.hal.link.heard.length = 0
    }
    options.onLine?.(device, line)
    try {
      if (seen === words) step.perform(run, args)
      else performStep(seen, run)
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error
      throw new ExpectationError(`line ${number}: ${words}: ${error.message} (at ${seconds(device.now)})`)
    }
    yield { ms: device.now, ofMs: minMs }
  }
  happenings.advance(device.now)
  options.onEnd?.(device)
  return { expectations, unseen, simulatedMs: device.now }
}

/** Runs a generator to its end. */
export function runToEnd<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = run.next()
    if (done) return value as T
  }
}

/** Plays a scenario from start to end. */
export const runScenario = (text: string, options: ScenarioOptions): ScenarioResult =>
  runToEnd(playInSlices(text, options))
