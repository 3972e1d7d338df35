// Scenarios: text files that anyone can read and write. One step a line: something happens, time passes, or
// something is expected. docs/scenarios.md lists every step; a test holds that list to the table here.

import { UsageError, unknownName } from '../build/usage.ts'
import * as store from '../hal/store.ts'
import type { MotorProfile } from '../src/motor.ts'
import { defaultSettings, LOCKED_FIELD, PROGRAM_FIELD, STRENGTH_FIELD } from '../src/settings.ts'
import { Device, type DeviceOptions, LONG_PRESS_MS, type TraceLine } from './device.ts'
import { PARTS, type Part } from './fake-hal.ts'
import { parseTime, seconds } from './units.ts'

/** A scenario that cannot be read: which line, and why. */
export class ScenarioError extends UsageError {}

/** An expectation that was not met. */
export class ExpectationError extends Error {}

export interface ScenarioOptions {
  programs: readonly string[]
  /** Names of the rotation, in order. */
  names: readonly string[]
  motor?: MotorProfile
  trace?: (line: TraceLine) => void
  event?: NonNullable<DeviceOptions['event']>
  /** False only plays: nothing is held to what the scenario expects. */
  holds?: boolean
  /** Called after every step, with the step as it was written. */
  stepped?: (device: Device, line: string) => void
}

export interface ScenarioResult {
  expectations: number
  simulatedMs: number
}

interface Run {
  device: Device
  options: ScenarioOptions
  /** What was traced since the last thing that happened. */
  since: TraceLine[]
  settings: number[]
  expectations: number
}

type Act = (run: Run, args: string[]) => void

interface Step {
  /** As it stands in a scenario, with the arguments in capitals. */
  form: string
  about: string
  /** What happens; waiting and expecting leave what was traced "since". */
  act: Act
  kind: 'given' | 'happens' | 'wait' | 'expect'
}

const COUNTS: Record<string, number> = { once: 1, twice: 2, 'three times': 3, 'four times': 4 }

/** Stores settings as an earlier session would have, and powers up with them. */
function given(run: Run, field: number, value: number): void {
  run.settings[field] = value
  store.load()
  store.save(run.settings.join(','))
  run.device.powerCycle()
}

function expect(what: string, expected: string, came: string | number, met: boolean): void {
  if (!met) throw new ExpectationError(`expected ${what} ${expected}, but it was ${came}`)
}

/** "40" or "40 to 60". */
function inRange(text: string, value: number): boolean {
  const [low, high = low] = text.split(' to ').map(Number)
  return value >= low! && value <= high!
}

const expectRange = (what: string, value: (run: Run) => number): Act => {
  return (run, [range]) => {
    const came = value(run)
    expect(what, range!, Math.round(came * 10) / 10, inRange(range!, what === 'hertz' ? Math.round(came) : came))
  }
}

const expectWord = (what: string, value: (run: Run) => string): Act => {
  return (run, [word]) => expect(what, word!, value(run), value(run) === word)
}

const blinks = (run: Run) => run.since.filter((line) => 'light' in line && line.light > 0).length

/** Arguments of the forms: what each capital stands for, and the words allowed where they are few. */
const ARGUMENTS: Record<string, { pattern: string; words?: (options: ScenarioOptions) => readonly string[] }> = {
  TIME: { pattern: '\\d+(?:\\.\\d+)? ?(?:ms|s|min|h)' },
  NUMBER: { pattern: '-?\\d+(?:\\.\\d+)?' },
  RANGE: { pattern: '\\d+(?:\\.\\d+)?(?: to \\d+(?:\\.\\d+)?)?' },
  COUNT: { pattern: Object.keys(COUNTS).join('|') },
  PART: { pattern: '[a-z]+', words: () => PARTS },
  PROGRAM: { pattern: '[a-z0-9-]+', words: (options) => options.names },
  STATE: { pattern: '[a-z]+', words: () => ['off', 'running', 'locked', 'charging', 'fault'] },
  SWITCH: { pattern: 'on|off' },
}

