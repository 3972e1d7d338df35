// `unknot calibrate` as it is typed, with the firmware itself at the end of the line.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import type { Device, DeviceOptions } from '../../../sim/device/device.ts'
import { findNewest, measuredValues } from '../../../sim/journal/stored-settings.ts'
import { LONG, PRESS_1, PRESS_3, PRESS_5 } from '../../../src/button.ts'
import { ASK_OFF } from '../../../src/states.ts'
import { calibrateBoard, type World } from '../../../tools/calibrate/command.ts'
import type { Answer } from '../../../tools/calibrate/person.ts'
import { GIVES_UP_MS } from '../../../tools/calibrate/times.ts'
import { HAS_STOPPED, TURNS } from '../../../tools/calibrate/words.ts'
import { FlashError, PROBLEMS, STOPPED } from '../../../tools/flash/problems.ts'
import { type Typed, typed } from '../../support/typed.ts'
import { DeviceTool, deviceFor, type Habits, Scripted, watch } from './made-up.ts'

const jolt = boards.joltjs!
const TTY = '/dev/ttyACM0'
const JOLT = ['--board', 'joltjs', '--port', TTY]

/** Presses as soon as the motor does what is asked for. */
const attentive = (device: Device) => (question: string) =>
  watch(device, () => (question === TURNS ? device.hertz() > 1 : device.hertz() === 0), GIVES_UP_MS)

interface Asked extends Typed {
  tool: DeviceTool
  asked: readonly string[]
}

let device: Device
const fresh = (options: Partial<DeviceOptions> = {}): Device => {
  device = deviceFor(jolt, options)
  return device
}
const stored = () => findNewest([device.read(0) ?? '', device.read(1) ?? ''])

interface Given extends Habits {
  present?: boolean
  world?: Partial<World>
}

async function calibrate(
  args: readonly string[] = JOLT,
  answer: (question: string) => Answer = attentive(device),
  { present = true, world, ...habits }: Given = {},
): Promise<Asked> {
  const tool = new DeviceTool(device, jolt, habits)
  const person = new Scripted(answer, present)
  const outside: World = {
    person,
    ports: async () => [],
    connectTool: async () => tool,
    openWire: async () => {
      throw new Error('no Kaluma here')
    },
    ...world,
  }
  const result = await typed(['calibrate', ...args], {
    run: (_, flags, screen) => calibrateBoard(flags, screen, outside),
  })
  if (habits.cutAt !== undefined) device.wait(GIVES_UP_MS)
  // Whatever came of it.
  expect([device.status.duty, person.minding]).toEqual([0, false])
  // That would start a program where the device is off.
  expect(tool.said).not.toContain(`unknot(${LONG})`)
  return { ...result, tool, asked: person.asked }
}

describe('with somebody who watches', () => {
  it('start and drop-out are stored, and told', async () => {
    fresh()
    const { sequence } = stored()
    const { status, stdout, stderr, tool, asked } = await calibrate()
    expect([status, stderr, asked, tool.closed, device.state]).toEqual([0, '', [TURNS, HAS_STOPPED], true, 'service'])
    expect(tool.said).toEqual([ASK_OFF, PRESS_5, PRESS_3, PRESS_1, PRESS_1].map((gesture) => `unknot(${gesture})`))
    const { startMv, dropOutMv } = measuredValues(stored())
    expect(stored().sequence).toBe(sequence + 1)
    const { motor } = jolt
    expect(Math.abs(startMv - motor.startMv)).toBeLessThan(100)
    expect(Math.abs(dropOutMv - motor.dropOutMv)).toBeLessThan(200)
    expect(stdout).toContain(
      `starts at ${(startMv / 1000).toFixed(2)} V and stops below ${(dropOutMv / 1000).toFixed(2)} V`,
    )
    expect(stdout).toContain('level 1 gets 1.20 V, as before')
    expect(stdout).toContain('found Jolt.js, Espruino 2v29')
  })

  it('a motor that stops early gets more at level 1', async () => {
    fresh()
    const { status, stdout } = await calibrate(JOLT, (question) => {
      device.wait(question === TURNS ? 20_000 : 3000)
      return 'entered'
    })
    const { startMv, dropOutMv } = measuredValues(stored())
    expect([status, startMv, dropOutMv]).toEqual([0, 1800, 1560])
    expect(stdout).toContain('level 1 gets 1.72 V from now on, 110 % of')
    expect(stdout).toContain('the profile alone would give it 1.20 V')
    // And that holds after power was gone.
    device.powerCycle()
    expect(measuredValues(stored()).dropOutMv).toBe(1560)
  })

  it('a session that plays is ended first', async () => {
    fresh().pressTimes(3)
    device.wait(1000)
    device.request(LONG)
    device.wait(5000)
    expect(device.state).toBe('running')
    expect((await calibrate()).status).toBe(0)
  })

  it.each(['service', 'calibrating'])('a device that is %s already is no hindrance', async (state) => {
    fresh().request(PRESS_5)
    if (state === 'calibrating') device.request(PRESS_3)
    expect(device.state).toBe(state)
    expect((await calibrate()).status).toBe(0)
  })
})

