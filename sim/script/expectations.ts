// The `expect` steps: each compares the device with what the scenario expects.

import { STATE_NAMES } from '../../src/massager.ts'
import { DARK } from '../device/device.ts'
import { ExpectationError, type Run, type Step, type StepAction } from './step.ts'

function checkExpectation(what: string, expected: string, actual: string | number, isMet: boolean): void {
  if (!isMet) throw new ExpectationError(`expected ${what} ${expected}, but it was ${actual}`)
}

/** Whether the value is "40", or within "40 to 60". */
function isInRange(text: string, value: number): boolean {
  const [low, high = low] = text.split(' to ').map(Number)
  return value >= low! && value <= high!
}

/** A step for a number, which is rounded to `decimals` first. */
const expectRange = (form: string, about: string, decimals: number, getValue: (run: Run) => number): Step => {
  const what = form.replace(/^expect | RANGE.*/g, '')
  const perform: StepAction = (run, [expected]) => {
    const value = Number(getValue(run).toFixed(decimals))
    checkExpectation(what, expected!, value, isInRange(expected!, value))
  }
  return { form, about, perform, kind: 'expect' }
}

/** A step for a word. */
const expectWord = (form: string, about: string, getValue: (run: Run) => string): Step => {
  const what = form.split(' ')[1]!
  const perform: StepAction = (run, [expected]) =>
    checkExpectation(what, expected!, getValue(run), getValue(run) === expected)
  return { form, about, perform, kind: 'expect' }
}

const onOrOff = (isOn: boolean): string => (isOn ? 'on' : 'off')

const countBlinks = ({ recentTrace }: Run): number =>
  recentTrace.filter((line) => 'light' in line && line.light > 0).length

export const EXPECTATION_STEPS: readonly Step[] = [
  expectWord(
    'expect state STATE',
    `${STATE_NAMES.join(', ')}, or ${DARK} while it has no power or cannot start`,
    ({ device }) => device.state,
  ),
  expectWord(
    'expect program PROGRAM',
    'the program that plays, or that a start would play',
    ({ device, names }) => names[device.status.program]!,
  ),
  expectWord(
    'expect motor SWITCH',
    'on while the motor is driven, whether it turns or not; otherwise off',
    ({ device }) => onOrOff(device.hal.duty > 0),
  ),
  expectWord('expect light SWITCH', 'on or off', ({ device }) => onOrOff(device.hal.lightLevel > 0)),
  expectWord('expect console REACH', 'open to everyone in range, or shut', ({ device }) =>
    device.hal.consoleOpen ? 'open' : 'shut',
  ),
  expectWord('expect radio REACH', 'open: a host can find it, or is connected; or shut', ({ device }) =>
    device.hal.link?.isRadioOpen ? 'open' : 'shut',
  ),
  expectRange('expect strength RANGE', '1 to 5', 0, ({ device }) => device.status.strength),
  expectRange(
    'expect level RANGE',
    'the level that the motor gets, 0 to 100; a range is "40 to 60"',
    0,
    ({ device }) => device.status.level,
  ),
  expectRange('expect duty RANGE', 'the duty of the motor pin, 0 to 1000', 0, ({ device }) => device.hal.duty),
  expectRange('expect hertz RANGE', 'the speed of the motor, in whole hertz', 0, ({ device }) => device.hertz()),
  expectRange(
    'expect current RANGE mA',
    'the current out of the cell; negative while it is charged',
    0,
    ({ device }) => device.world.amps * 1000,
  ),
  expectRange(
    'expect battery RANGE V',
    'the volts at its terminals, to a hundredth',
    2,
    ({ device }) => device.world.volts,
  ),
  expectRange('expect cell RANGE %', 'the charge of the cell', 0, ({ device }) => device.world.cell.charge * 100),
  expectRange('expect case RANGE C', 'the temperature of the case', 0, ({ device }) => device.world.heat.caseC),
  expectRange('expect blinks RANGE', 'how often the light came on since the last event', 0, countBlinks),
  {
    form: 'expect it says "WORDS"',
    about: 'the massager said this since the last event, in full or as the beginning of a line of `--say`',
    kind: 'expect',
    perform: ({ said }, [words]) => {
      if (said.some((line) => line.startsWith(words!))) return
      const list = said.map((line) => `"${line}"`).join(', ')
      throw new ExpectationError(`expected it to say "${words}", but it said ${list || 'nothing'}`)
    },
  },
  {
    form: 'expect the host hears "LINE"',
    about: 'the device sent the host a line with this in it since the last event',
    kind: 'expect',
    perform: ({ device }, [line]) => {
      const heard = device.hal.link?.heard ?? []
      if (heard.some((text) => text.includes(line!))) return
      const last = heard.slice(-3).map((text) => `"${text}"`)
      throw new ExpectationError(`expected the host to hear "${line}", but it heard ${last.join(', ') || 'nothing'}`)
    },
  },
  expectRange('expect fault RANGE', 'the number of the fault, 0 for none', 0, ({ device }) => device.status.fault),
  expectRange(
    'expect resets RANGE',
    'how often the board was reset, by its watchdog or by a power cut',
    0,
    ({ device }) => device.hal.resets,
  ),
  {
    form: 'expect nothing',
    about: 'neither state, motor nor light changed since the last event',
    kind: 'expect',
    perform: ({ recentTrace }) => {
      if (recentTrace.length > 0)
        throw new ExpectationError(`expected no change, but the trace has ${JSON.stringify(recentTrace[0])}`)
    },
  },
]