export const STEPS: readonly Step[] = [
  {
    form: 'given unlocked',
    about: 'the device was unlocked before it was switched on',
    kind: 'given',
    act: (run) => given(run, LOCKED_FIELD, 0),
  },
  {
    form: 'given strength NUMBER',
    about: 'the strength stored from before, 1 to 5',
    kind: 'given',
    act: (run, [value]) => given(run, STRENGTH_FIELD, Number(value)),
  },
  {
    form: 'given program PROGRAM',
    about: 'the program last played',
    kind: 'given',
    act: (run, [name]) => given(run, PROGRAM_FIELD, run.options.names.indexOf(name!)),
  },
  { form: 'press', about: 'press the button for 100 ms', kind: 'happens', act: (run) => run.device.press() },
  {
    form: 'press COUNT',
    about: 'several short presses, 150 ms apart: twice, three times, four times',
    kind: 'happens',
    act: (run, [count]) => run.device.presses(COUNTS[count!]!),
  },
  {
    form: 'press for TIME',
    about: 'hold the button just so long',
    kind: 'happens',
    act: (run, [time]) => run.device.press(parseTime(time!)),
  },
  {
    form: 'long press',
    about: 'hold the button for 900 ms',
    kind: 'happens',
    act: (run) => run.device.press(LONG_PRESS_MS),
  },
  { form: 'hold the button', about: 'press and keep holding', kind: 'happens', act: (run) => run.device.button(1) },
  { form: 'let go', about: 'let go of the button', kind: 'happens', act: (run) => run.device.button(0) },
  { form: 'wait TIME', about: 'let time pass', kind: 'wait', act: (run, [time]) => run.device.wait(parseTime(time!)!) },
  {
    form: 'battery NUMBER V',
    about: 'what the battery reads from now on',
    kind: 'happens',
    act: (run, [volts]) => {
      run.device.cell.fixedMv = Math.round(Number(volts) * 1000)
    },
  },
  {
    form: 'temperature NUMBER C',
    about: 'what the thermometer reads from now on',
    kind: 'happens',
    act: (run, [celsius]) => {
      run.device.celsiusNow = Number(celsius)
    },
  },
  { form: 'charger in', about: 'plug the charger in', kind: 'happens', act: (run) => run.device.plug(true) },
  { form: 'charger out', about: 'pull the charger out', kind: 'happens', act: (run) => run.device.plug(false) },
  {
    form: 'day NUMBER',
    about: 'a host sets the clock: days since 1970, 0 for unknown',
    kind: 'happens',
    act: (run, [day]) => {
      run.device.dayNow = Number(day)
    },
  },
  {
    form: 'break PART',
    about: `something fails: ${PARTS.join(', ')}`,
    kind: 'happens',
    act: (run, [part]) => {
      run.device.hal.broken.add(part as Part)
    },
  },
  {
    form: 'mend PART',
    about: 'and works again',
    kind: 'happens',
    act: (run, [part]) => {
      run.device.hal.broken.delete(part as Part)
    },
  },
  {
    form: 'power off and on',
    about: 'everything but the store is forgotten',
    kind: 'happens',
    act: (run) => run.device.powerCycle(),
  },
  {
    form: 'expect state STATE',
    about: 'off, running, locked, charging or fault',
    kind: 'expect',
    act: expectWord('state', (run) => run.device.state),
  },
  {
    form: 'expect program PROGRAM',
    about: 'the program that plays, or would',
    kind: 'expect',
    act: expectWord('program', (run) => run.options.names[run.device.out.program]!),
  },
  {
    form: 'expect strength RANGE',
    about: '1 to 5',
    kind: 'expect',
    act: expectRange('strength', (run) => run.device.out.strength),
  },
  {
    form: 'expect level RANGE',
    about: 'the level that reaches the motor, 0 to 100; a range is "40 to 60"',
    kind: 'expect',
    act: expectRange('level', (run) => run.device.out.level),
  },
  {
    form: 'expect duty RANGE',
    about: 'of the motor pin, 0 to 1000',
    kind: 'expect',
    act: expectRange('duty', (run) => run.device.hal.duty),
  },
  {
    form: 'expect hertz RANGE',
    about: 'how fast the motor turns, to the whole hertz',
    kind: 'expect',
    act: expectRange('hertz', (run) => run.device.hertz()),
  },
  {
    form: 'expect motor SWITCH',
    about: 'on or off',
    kind: 'expect',
    act: expectWord('motor', (run) => (run.device.hal.duty > 0 ? 'on' : 'off')),
  },
  {
    form: 'expect light SWITCH',
    about: 'on or off',
    kind: 'expect',
    act: expectWord('light', (run) => (run.device.hal.lit > 0 ? 'on' : 'off')),
  },
  {
    form: 'expect blinks RANGE',
    about: 'how often the light came on since the last thing that happened',
    kind: 'expect',
    act: expectRange('blinks', blinks),
  },
  {
    form: 'expect fault RANGE',
    about: 'the number of the fault, 0 for none',
    kind: 'expect',
    act: expectRange('fault', (run) => run.device.out.fault),
  },
  {
    form: 'expect resets RANGE',
    about: 'how often the board was reset, by its watchdog or by power',
    kind: 'expect',
    act: expectRange('resets', (run) => run.device.hal.resets),
  },
  {
    form: 'expect nothing',
    about: 'neither state, motor nor light changed since the last thing that happened',
    kind: 'expect',
    act: (run) => expect('nothing', 'to change', JSON.stringify(run.since[0]), run.since.length === 0),
  },
]