describe('nothing is stored, and why that may be is told', () => {
  const after = (ms: number, answer: Answer = 'entered') => {
    device.wait(ms)
    return answer
  }
  /** It turns; and then this. */
  const turned = (then: () => Answer) => (question: string) => (question === TURNS ? after(9000) : then())
  const plugged = () => {
    device.setCharger(true)
    return after(2000)
  }
  const held = () => {
    device.press(900)
    return after(900)
  }

  it.each<[string, (question: string) => Answer, number, string]>([
    ['nobody presses at all', () => after(GIVES_UP_MS, 'late'), 1, 'gave up'],
    ['nobody says that it stopped', turned(() => after(GIVES_UP_MS, 'late')), 1, 'gave up'],
    ['both answers come too late', () => after(GIVES_UP_MS), 1, 'gave up'],
    ['a charger comes', turned(plugged), 1, 'gave up'],
    ['a long press', turned(held), 1, 'gave up'],
    ['the input ends at first', () => 'closed', 2, 'the input ended: the motor is off'],
    ['the input ends later', turned(() => after(1000, 'closed')), 2, 'the input ended: the motor is off'],
    ['Ctrl-C at first', () => after(9000, 'stopped'), STOPPED, 'stopped: the motor is off'],
    ['Ctrl-C later', turned(() => after(1000, 'stopped')), STOPPED, 'stopped: the motor is off'],
  ])('%s', async (_, answer, exit, sentence) => {
    fresh()
    const { status, stderr, stdout, tool } = await calibrate(JOLT, answer)
    expect([status, tool.closed, measuredValues(stored()).dropOutMv]).toEqual([exit, true, 0])
    expect(stderr).toContain(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
    expect(stdout).not.toContain('stored')
  })

  it('a low battery', async () => {
    fresh().setSupply(3200)
    // It looks at its battery at a press.
    device.press()
    device.wait(1000)
    const { status, stderr } = await calibrate(JOLT, () => after(9000))
    expect([status, stored().sequence]).toEqual([1, 0])
    expect(stderr).toContain('the motor was never on')
  })

  it('what was calibrated before still holds', async () => {
    fresh()
    await calibrate()
    const { dropOutMv } = measuredValues(stored())
    expect((await calibrate(JOLT, () => 'closed')).status).toBe(2)
    expect(measuredValues(stored()).dropOutMv).toBe(dropOutMv)
  })

  it.each([PRESS_3, PRESS_1])('a connection that ends with unknot(%i): the device ends it by itself', async (cutAt) => {
    fresh()
    const { status, stderr } = await calibrate(JOLT, () => after(9000), { cutAt })
    expect(status).toBe(8)
    expect(stderr).toMatch(/stops by itself, within 42 s, .*five short presses/)
    expect([device.state, measuredValues(stored()).dropOutMv]).toEqual(['service', 0])
  })
})

describe('--top-hz', () => {
  const TOP = [...JOLT, '--top-hz', '50']
  const never = (): Answer => {
    throw new Error('nobody is asked')
  }

  it('is stored for the firmware, without a motor or anybody at a terminal', async () => {
    fresh()
    await calibrate()
    const { dropOutMv, startMv } = measuredValues(stored())
    const { sequence } = stored()
    const { status, stdout, tool } = await calibrate(TOP, never, { present: false })
    expect([status, tool.said.at(-1), device.state]).toEqual([0, 'load()', 'locked'])
    expect(stdout).toContain('level 100 is 50 Hz from now on')
    expect(measuredValues(stored())).toEqual({ startMv, dropOutMv, topHz: 50 })
    expect(stored().sequence).toBe(sequence + 1)
    // What the firmware stores next has it too: it read it.
    await calibrate()
    expect([measuredValues(stored()).topHz, stored().sequence]).toEqual([50, sequence + 2])
  })

  it('a new device keeps its gentle defaults', async () => {
    fresh()
    expect(stored().text).toBeUndefined()
    const { status, stdout } = await calibrate([...JOLT, '--top-hz', '70'], never)
    expect([status, stored().sequence, device.state]).toEqual([0, 1, 'locked'])
    expect(stdout).toContain('at fewer volts: the profile has 60 Hz')
  })

  it('a session that plays is over and stored before anything is written', async () => {
    fresh().pressTimes(3)
    device.wait(1000)
    device.request(LONG)
    device.wait(5000)
    const { status } = await calibrate(TOP, never)
    expect([status, device.state]).toEqual([0, 'off'])
    expect(Number(stored().text!.split(',')[5])).toBeGreaterThan(4000)
  })

  it('worn flash is told, and what was stored before still holds', async () => {
    fresh()
    await calibrate()
    const before = stored()
    const { status, stderr, tool } = await calibrate(TOP, never, { worn: true })
    expect([status, tool.said]).toEqual([9, [`unknot(${ASK_OFF})`, `unknot(${PRESS_5})`]])
    expect(stderr).toMatch(/read back of the settings is not what was written: .*still holds/)
    expect(stored()).toEqual(before)
  })
})

describe('what is there is not what was asked for', () => {
  it.each<[string, Given, number, RegExp]>([
    ['another board', { firmware: 'PUCKJS' }, 6, /itself PUCKJS, .*--board puckjs2; nothing was written/],
    ['too old', { version: '2v10' }, 7, /Espruino 2v10, too old/],
    ['another program', { code: 'print(1)' }, 9, /no unknot on that Jolt\.js; npx unknot flash --board joltjs/],
    ['for another board', { code: '"unknot 0.1.0 mine";' }, 6, /built for mine, not for joltjs; give --board mine/],
    ['not running', { idle: true }, 9, /does not run; take its power away/],
  ])('%s', async (_, given, exit, sentence) => {
    fresh()
    const { status, stderr, tool } = await calibrate(JOLT, attentive(device), given)
    expect([status, tool.said, tool.closed, device.recentWrites]).toEqual([exit, [], true, []])
    expect(stderr).toMatch(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
  })

  it.each<[string, number, RegExp]>([
    ['nothing', 3, /there is nothing at .*five short presses/],
    ['silent', 9, /does not answer; if it runs unknot, put it in service/],
    ['cut', 8, /the connection to .* ended; .*put it in service/],
    ['bluetooth', 3, /with its button alone/],
  ])('%s', async (problem, exit, sentence) => {
    fresh()
    const connectTool = () => Promise.reject(new FlashError(problem as keyof typeof PROBLEMS))
    const { status, stderr } = await calibrate(JOLT, attentive(device), { world: { connectTool } })
    expect(status).toBe(exit)
    expect(stderr).toMatch(sentence)
  })
})

describe('mistakes in the command are one sentence and exit 2', () => {
  const range = (given: string, least = 31, most = 120) =>
    `--top-hz is a whole number from ${least} to ${most}, not "${given}"`
  it.each<[string[], string]>([
    [[], `--board NAME is missing; NAME is one of ${Object.keys(boards).join(', ')}`],
    [['--board', 'jolt'], 'unknown board "jolt"; did you mean "joltjs"?'],
    [[...JOLT, '--top', '50'], 'unknown flag "--top"; did you mean "--top-hz"?'],
    [['board'], 'unexpected argument "board"; see unknot calibrate --help'],
    [['--board', 'joltjs', '--port', 'ACM0'], expect.stringContaining('unknown port "ACM0"')],
    [['--board', 'pico', '--port', 'aa:bb:cc:dd:ee:ff'], 'Pico has no Bluetooth console: give its serial port'],
    [['--board', 'joltjs'], 'no'],
    ...['29', '121', '0', '-5', '50.5', 'fast', ''].map((given): [string[], string] => [
      [...JOLT, `--top-hz=${given}`],
      range(given, 30),
    ]),
    // At 100 Hz there would be no band left.
    [['--board', 'puckjs2', '--port', TTY, '--top-hz', '100'], range('100', 101, 400)],
  ])('%j', async (args, message) => {
    fresh()
    const { status, stderr, tool } = await calibrate(args)
    if (message === 'no') expect([status, stderr]).toEqual([3, expect.stringContaining('no port with a board')])
    else expect([status, stderr]).toEqual([2, typeof message === 'string' ? `${message}\n` : message])
    expect(tool.said).toEqual([])
  })

  it('nobody at a terminal', async () => {
    fresh()
    const { status, stderr, tool } = await calibrate(JOLT, attentive(device), { present: false })
    expect([status, tool.said]).toEqual([2, []])
    expect(stderr).toMatch(/^calibrating needs somebody at a terminal/)
  })
})

it('--help is no mistake', async () => {
  fresh()
  const { status, stdout } = await calibrate(['--help'])
  expect([status, stdout]).toEqual([0, expect.stringContaining('--top-hz <NUMBER>')])
})

it('the documents have every exit code', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/maker/calibration.md'), 'utf8')
  const codes = new Set([0, 1, 2, STOPPED, ...Object.values(PROBLEMS).map(({ exit }) => exit)])
  for (const exit of codes) expect(page).toMatch(new RegExp(`^\\| ${exit} \\|`, 'm'))
})

afterEach(() => {
  expect(device.lastError).toBe('')
})
