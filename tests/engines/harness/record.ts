// Plays a scenario in the simulator, and records every event and the trace. An engine that plays the same events must
// give the same trace.

import { NO_PIN } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { compileRotation, rotation } from '../../../programs/index.ts'
import type { BoardEvent, Device } from '../../../sim/device/device.ts'
import { memoryOf } from '../../../sim/journal/memory.ts'
import { formatSlot } from '../../../sim/journal/slots.ts'
import { runScenario, type ScenarioOptions } from '../../../sim/script/play.ts'
import type { Sensor } from '../../../sim/world/fields.ts'
import { hasRadio } from './engine.ts'

/** Everything that stays over a reset; bench.js reads and writes it. */
export interface World {
  /** Ms since the scenario began. */
  now: number
  /** Seconds that a host added to the clock. */
  clockS: number
  batteryV: number
  celsius: number
  charging: number
  /** Whether the button is closed. */
  closed: number
  broken: Record<string, number>
  /** Stored texts, by the names that the built file gives them. */
  slots: Record<string, string>
  /** Records of the log, by place. */
  cells: Record<number, string>
  /** Index in the events where the next one begins. */
  next: number
}

export interface Recording {
  /** The world before anything happens. */
  world: World
  /** Lines such as "5000 closed 1"; the last is an "end". */
  events: string
  /** Motor and light: JSON objects. */
  trace: string[]
}

/** Readings by their name in the world of an engine, with their scale there. */
const READINGS: Partial<Record<BoardEvent, readonly [name: 'batteryV' | 'celsius' | 'day', scale: number]>> = {
  battery: ['batteryV', 0.001],
  celsius: ['celsius', 1],
  day: ['day', 1],
}

/** The parts of a trace that must be the same; the console only on boards with a radio. */
const TRACED = ['duty', 'light', 'console']

const recorded = new Map<string, Recording>()

/** Plays a scenario with a board's motor. Boards with the same motor, sensors and watchdog share the recording. */
export function record(scenario: string, board: string): Readonly<Recording> {
  const { motor, engine, batteryPin, thermometer, watchdogMs } = boards[board]!
  const without: Sensor[] = []
  if (batteryPin === NO_PIN[engine]) without.push('battery')
  if (thermometer === 'none') without.push('thermometer')
  // The watchdog matters only where a dead interpreter does not feed it.
  const watchdog = scenario.includes('break engine') ? watchdogMs : undefined
  const key = [motor.name, without, watchdog, scenario].join('\n')
  const recording = recorded.get(key) ?? recordScenario(scenario, { motor, without, watchdogMs: watchdog })
  recorded.set(key, recording)
  return hasRadio(board)
    ? recording
    : { ...recording, trace: recording.trace.filter((line) => !/"console"/.test(line)) }
}

function recordScenario(
  scenario: string,
  hardware: Pick<ScenarioOptions, 'motor' | 'without' | 'watchdogMs'>,
): Recording {
  const world: World = {
    now: 0,
    clockS: 0,
    batteryV: 3.9,
    celsius: 25,
    charging: 0,
    closed: 0,
    broken: {},
    slots: {},
    cells: {},
    next: 0,
  }
  const trace: string[] = []
  const events: { t: number; what: string; value: number | string; wakes: boolean }[] = []
  let given = true
  /** Settings that a scenario gives are stored before the first event. */
  const begin = (device: Device): void => {
    given = false
    const { settings } = memoryOf(device)
    // As earlier firmware stored it: the files of all boards take that.
    if (settings !== undefined) world.slots['unknot.0'] = `${formatSlot(settings, 1)}\xff`
  }
  const put = (t: number, what: string, value: number | string, wakes: boolean) => {
    // A reading must be there before the board reads it: before the event that made it look, and before its timers of that ms.
    const last = events.at(-1)
    if (wakes || !last?.wakes || last.t < t)
      events.push({ t: wakes ? t : Math.max(t - 1, last?.t ?? 0), what, value, wakes })
    else events.splice(-1, 0, { t, what, value, wakes })
  }
  const { simulatedMs } = runScenario(scenario, {
    programs: compileRotation(),
    names: rotation.map((program) => program.name),
    ...hardware,
    // Engines play it in virtual time, in which their code takes no time.
    engine: 'none',
    // Scenarios expect hertz of the massager motor; here only the trace counts.
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
