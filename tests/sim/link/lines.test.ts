// The answer to each line of an accepted host, at the edges of what it may say, and what the device has then.

import { beforeEach, describe, expect, it } from 'vitest'
import { massagerMotor } from '../../../hal/boards/motors.ts'
import { compileRotation } from '../../../programs/index.ts'
import { Device } from '../../../sim/device/device.ts'
import type { Link } from '../../../sim/link/fake-link.ts'
import { INDEX } from '../../../src/link/hosts-program.ts'
import { saved } from '../../../src/memory/settings.ts'
import { leastDecihertz } from '../../../src/motor/profile.ts'
import { toHex, tried } from '../../support/link/hostile.ts'

const HEX = toHex([...tried(80)])
/** The highest voltage at which a motor of this profile can have stopped. */
let lastMv = 1
while (leastDecihertz(massagerMotor, lastMv + 1)) lastMv++

let device: Device
function accept(link: Link): void {
  device = new Device({ programs: compileRotation(), link })
  device.pressTimes(3)
  device.wait(1000)
  if (link === 'radio') device.pressTimes(5)
  device.wait(1000)
  device.host('connects')
  device.wait(1000)
  device.press()
  device.wait(1000)
}

function ask(line: string): string {
  device.host('sends', `${line}\n`)
  device.wait(10)
  return device.hal.link!.heard.at(-1)!.slice(1)
}

describe.each<Link>(['radio', 'wire'])('by %s', (link) => {
  beforeEach(() => accept(link))

  it.each([
    ['set 2 0', 'no'],
    ['set 2 1', 'ok'],
    ['set 2 5', 'ok'],
    ['set 2 6', 'no'],
    ['set 2 2.5', 'no'],
    ['set 2', 'no'],
    ['set 2 x', 'no'],
    ['set 2 00000000000000000001', 'no'],
    ['set 8 0', 'no'],
    ['set 8 1', 'ok'],
    [`set 8 ${lastMv}`, 'ok'],
    [`set 8 ${lastMv + 1}`, 'no'],
    ['set 9 9999', 'ok'],
    ['set 9 10000', 'no'],
    ['set 0 3999999999', 'ok'],
    ['set 0 4000000000', 'no'],
    ['set 1 1', 'no'],
    ['set 3 1', 'no'],
    ['set -1 1', 'no'],
    ['set x 1', 'no'],
    ['let 2 1', 'no'],
    ['', 'no'],
    [`load ${INDEX} ${HEX}`, 'ok'],
    [`load ${INDEX} ${HEX}00`, 'no'],
    [`load ${INDEX}`, 'no'],
    [`load ${INDEX + 1} ${HEX}`, 'no'],
    [`load 4 ${HEX}`, 'ok'],
    [`load 5 ${HEX}`, 'no'],
    [`load 4.5 ${HEX}`, 'no'],
    ['do', 'no'],
    ['do -1', 'no'],
    ['do 0.5', 'no'],
    ['do 15', link === 'radio' ? 'ok' : 'no'],
    ['read 31', 'read '],
    ['read 1000', 'no'],
  ])('%s: the answer is %j', (line, answer) => {
    const before = [...saved]
    expect(ask(line)).toBe(answer)
    const [verb, field, value] = line.split(' ')
    if (verb === 'set' && answer === 'ok' && field !== '0') before[Number(field)] = Number(value)
    expect(saved).toEqual(before)
    expect(device.hal.duty).toBe(0)
  })

  it('sets the clock only once', () => {
    expect([ask('set 0 1700000000'), ask('set 0 1800000000')]).toEqual(['ok', 'no'])
  })

  it('takes a program to try while the motor runs, and nothing else', () => {
    ask('do 0')
    device.wait(3000)
    expect(device.hal.duty).toBeGreaterThan(0)
    const lines = [`load ${INDEX} ${HEX}`, `load ${INDEX} 00`, `load 0 ${HEX}`, 'set 2 3', 'read 0', 'at']
    expect(lines.map((line) => ask(line).split(' ').slice(0, 2).join(' '))).toEqual([
      'ok',
      'no',
      'no state',
      'no state',
      'no state',
      'at 1',
    ])
  })
})
