// Plays scenarios, all at once or in slices, so that a run of hours can show how far it is and be ended cleanly.

import { coinMotor, massagerMotor } from '../../hal/boards/motors.ts'
import { parseFields } from '../../src/memory/settings.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { Device, type DeviceOptions, type TraceLine } from '../device/device.ts'
import { type Memory, putMemory, settingsOf } from '../journal/memory.ts'
import { parse, ScenarioError, type ScriptLine } from './parse.ts'
import { ExpectationError, type Run } from './step.ts'
import { parseTime, seconds } from './units.ts'

export const MOTORS: Record<string, MotorProfile> = { massager: massagerMotor, coin: coinMotor }

/** What the button cycles through: compiled, and by name, in order. */
export interface Programs {
  programs: readonly string[]
  names: readonly string[]
}

export interface ScenarioOptions
  extends Programs,
    Pick<DeviceOptions, 'trace' | 'event' | 'stepped' | 'watch' | 'without' | 'watchdogMs'> {
  /** Where the scenario does not say which. */
  motor?: MotorProfile
  /** What the device had stored before; else it is new. */
  memory?: Memory | undefined
  /** False only plays: nothing is held to what the scenario expects. */
  holds?: boolean
  /** Called before every step, at its time. */
  begun?: (device: Device, line: ScriptLine) => void
  /** Called once at the end. */
  ended?: (device: Device) => void
}

export interface ScenarioResult {
  expectations: number
  simulatedMs: number
}

/** How far it is: at `ms` of at least `ofMs`. */
export interface Progress {
  ms: number
  ofMs: number
}

/** The longest it plays without a pause. */
const SLICE_MS = 60_000

/** Plays a scenario, pausing every now and then. Throws ScenarioError or ExpectationError, each naming the line. */
export function* playing(text: string, options: ScenarioOptions): Generator<Progress, ScenarioResult> {
  const { given, lines, leastMs } = parse(text, options.names)
  const since: TraceLine[] = []
  const motor = given.motor === undefined ? options.motor : MOTORS[given.motor]
  const device = new Device({
    ...options,
    ...(motor && { motor }),
    world: given.world,
    without: given.without ?? options.without,
    seed: given.seed,
    trace: (line) => {
      since.push(line)
      options.trace?.(line)
    },
  })
  if (options.memory) putMemory(device, options.memory)
  const run: Run = { device, names: options.names, since, settings: parseFields(settingsOf(options.memory ?? [])) }
  let expectations = 0

  function* waitUntil(at: number): Generator<Progress, void> {
    while (device.now < at) {
      device.wait(Math.min(at - device.now, SLICE_MS))
      yield { ms: device.now, ofMs: leastMs }
    }
  }

  for (const line of lines) {
    const { number, text: words, at, step, args } = line
    if (step.kind === 'expect' && options.holds === false) continue
    if (at !== undefined) {
      if (at < device.now)
        throw new ScenarioError(
          `line ${number}: time does not go back: it is ${seconds(device.now)} here, and ${seconds(at)} has passed`,
        )
      yield* waitUntil(at)
    }
    if (step.kind === 'wait') {
      yield* waitUntil(device.now + (parseTime(args[0] ?? '') ?? 0))
      continue
    }
    if (step.kind === 'expect') expectations++
    else since.length = 0
    options.begun?.(device, line)
    try {
      step.act(run, args)
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error
      throw new ExpectationError(`line ${number}: ${words}: ${error.message} (at ${seconds(device.now)})`)
    }
    yield { ms: device.now, ofMs: leastMs }
  }
  options.ended?.(device)
  return { expectations, simulatedMs: device.now }
}

/** Plays a scenario from beginning to end. */
export function runScenario(text: string, options: ScenarioOptions): ScenarioResult {
  const run = playing(text, options)
  for (;;) {
    const { done, value } = run.next()
    if (done) return value
  }
}
