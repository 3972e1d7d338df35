// What the shell stores, and when.

import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as store from '../../hal/store.ts'
import { compileRotation } from '../../programs/index.ts'
import { Device } from '../../sim/device/device.ts'
import { LONG } from '../../src/button.ts'
import { BRAKE_MS, REST_MS } from '../../src/limits.ts'
import { ASK_DESK, ASK_PLAN, FAULT_STORE } from '../../src/massager.ts'
import { RECORD_CHARS } from '../../src/memory/journal.ts'
import { DAY_FIELD, OPEN, OPEN_FIELD } from '../../src/memory/settings.ts'
import { NUDGE_MIN_MINUTES } from '../../src/routine/desk.ts'
import { fakeHalOf, startSession, unlock } from './shell-bench.ts'

const programs = compileRotation()
/** A press becomes long after this time, and the start of a session is stored so long before. */
const LONG_MS = 800
const STORE_AHEAD_MS = 300

let device: Device
/** [ms, record] of each write. */
let writes: [ms: number, record: string][]

beforeEach(() => {
  device = unlock(new Device({ programs }))
  writes = []
  const hal = fakeHalOf(device)
  const write = hal.writeCell.bind(hal)
  hal.writeCell = (cell, record) => {
    write(cell, record)
    if (hal.readCell(cell) === record) writes.push([device.now, record])
  }
})

const endSession = () => {
  device.press(900)
  device.wait(2000)
}
const openFieldOf = (record: string) => Number(record.split('|')[2]!.split(',')[OPEN_FIELD])
/** The records of sessions in each write that has any. */
const sessionsWritten = () => writes.map(([, record]) => record.split('|')[3]!).filter((sessions) => sessions)

describe('the journal', () => {
  it('gets the record of each session once, and no record of an earlier one again', () => {
    for (let session = 0; session < 3; session++) {
      startSession(device)
      endSession()
    }
    device.pressTimes(3) // locks, which is stored
    device.wait(3000)
    expect(sessionsWritten().map((sessions) => sessions.length)).toEqual(Array(3).fill(RECORD_CHARS))
    expect(openFieldOf(writes.at(-1)![1])).toBe(0)
  })
})