const compiled = STEPS.map((step) => {
  const names = [...step.form.matchAll(/[A-Z]{2,}/g)].map(([name]) => name)
  const pattern = step.form.replace(/[A-Z]{2,}/g, (name) => `(${ARGUMENTS[name]!.pattern})`)
  return { step, names, pattern: new RegExp(`^${pattern}$`) }
})

/** What a mistyped step may have meant; a count is meant by its word. */
const suggestions = STEPS.flatMap(({ form }) =>
  form.includes('COUNT') ? Object.keys(COUNTS).map((count) => form.replace('COUNT', count)) : [form],
)

function unknownStep(line: string): UsageError {
  const { message } = unknownName('step', line.replace(/-?\d[\d.]*( ?[a-z]+)?/i, 'TIME'), suggestions)
  return new UsageError(message.replace(/".*?"/, `"${line}"`))
}

interface ParsedLine {
  number: number
  text: string
  step: Step
  args: string[]
}

/** Reads a scenario. Throws ScenarioError naming the line. */
function parse(text: string, options: ScenarioOptions): ParsedLine[] {
  const lines: ParsedLine[] = []
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.replace(/#.*/, '').trim().replace(/\s+/g, ' ')
    if (line === '') return
    const fail = (error: Error) => new ScenarioError(`line ${i + 1}: ${error.message}`)
    const found = compiled.find(({ pattern }) => pattern.test(line))
    if (!found) throw fail(unknownStep(line))
    const args = found.pattern.exec(line)!.slice(1)
    found.names.forEach((name, k) => {
      const words = ARGUMENTS[name]!.words?.(options)
      if (words && !words.includes(args[k]!)) throw fail(unknownName(name.toLowerCase(), args[k]!, words))
    })
    if (found.step.kind === 'given' && lines.some((l) => l.step.kind !== 'given'))
      throw fail(new Error('what is given must come before everything else'))
    lines.push({ number: i + 1, text: line, step: found.step, args })
  })
  return lines
}

/** Plays a scenario. Throws ScenarioError or ExpectationError, each naming the line. */
export function runScenario(text: string, options: ScenarioOptions): ScenarioResult {
  const lines = parse(text, options)
  const since: TraceLine[] = []
  const device = new Device({
    programs: options.programs,
    ...(options.motor && { motor: options.motor }),
    ...(options.event && { event: options.event }),
    trace: (line) => {
      since.push(line)
      options.trace?.(line)
    },
  })
  const run: Run = { device, options, since, settings: defaultSettings(), expectations: 0 }
  for (const { number, text: line, step, args } of lines) {
    if (step.kind === 'expect' && options.holds === false) continue
    if (step.kind === 'expect') run.expectations++
    else if (step.kind !== 'wait') since.length = 0
    try {
      step.act(run, args)
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error
      throw new ExpectationError(`line ${number}: ${line}: ${error.message} (at ${seconds(device.now)})`)
    }
    options.stepped?.(device, line)
  }
  return { expectations: run.expectations, simulatedMs: device.now }
}
