// The Kaluma HAL by itself, without the core that would never ask such things of it; and the profiles it is built for.

import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { serializeProfile } from '../../../tools/build/bundle.ts'
import { Pico } from './fake.ts'

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
    external: ['fs', 'pwm', 'wdt'],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2015',
  })
  code = `var module = {}; ${outputFiles[0]!.text}; var hal = module.exports; hal.setUp()`
})

describe('the one setter of the duty', () => {
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
  ])('asked for %s, the motor gets %d', (asked, duty) => {
    const board = new Pico(code, pico!)
    board.evaluate('hal.motor(500)')
    expect(board.duty()).toBe(0.5)
    board.evaluate(`hal.motor(${asked})`)
    expect(board.duty()).toBe(duty)
    for (const [, value] of board.named('setDuty')) expect((value as number) >= 0 && (value as number) <= 1).toBe(true)
  })

  it('asks again for what it could not set', () => {
    const board = new Pico(code, pico!)
    board.broken.add('setDuty')
    expect(() => board.evaluate('hal.motor(500)')).toThrow('setDuty')
    expect(() => board.evaluate('hal.motor(0)')).toThrow('setDuty')
    board.broken.clear()
    board.evaluate('hal.motor(0)')
    expect(board.named('setDuty')).toHaveLength(3)
  })
})

it('a timer that could not be set is not taken for set', () => {
  const board = new Pico(code, pico!, { broken: ['setTimeout'] })
  expect(() => board.evaluate('hal.wakeAt(100)')).toThrow('setTimeout')
  board.broken.clear()
  board.evaluate('hal.wakeAt(100)')
  expect(board.timers).toBe(1)
})

it('there is one timer, also where its id is 0', () => {
  const board = new Pico(code, pico!)
  board.evaluate('hal.wakeAt(100)')
  board.evaluate('hal.wakeAt(50)')
  board.evaluate('hal.wakeAt(50)')
  expect(board.named('setTimeout', 'clearTimeout').map(([name]) => name)).toEqual([
    'setTimeout',
    'clearTimeout',
    'setTimeout',
  ])
  board.evaluate('hal.wakeAt(Infinity)')
  expect(board.timers).toBe(0)
})

it('the only reset there is: a watchdog of 1 ms', () => {
  const board = new Pico(code, pico!)
  board.evaluate('hal.motor(500)')
  board.evaluate('hal.reset()')
  board.run(1)
  expect(board.resets).toBe(1)
  expect(board.duty()).toBe(0)
})

describe.each(kaluma)('the pins of $name', ({ name, motorPin, lightPin, buttonPin, batteryPin, chargerPin }) => {
  const others = [lightPin, buttonPin, batteryPin, chargerPin]
  const slice = (pin: number) => (pin >> 1) & 7

  it('the motor is alone on its slice, and not on that of pin 25', () => {
    for (const pin of [...others, 25]) expect(slice(pin), `pin ${pin}`).not.toBe(slice(motorPin))
  })

  it('none twice, none that something else needs, the battery on the ADC', () => {
    expect(new Set([motorPin, ...others]).size).toBe(5)
    // Safe boot; the USB mend of early chips; on a Pico W the Wi-Fi chip.
    const taken = [22, 15, ...(name === 'pico-w' ? [23, 24, 25, 29] : [23, 24, 29])]
    for (const pin of [motorPin, ...others]) expect(taken).not.toContain(pin)
    expect([26, 27, 28]).toContain(batteryPin)
  })
})
