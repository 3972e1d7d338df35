// Plays a scenario in the simulator, and notes all that went in and all that came out: what engines are held to.

import { boards } from '../../hal/boards/index.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { runScenario } from '../../sim/scenario.ts'

/** What outlives a reset; prelude.js reads and writes it. */
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

/** What a step does, where it stands in the scenario as plain words. */
const SAID = /^(break|mend) (.*)|^(power) off and on/

/** Plays a scenario with a board's motor. */
export function record(scenario: string, board: string): Recording {
  const world = {
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
  const recording: Recording = { world, events: '', trace: [] }
  const last = { batteryV: world.batteryV, celsius: world.celsius, day: 0 }
  const put = (t: number, what: string, value: number | string) => {
    recording.events += `${t} ${what} ${value}\n`
  }
  const { simulatedMs } = runScenario(scenario, {
    programs: compileRotation(),
    names: rotation.map((program) => program.name),
    motor: boards[board]!.motor,
    // What a scenario expects of hertz holds for the massager motor; here only the trace counts.
    holds: false,
    trace: (line) => {
      if ('duty' in line || 'light' in line) recording.trace.push(JSON.stringify(line))
    },
    event: (t, what, value) => put(t, what === 'button' ? 'closed' : what, value),
    stepped: (device, line) => {
      const { now, cell, celsiusNow: celsius, dayNow: day, hal } = device
      const reads = { batteryV: cell.fixedMv! / 1000, celsius, day }
      for (const what of ['batteryV', 'celsius', 'day'] as const)
        if (reads[what] !== last[what]) put(now, what, reads[what])
      Object.assign(last, reads)
      const [, verb, part = 0, power] = SAID.exec(line) ?? []
      if (verb ?? power) put(now, verb ?? power!, part)
      if (line.startsWith('given'))
        hal.slots.forEach((text, slot) => {
          if (text !== undefined) recording.world.slots[`unknot.${slot}`] = text
        })
    },
  })
  put(simulatedMs, 'end', 0)
  return recording
}
