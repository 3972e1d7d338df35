// Runs the very file a board is flashed with on an engine: Node always, Espruino and JerryScript where they are
// at hand. Events come from a scenario; what comes back are the lines the prelude's fakes traced.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import vm from 'node:vm'
import { boards } from '../../hal/boards/index.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { runScenario } from '../../sim/scenario.ts'

type Event = readonly [ms: number, what: string, value: number | string]

export interface Recording {
  /** What the store held at power-up. */
  slots: Record<string, string>
  events: Event[]
  /** What the simulator traced, motor and light only. */
  trace: string[]
}

const here = import.meta.dirname
const DAY_S = 86400

/** Steps that a file which is evaluated once cannot follow, or whose watchdog only the simulator has. */
const NOT_HERE = /^power off and on|^break engine/m

export const playable = (scenario: string): boolean => !NOT_HERE.test(scenario)

/** Plays a scenario in the simulator with a board's motor, and notes everything that went in and came out. */
export function record(scenario: string, board: string): Recording {
  const recording: Recording = { slots: {}, events: [], trace: [] }
  let now = () => 0
  let mv = 3900
  let celsius = 25
  let day = 0
  const put = (what: string, value: number | string) => recording.events.push([now(), what, value])
  runScenario(scenario, {
    programs: compileRotation(),
    names: rotation.map((program) => program.name),
    motor: boards[board]!.motor,
    // What a scenario expects of hertz holds for the massager motor; here only the trace counts.
    holds: false,
    trace: (line) => {
      if ('duty' in line || 'light' in line) recording.trace.push(JSON.stringify(line))
    },
    event: put,
    stepped: (device, line) => {
      now = () => device.now
      const { fixedMv = mv } = device.cell
      if (fixedMv !== mv) {
        mv = fixedMv
        put('batteryV', mv / 1000)
      }
      if (device.celsiusNow !== celsius) {
        celsius = device.celsiusNow
        put('celsius', celsius)
      }
      if (device.dayNow !== day) {
        day = device.dayNow
        put('clockS', day * DAY_S)
      }
      const [, verb, part] = /^(break|mend) (.*)/.exec(line) ?? []
      if (verb && part) put(verb, part)
      if (line.startsWith('given'))
        device.hal.slots.forEach((text, slot) => {
          if (text !== undefined) recording.slots[`unknot.${slot}`] = text
        })
      else if (line.startsWith('wait')) put('end', 0)
    },
  })
  return recording
}

const FAKES =
  'Pin analogWrite digitalWrite digitalRead analogRead pinMode setWatch setTimeout clearTimeout getTime Jolt'
const ENGINE = 'on reboot getTemperature getAnalogVRef enableWatchdog kickWatchdog'

/** Puts the fakes where the built file looks for them. Espruino has most of these names already. */
const install = (espruino: boolean): string => {
  const put = (name: string) =>
    espruino ? `global.${name} = board.fakes.${name};` : `var ${name} = board.fakes.${name};`
  const fakes = FAKES.split(' ').map(put).join('')
  return espruino
    ? `${fakes}${ENGINE.split(' ')
        .map((name) => `E.${name} = board.engine.${name};`)
        .join('')}require("Storage").read = board.storage.read;require("Storage").write = board.storage.write;`
    : `${fakes}var E = board.engine; var global = {}; var setTime = function () {}; var require = function () { return board.storage };`
}

/** The whole script for an engine: prelude, fakes, the built file as it is, and the events. */
export function script(board: string, built: string, recording: Recording, espruino: boolean): string {
  const { motorPin, lightPin, buttonPin, batteryPin, chargerPin } = boards[board]!
  const pins = { motor: motorPin, light: lightPin, button: buttonPin, battery: batteryPin, charger: chargerPin }
  return [
    readFileSync(join(here, 'prelude.js'), 'utf8'),
    `;board.pins = ${JSON.stringify(pins)};board.slots = ${JSON.stringify(recording.slots)};`,
    install(espruino),
    built,
    `;board.run(${JSON.stringify(recording.events)});print("done");`,
    espruino ? 'quit()' : '',
  ].join('\n')
}

const traceIn = (output: string): string[] => {
  const lines = output.replaceAll('\r', '').split('\n')
  if (!lines.includes('done')) throw new Error(`the engine did not finish:\n${output.slice(-2000)}`)
  return lines.filter((line) => line.startsWith('{"t"') && !line.includes('"reset"'))
}

/** Node, in a context that has only what the fakes bring. */
export function runNode(text: string): string[] {
  const lines: string[] = []
  vm.runInNewContext(text, { print: (line: string) => lines.push(line) }, { timeout: 10_000 })
  return traceIn(lines.join('\n'))
}

/** An engine's program, given a script. Its stdin stays open: Espruino takes a closed one for endless typing. */
export async function runProgram(program: string, text: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
  try {
    writeFileSync(join(folder, 'run.js'), text)
    const output = await new Promise<string>((resolve, reject) => {
      const child = spawn(program, ['run.js'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
      let printed = ''
      child.stdout.on('data', (chunk) => {
        printed += chunk
      })
      child.on('error', reject)
      child.on('close', () => resolve(printed))
    })
    return traceIn(output)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
