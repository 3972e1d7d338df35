// The Kaluma HAL without the core, which would never call it like this; and the profiles that it is built for.

import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { serializeProfile } from '../../../tools/build/bundle.ts'
import { Pico } from './fake-pico.ts'

const root = join(import.meta.dirname, '../../..')
const kaluma = Object.values(boards).filter((board) => board.engine === 'kaluma')
const [pico] = kaluma
let code = ''
/** The profile as the build gives it to the HAL. */
const boardPlugin: Plugin = {
  name: 'board',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#board$/ }, ({ path }) => ({ path, namespace: 'board' }))
    onLoad({ filter: /./, namespace: 'board' }, () => ({ contents: `export const board = ${serializeProfile(pico!)}` }))
  },
}
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from './hal/kaluma/hal.ts'`, resolveDir: root },
    plugins: [boardPlugin],
    external: ['fs', 'pwm', 'rtc', 'wdt'],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2015',
  })
  code = `var module = {}; ${outputFiles[0]!.text}; var hal = module.exports; hal.setUp()`
})

describe('motor()', () => {
  it.each([
    ['NaN', 0],
    ['undefined', 0],
    ['-1', 0],
    ['-Infinity', 0],
    ['0', 0],
    ['1', 0.001],
    ['999', 0.999],
    ['1000', 1],
    ['1001', 1],
    ['Infinity', 1],
  ])('with a duty of %s sets the PWM to %d', (duty, share) => {
    const board = new Pico(code, pico!)
    board.evaluate('hal.motor(500)')
    expect(board.duty()).toBe(0.5)
    board.evaluate(`hal.motor(${duty})`)
    expect(board.duty()).toBe(share)
    for (const [, value] of board.callsOf('setDuty'))
      expect((value as number) >= 0 && (value as number) <= 1).toBe(true)
  })

  it('sets a duty again that it could not set before', () => {
    const board = new Pico(code, pico!)
    board.broken.add('setDuty')
    expect(() => board.evaluate('hal.motor(500)')).toThrow('setDuty')
    expect(() => board.evaluate('hal.motor(0)')).toThrow('setDuty')
    board.broken.clear()
    board.evaluate('hal.motor(0)')
    expect(board.callsOf('setDuty')).toHaveLength(3)
  })
})

describe('wakeAt()', () => {
  it('sets a timer again that it could not set before', () => {
    const board = new Pico(code, pico!, { broken: ['setTimeout'] })
    expect(() => board.evaluate('hal.wakeAt(100)')).toThrow('setTimeout')
    board.broken.clear()
    board.evaluate('hal.wakeAt(100)')
    expect(board.timers.count).toBe(1)
  })

  it('holds one timer, also if its id is 0', () => {
    const board = new Pico(code, pico!)
    board.evaluate('hal.wakeAt(100)')
    board.evaluate('hal.wakeAt(50)')
    board.evaluate('hal.wakeAt(50)')
    expect(board.callsOf('setTimeout', 'clearTimeout').map(([name]) => name)).toEqual([
      'setTimeout',
      'clearTimeout',
      'setTimeout',
    ])
    board.evaluate('hal.wakeAt(Infinity)')
    expect(board.timers.count).toBe(0)
  })
})

it('reset() resets the chip within 1 ms, by a watchdog of 1 ms', () => {
  const board = new Pico(code, pico!)
  board.evaluate('hal.motor(500)')
  board.evaluate('hal.reset()')
  board.run(1)
  expect(board.resets).toBe(1)
  expect(board.duty()).toBe(0)
})

describe.each(kaluma)('the profile of $name', ({ name, motorPin, lightPin, buttonPin, batteryPin, chargerPin }) => {
  const others = [lightPin, buttonPin, batteryPin, chargerPin]
  const sliceOf = (pin: number) => (pin >> 1) & 7

  it('has the motor alone on its PWM slice, which is not that of pin 25', () => {
    for (const pin of [...others, 25]) expect(sliceOf(pin), `pin ${pin}`).not.toBe(sliceOf(motorPin))
  })

  it('uses no pin twice and no reserved pin, and has the battery on the ADC', () => {
    expect(new Set([motorPin, ...others]).size).toBe(5)
    // 22: safe boot. 15: the USB workaround of early chips. The others: the supply, or the Wi-Fi chip of a Pico W.
    const reserved = [22, 15, ...(name === 'pico-w' ? [23, 24, 25, 29] : [23, 24, 29])]
    for (const pin of [motorPin, ...others]) expect(reserved).not.toContain(pin)
    expect([26, 27, 28]).toContain(batteryPin)
  })
})
