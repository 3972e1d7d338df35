// Plays a scenario in the simulator, and notes all that went in and all that came out: what engines are held to.

import { NO_PIN } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { compileRotation, rotation } from '../../../programs/index.ts'
import type { BoardEvent, Device } from '../../../sim/device/device.ts'
import { runScenario, type ScenarioOptions } from '../../../sim/script/play.ts'
import type { Sensor } from '../../../sim/world/fields.ts'
import { hasRadio } from './engine.ts'

/** What outlives a reset; bench.js reads and writes it. */
export interface World {
  /** Ms since the scenario began. */
  now: number
  /** What a host added to the clock. */
  clockS: number
  batteryV: number
  celsius: number
  charging: number
  /** The button. */
  closed: number
  broken: Record<string, number>
  /** What is stored, by the names the file gives. */
  slots: Record<string, string>
  /** Where in the events the next one begins. */
  next: number
}

export interface Recording {
  /** The world before anything happens. */
  world: World
  /** "5000 closed 1": one a line, the last an "end". */
  events: string
  /** Motor and light, a JSON object a line. */
  trace: string[]
}

/** What a reading is called in the world of an engine, and how it stands there. */
const READINGS: Partial<Record<BoardEvent, readonly [name: 'batteryV' | 'celsius' | 'day', scale: number]>> = {
  battery: ['batteryV', 0.001],
  celsius: ['celsius', 1],
  day: ['day', 1],
}

/** What of a trace boards are held to; the console where it is to be shut. */
const TRACED = ['duty', 'light', 'console']

const recorded = new Map<string, Recording>()

/** Plays a scenario with a board's motor; boards with the same motor, sensors and watchdog share the recording, which nobody changes. */
export function record(scenario: string, board: string): Readonly<Recording> {
  const { motor, engine, batteryPin, thermometer, watchdogMs } = boards[board]!
  const without: Sensor[] = []
  if (batteryPin === NO_PIN[engine]) without.push('battery')
  if (thermometer === 'none') without.push('thermometer')
  // What nobody feeds bites only where an interpreter is dead.
  const bites = scenario.includes('break engine') ? watchdogMs : undefined
  const key = [motor.name, without, bites, scenario].join('\n')
  const recording = recorded.get(key) ?? recordAnew(scenario, { motor, without, watchdogMs: bites })
  recorded.set(key, recording)
  return hasRadio(board)
    ? recording
    : { ...recording, trace: recording.trace.filter((line) => !/"console"/.test(line)) }
}

function recordAnew(scenario: string, hardware: Pick<ScenarioOptions, 'motor' | 'without' | 'watchdogMs'>): Recording {
  const world: World = {
    now: 0,
    clockS: 0,
    batteryV: 3.9,
    celsius: 25,
    charging: 0,
    closed: 0,
    broken: {},
    slots: {},
    next: 0,
  }
  const trace: string[] = []
  const events: { t: number; what: string; value: number | string; wakes: boolean }[] = []
  let given = true
  /** What is stored once all is given is there from the beginning. */
  const begin = (device: Device): void => {
    given = false
    for (const slot of [0, 1]) {
      const text = device.read(slot)
      if (text !== undefined) world.slots[`unknot.${slot}`] = text
    }
  }
  const put = (t: number, what: string, value: number | string, wakes: boolean) => {
    // What is read is there before it is read: before what made the board look, or before its timers of that ms.
    const last = events.at(-1)
    if (wakes || !last?.wakes || last.t < t)
      events.push({ t: wakes ? t : Math.max(t - 1, last?.t ?? 0), what, value, wakes })
    else events.splice(-1, 0, { t, what, value, wakes })
  }
  const { simulatedMs } = runScenario(scenario, {
    programs: compileRotation(),
    names: rotation.map((program) => program.name),
    ...hardware,
    // What a scenario expects of hertz holds for the massager motor; here only the trace counts.
    checksExpectations: false,
    onTrace: (line) => {
      if (TRACED.some((what) => what in line)) trace.push(JSON.stringify(line))
    },
    onEvent: (t, what, value) => {
      const [name, scale] = READINGS[what] ?? []
      if (name && given && name !== 'day') world[name] = Number(value) * scale!
      else if (name) put(t, name, Number(value) * scale!, false)
      else if (!given) put(t, what, value, true)
    },
    onLine: (device, line) => {
      if (given && line.step.kind !== 'given') begin(device)
    },
    onEnd: (device) => {
      if (given) begin(device)
    },
  })
  put(simulatedMs, 'end', 0, true)
  return { world, events: events.map(({ t, what, value }) => `${t} ${what} ${value}\n`).join(''), trace }
}
