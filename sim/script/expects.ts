// What can be expected of a massager: each step looks, and complains if it is not so.

import { STATE_NAMES } from '../../src/massager.ts'
import { DARK } from '../device/device.ts'
import { type Act, ExpectationError, type Run, type Step } from './step.ts'

function expect(what: string, expected: string, came: string | number, met: boolean): void {
  if (!met) throw new ExpectationError(`expected ${what} ${expected}, but it was ${came}`)
}

/** "40" or "40 to 60". */
function inRange(text: string, value: number): boolean {
  const [low, high = low] = text.split(' to ').map(Number)
  return value >= low! && value <= high!
}

/** `decimals` is how exactly it is compared and told. */
const range = (form: string, about: string, decimals: number, value: (run: Run) => number): Step => {
  const what = form.replace(/^expect | RANGE.*/g, '')
  const act: Act = (run, [expected]) => {
    const came = Number(value(run).toFixed(decimals))
    expect(what, expected!, came, inRange(expected!, came))
  }
  return { form, about, act, kind: 'expect' }
}

const word = (form: string, about: string, value: (run: Run) => string): Step => {
  const what = form.split(' ')[1]!
  const act: Act = (run, [expected]) => expect(what, expected!, value(run), value(run) === expected)
  return { form, about, act, kind: 'expect' }
}

const onOff = (on: boolean): string => (on ? 'on' : 'off')

const blinks = ({ since }: Run): number => since.filter((line) => 'light' in line && line.light > 0).length

export const EXPECT_STEPS: readonly Step[] = [
  word(
    'expect state STATE',
    `${STATE_NAMES.join(', ')}, or ${DARK} while it has no power or cannot start`,
    ({ device }) => device.state,
  ),
  word('expect program PROGRAM', 'the program that plays, or would', ({ device, names }) => names[device.out.program]!),
  word('expect motor SWITCH', 'on or off: what it is driven with, not whether it still turns', ({ device }) =>
    onOff(device.hal.duty > 0),
  ),
  word('expect light SWITCH', 'on or off', ({ device }) => onOff(device.hal.lit > 0)),
  word('expect console REACH', 'open or shut to who is in range', ({ device }) =>
    device.hal.reachable ? 'open' : 'shut',
  ),
  range('expect strength RANGE', '1 to 5', 0, ({ device }) => device.out.strength),
  range(
    'expect level RANGE',
    'the level that reaches the motor, 0 to 100; a range is "40 to 60"',
    0,
    ({ device }) => device.out.level,
  ),
  range('expect duty RANGE', 'of the motor pin, 0 to 1000', 0, ({ device }) => device.hal.duty),
  range('expect hertz RANGE', 'how fast the motor turns, to the whole hertz', 0, ({ device }) => device.hertz()),
  range('expect current RANGE mA', 'what flows out of the cell', 0, ({ device }) => device.world.amps * 1000),
  range('expect battery RANGE V', 'at its terminals, to a hundredth', 2, ({ device }) => device.world.volts),
  range('expect cell RANGE %', 'its charge', 0, ({ device }) => device.world.cell.charge * 100),
  range('expect case RANGE C', 'how warm the case is', 0, ({ device }) => device.world.heat.caseC),
  range('expect blinks RANGE', 'how often the light came on since the last thing that happened', 0, blinks),
  range('expect fault RANGE', 'the number of the fault, 0 for none', 0, ({ device }) => device.out.fault),
  range(
    'expect resets RANGE',
    'how often the board was reset, by its watchdog or by power',
    0,
    ({ device }) => device.hal.resets,
  ),
  {
    form: 'expect nothing',
    about: 'neither state, motor nor light changed since the last thing that happened',
    kind: 'expect',
    act: ({ since }) => expect('nothing', 'to change', JSON.stringify(since[0]), since.length === 0),
  },
]