describe('the start of a session is stored', () => {
  it.each([
    [LONG_MS - STORE_AHEAD_MS - 1, []],
    [LONG_MS - STORE_AHEAD_MS, [2, 0]],
    [LONG_MS - STORE_AHEAD_MS + 1, [2, 0]],
    [LONG_MS - 1, [2, 0]],
  ])('ahead, and taken back if none began: a press of %i ms stores the marks %j', (ms, marks) => {
    device.press(ms)
    device.wait(3000)
    expect(writes.map(([, record]) => openFieldOf(record))).toEqual(marks)
    expect(device.state).toBe('off')
  })

  it('300 ms before the press is long, and not again before the motor turns', () => {
    const pressedAt = device.now
    device.press(900)
    device.wait(5000)
    expect(device.state).toBe('running')
    expect(writes.map(([at]) => at)).toEqual([pressedAt + LONG_MS - STORE_AHEAD_MS])
  })

  it('300 ms before the press is long: until the motor turns, nothing else is given to the store', () => {
    const save = vi.spyOn(store, 'save')
    device.press(900)
    expect(device.hal.duty).toBeGreaterThan(0)
    expect(save).toHaveBeenCalledTimes(1)
    save.mockRestore()
  })

  it('with one reading of the sensors, however long the press is held before it is long', () => {
    const read = vi.spyOn(fakeHalOf(device), 'batteryMv')
    device.press(LONG_MS - 1)
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('only where a press can start one', () => {
    device.pressTimes(3)
    device.wait(5000)
    expect(device.state).toBe('locked')
    writes.length = 0
    device.press(900)
    device.wait(3000)
    expect(writes).toEqual([])
  })
})

describe('a start is stored before the motor turns, at the threshold if not ahead:', () => {
  /** What was stored in the press by the time when the motor went on; undefined if it did not. */
  let stored: { ms: number; fields: number[]; sessions: string }[] | undefined

  /** Holds the button for 900 ms. 600 ms after it was closed, `meanwhile` is called. */
  function pressLong(meanwhile = () => {}): void {
    const hal = fakeHalOf(device)
    const motor = hal.motor.bind(hal)
    const from = device.now
    writes.length = 0
    stored = undefined
    hal.motor = (duty) => {
      if (duty > 0)
        stored ??= writes.map(([at, record]) => {
          const [, , settings, sessions] = record.split('|')
          return { ms: at - from, fields: settings!.split(',').map(Number), sessions: sessions! }
        })
      motor(duty)
    }
    device.setButton(1)
    device.wait(600)
    meanwhile()
    device.wait(300)
    device.setButton(0)
    device.wait(3000)
  }

  it.each([
    [-STORE_AHEAD_MS - 1, undefined],
    [-STORE_AHEAD_MS, [LONG_MS]],
    [-1, [LONG_MS]],
    [0, [LONG_MS - STORE_AHEAD_MS]],
  ])('looked at %i ms after the end of a rest, it is stored at %j ms of the press', (ms, expected) => {
    startSession(device)
    device.powerCycle()
    device.wait(REST_MS - (LONG_MS - STORE_AHEAD_MS) + ms)
    pressLong()
    expect(stored?.map((record) => record.ms)).toEqual(expected)
    expect(stored?.map(({ fields }) => fields[OPEN_FIELD])).toEqual(expected && [OPEN])
  })

  it('one that was stored ahead is stored again where the day was read after that', () => {
    const DAY = 20_000
    const day = vi.spyOn(fakeHalOf(device), 'day').mockReturnValue(DAY)
    device.wait(1000)
    pressLong(() => {
      day.mockReturnValue(DAY + 1)
      device.request(ASK_DESK + NUDGE_MIN_MINUTES)
    })
    expect(stored?.map(({ fields }) => [fields[OPEN_FIELD], fields[DAY_FIELD]])).toEqual([
      [OPEN + DAY, DAY],
      [OPEN + DAY + 1, DAY + 1],
    ])
  })

  it('one that could not be stored ahead', () => {
    device.hal.brokenParts.add('store')
    pressLong(() => device.hal.brokenParts.delete('store'))
    expect(stored?.map(({ ms, fields }) => [ms, fields[OPEN_FIELD]])).toEqual([[LONG_MS, OPEN]])
  })

  it('and with it the record of a session that could not be stored', () => {
    startSession(device)
    device.hal.brokenParts.add('store')
    endSession()
    device.hal.brokenParts.delete('store')
    device.press(900) // clears the fault
    device.wait(1000)
    pressLong()
    expect(stored?.map(({ ms, sessions }) => [ms, sessions.length])).toEqual([
      [LONG_MS - STORE_AHEAD_MS, 0],
      [LONG_MS, RECORD_CHARS],
    ])
  })
})

it('no page is begun while somebody waits for the motor: not by a press that starts it, nor by one that is refused', () => {
  const hal = fakeHalOf(device)
  const beginPage = hal.beginPage.bind(hal)
  /** Whether a press was to start the motor, at each page that was begun. */
  const begun: boolean[] = []
  let isStarting = false
  hal.beginPage = (cell) => {
    begun.push(isStarting)
    return beginPage(cell)
  }
  for (let session = 0; session < 40; session++) {
    isStarting = true
    // One press is refused, and one starts the motor.
    device.setSupply(session % 3 > 0 ? 3900 : 3300)
    device.press(850)
    isStarting = false
    device.wait(3000)
    if (device.state === 'running') endSession()
  }
  expect(begun.length).toBeGreaterThan(3)
  expect(begun).not.toContain(true)
})

it('nothing is stored from the first move to the end of the session, in the pauses of a program neither', () => {
  startSession(device)
  writes.length = 0
  device.request(ASK_PLAN) // which is to be stored
  // The cue of each program has pauses.
  for (let program = 0; program < 3; program++) {
    device.press()
    device.wait(5000)
  }
  expect(device.state).toBe('running')
  expect(writes).toEqual([])
  endSession()
  expect(writes.length).toBeGreaterThan(0)
})

it('a session that a host starts, with no press ahead of it, is stored before the motor turns, each time', () => {
  for (let session = 0; session < 2; session++) {
    writes.length = 0
    device.request(LONG)
    device.wait(5000)
    expect(device.state).toBe('running')
    expect(writes.map(([, record]) => openFieldOf(record))).toEqual([2])
    endSession()
  }
})

it('a nudge has nothing stored', () => {
  device.powerCycle()
  device.wait(1000)
  device.request(ASK_DESK + NUDGE_MIN_MINUTES)
  const { wakeUps } = device.hal
  device.wait(NUDGE_MIN_MINUTES * 60_000 + 5000)
  expect(device.hal.wakeUps).toBeGreaterThan(wakeUps + 5)
  expect(writes).toEqual([])
})

describe('a store that fails', () => {
  it('at the start lets the session run, and shows the fault at its end', () => {
    device.hal.brokenParts.add('store')
    startSession(device)
    endSession()
    expect([device.state, device.status.fault]).toEqual(['fault', FAULT_STORE])
    expect(device.lastError).toContain('store full')
  })

  it('while the motor is off shows the fault at once', () => {
    device.hal.brokenParts.add('store')
    device.pressTimes(3)
    device.wait(1000)
    expect([device.state, device.status.fault]).toEqual(['fault', FAULT_STORE])
  })

  it('to be read at power-up shows the fault: what cannot be read must not be written', () => {
    vi.spyOn(fakeHalOf(device), 'readCell').mockImplementation(() => {
      throw new Error('no such file')
    })
    device.powerCycle()
    device.wait(1000)
    expect([device.state, device.status.fault]).toEqual(['fault', FAULT_STORE])
    expect(device.lastError).toContain('no such file')
  })
})

it.each([
  ['a transistor', undefined, 0],
  ['a bridge, which brakes until then', 'pwm-direction', BRAKE_MS],
] as const)(
  'the end of a session with %s (%s) is stored no sooner than %i ms after the motor is off',
  (_, driverKind, afterMs) => {
    device = unlock(new Device({ programs, ...(driverKind && { hardware: { driverKind } }) }))
    const hal = fakeHalOf(device)
    const write = hal.writeCell.bind(hal)
    const storedMs: number[] = []
    hal.writeCell = (cell, record) => {
      write(cell, record)
      storedMs.push(device.now)
    }
    startSession(device)
    storedMs.length = 0
    device.setButton(1)
    while (device.hal.duty > 0) device.wait(1)
    const offMs = device.now
    device.wait(1000)
    expect(storedMs[0]! - offMs).toBeGreaterThanOrEqual(afterMs)
    expect(storedMs[0]! - offMs).toBeLessThan(afterMs + 50)
  },
)
