// A motor is calibrated, or the calibration ends early and stores nothing.

import { describe, expect, it } from 'vitest'
import type { Device } from '../../../sim/device/device.ts'
import { measuredValues } from '../../../sim/journal/stored-settings.ts'
import { PRESS_1, PRESS_3, PRESS_5 } from '../../../src/button.ts'
import { ASK_OFF } from '../../../src/states.ts'
import { ASK_STOPPED, ASK_TURNS } from '../../../tools/calibrate/messages.ts'
import type { Answer } from '../../../tools/calibrate/prompt.ts'
import { GIVE_UP_MS } from '../../../tools/calibrate/time-limit.ts'
import { createJolt, createLockedJolt, createPlayingJolt, jolt, readSettings, runCalibrate } from './run-calibrate.ts'

describe('a user who answers both questions', () => {
  it('gets start and drop-out stored and printed', async () => {
    const device = createJolt()
    const { sequence } = readSettings(device)
    const { status, stdout, stderr, tool, questions } = await runCalibrate(device)
    expect([status, stderr, questions]).toEqual([0, '', [ASK_TURNS, ASK_STOPPED]])
    expect([tool.isClosed, device.state]).toEqual([true, 'service'])
    expect(tool.written).toEqual([ASK_OFF, PRESS_5, PRESS_3, PRESS_1, PRESS_1].map((gesture) => `unknot(${gesture})`))
    const { startMv, dropOutMv } = measuredValues(readSettings(device))
    expect(readSettings(device).sequence).toBe(sequence + 1)
    const { motor } = jolt
    expect(Math.abs(startMv - motor.startMv)).toBeLessThan(100)
    expect(Math.abs(dropOutMv - motor.dropOutMv)).toBeLessThan(200)
    expect(stdout).toContain(
      `starts at ${(startMv / 1000).toFixed(2)} V and stops below ${(dropOutMv / 1000).toFixed(2)} V`,
    )
    expect(stdout).toContain('level 1 still gets 1.20 V')
    expect(stdout).toContain('found Jolt.js, Espruino 2v29')
  })

  it('gets more voltage at level 1 if the motor stops early', async () => {
    const device = createJolt()
    const { status, stdout } = await runCalibrate(device, {
      answer: (question) => {
        device.wait(question === ASK_TURNS ? 20_000 : 5000)
        return 'entered'
      },
    })
    const { startMv, dropOutMv } = measuredValues(readSettings(device))
    expect([status, startMv, dropOutMv]).toEqual([0, 1800, 1400])
    expect(stdout).toContain('level 1 now gets 1.54 V, 110 % of')
    expect(stdout).toContain('without calibration it would get 1.20 V')
    device.powerCycle()
    expect([measuredValues(readSettings(device)).dropOutMv, device.lastError]).toEqual([1400, ''])
  })

  it('ends a running program first', async () => {
    expect((await runCalibrate(createPlayingJolt())).status).toBe(0)
  })

  it.each(['service', 'calibrating'])('can calibrate a device in the state %s', async (state) => {
    const device = createJolt()
    device.request(PRESS_5)
    if (state === 'calibrating') device.request(PRESS_3)
    expect(device.state).toBe(state)
    expect((await runCalibrate(device)).status).toBe(0)
  })
})

describe('nothing is stored, and the command says why', () => {
  const waitAnd = (device: Device, ms: number, answer: Answer = 'entered'): Answer => {
    device.wait(ms)
    return answer
  }
  /** The user answers that the motor turns. Then `next` happens. */
  const turnsAnd =
    (next: (device: Device) => Answer) =>
    (device: Device, question: string): Answer =>
      question === ASK_TURNS ? waitAnd(device, 9000) : next(device)
  const plugCharger = (device: Device) => {
    device.setCharger(true)
    return waitAnd(device, 2000)
  }
  const pressLong = (device: Device) => {
    device.press(900)
    return waitAnd(device, 900)
  }

  it.each<[string, (device: Device, question: string) => Answer, number, string]>([
    ['no answer at all', (device) => waitAnd(device, GIVE_UP_MS, 'timeout'), 1, 'ended the calibration'],
    [
      'no answer that the motor stopped',
      turnsAnd((device) => waitAnd(device, GIVE_UP_MS, 'timeout')),
      1,
      'ended the calibration',
    ],
    ['both answers too late', (device) => waitAnd(device, GIVE_UP_MS), 1, 'ended the calibration'],
    ['a charger', turnsAnd(plugCharger), 1, 'ended the calibration'],
    ['a long press', turnsAnd(pressLong), 1, 'ended the calibration'],
    ['the end of the input at first', () => 'closed', 2, 'the input ended: the motor is off'],
    [
      'the end of the input later',
      turnsAnd((device) => waitAnd(device, 1000, 'closed')),
      2,
      'the input ended: the motor is off',
    ],
    ['Ctrl-C at first', (device) => waitAnd(device, 9000, 'interrupted'), 130, 'stopped: the motor is off'],
    ['Ctrl-C later', turnsAnd((device) => waitAnd(device, 1000, 'interrupted')), 130, 'stopped: the motor is off'],
  ])('%s', async (_, answer, exit, sentence) => {
    const device = createJolt()
    const { status, stderr, stdout, tool } = await runCalibrate(device, {
      answer: (question) => answer(device, question),
    })
    expect([status, tool.isClosed, measuredValues(readSettings(device)).dropOutMv]).toEqual([exit, true, 0])
    expect(stderr).toContain(sentence)
    expect(stderr.split('\n')).toEqual([expect.any(String), ''])
    expect(stdout).not.toContain('stored')
  })

  it('a low battery', async () => {
    const device = createJolt()
    device.setSupply(3200)
    // The firmware measures its battery at a press.
    device.press()
    device.wait(1000)
    const { status, stderr } = await runCalibrate(device, { answer: () => waitAnd(device, 9000) })
    expect([status, readSettings(device).sequence]).toEqual([1, 1])
    expect(stderr).toContain('did not turn the motor on')
  })

  it('a locked device', async () => {
    const device = createLockedJolt()
    const { status, stderr, tool } = await runCalibrate(device)
    expect([status, device.state]).toEqual([1, 'locked'])
    expect(stderr).toContain('the device is locked; press its button three times')
    expect(tool.written).not.toContain(`unknot(${PRESS_3})`)
  })

  it('a first answer that is so late that the second cannot be true', async () => {
    const device = createJolt()
    const answer = (_: string) => waitAnd(device, device.hertz() > 1 ? 700 : 30_000)
    const { status, stderr } = await runCalibrate(device, { answer })
    expect([status, measuredValues(readSettings(device)).dropOutMv]).toEqual([1, 0])
    expect(stderr).toContain('if the motor cannot have stopped where you pressed')
  })

  it('earlier values still apply', async () => {
    const device = createJolt()
    await runCalibrate(device)
    const { dropOutMv } = measuredValues(readSettings(device))
    expect((await runCalibrate(device, { answer: () => 'closed' })).status).toBe(2)
    expect(measuredValues(readSettings(device)).dropOutMv).toBe(dropOutMv)
  })

  it.each([PRESS_3, PRESS_1])('the device stops by itself if the connection ends at unknot(%i)', async (cutAt) => {
    const device = createJolt()
    const { status, stderr } = await runCalibrate(device, { answer: () => waitAnd(device, 9000), cutAt })
    expect(status).toBe(8)
    expect(stderr).toMatch(/stops by itself within 42 s, .*five short presses/)
    expect([device.state, measuredValues(readSettings(device)).dropOutMv]).toEqual(['service', 0])
  })
})
