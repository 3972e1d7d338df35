// injectFault() finds from the printed text when the motor is off, by what, and whether it runs again.

import { expect, it } from 'vitest'
import { enginePrinting } from '../harness/fake-programs.ts'
import { record } from '../harness/record.ts'
import { HangError } from '../harness/run-program.ts'
import { injectFault } from './fault-injection.ts'

const { world, events } = record('', 'puckjs2')
const cycle = { board: 'puckjs2', built: '', world, events }
const fault = { within: 'global.getTime', fromMs: 0, code: '' }

const at = (now: number, resetAt: number | string) => `fault ${resetAt} ${JSON.stringify({ ...world, now })}\n`
const on = (t: number) => `{"t":${t},"duty":500}\n`
const off = (t: number) => `{"t":${t},"duty":0}\n`
const reset = (now: number) => `reset ${JSON.stringify({ ...world, now })}\n`
const again = `${on(90)}done\n`

it.each([
  ['turned off', [`${on(1)}${at(5, 20)}${off(7)}done\n`], { offAt: 7, by: 'firmware', runsAgain: false }],
  [
    'turned off, and on',
    [`${on(1)}${at(5, 20)}${off(7)}${on(9)}done\n`],
    { offAt: 7, by: 'firmware', runsAgain: true },
  ],
  ['not on', [`${on(1)}${off(2)}${at(5, 20)}done\n`], { offAt: 5, by: 'firmware', runsAgain: false }],
  ['not turned off', [`${on(1)}${at(5, 20)}done\n`], { offAt: undefined, by: 'firmware', runsAgain: false }],
  ['reset by itself', [`${on(1)}${at(5, 20)}${off(7)}${reset(7)}`, again], { offAt: 7, by: 'reboot', runsAgain: true }],
  [
    'off, and reset later',
    [`${on(1)}${at(5, 20)}${off(7)}${reset(9)}`, again],
    { offAt: 7, by: 'firmware', runsAgain: true },
  ],
  [
    'reset by the watchdog',
    [`${on(1)}${at(5, 20)}${off(20)}${reset(20)}`, again],
    { offAt: 20, by: 'watchdog', runsAgain: true },
  ],
  [
    'rebooted by the engine',
    [`${on(1)}${at(5, 20)}Not implemented\n`, again],
    { offAt: 5, by: 'reboot', runsAgain: true },
  ],
  ['on when its process dies', [`${on(1)}${at(5, 20)}`, again], { offAt: 20, by: 'watchdog', runsAgain: true }],
  [
    'on when its process hangs',
    [new HangError('', `${on(1)}${at(5, 20)}`), again],
    { offAt: 20, by: 'watchdog', runsAgain: true },
  ],
  [
    'on, without a watchdog, when its process dies',
    [`${on(1)}${at(5, 'Infinity')}`, again],
    { offAt: Infinity, by: 'watchdog', runsAgain: true },
  ],
] as const)('tells a motor that is %s', async (_, outputs, outcome) => {
  const { engine } = enginePrinting(...outputs)
  expect(await injectFault(engine, fault, cycle)).toMatchObject({ at: 5, ...outcome })
})

it('starts the next process in the world after the reset', async () => {
  const { engine, worlds } = enginePrinting(`${on(1)}${at(5, 20)}`, again)
  await injectFault(engine, fault, cycle)
  expect(worlds.map(({ now }) => now)).toEqual([0, 20])
})

it.each([
  ['ends before the fault happens', [on(1)], 'it ended before the fault happened'],
  ['resets without end', [`${at(5, 20)}${reset(6)}`], 'it resets without end'],
])('throws for a board that %s', async (_, outputs, why) => {
  await expect(injectFault(enginePrinting(...outputs).engine, fault, cycle)).rejects.toThrow(why)
})
