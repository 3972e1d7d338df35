// Whatever goes wrong while the motor runs, it is off within the watchdog's time, and the next start is clean: on the
// real engines, with the built file as it is.
//
// What stands for what. A process that ends by Espruino's own E.reboot is a board that restarts: its pins are released.
// One that dies or hangs is a board whose interpreter is gone: it stays as it is until the watchdog bites, and the
// bench says when that is, for the Linux builds' own does nothing. Callbacks are called by the bench, which is called
// by a one-shot timer of Espruino, so an error that nothing can catch takes them the way it takes the firmware's timer.

import { describe, expect, it } from 'vitest'
import { WATCHDOG_MS } from '../../../sim/device/fake-hal.ts'
import { builtFile } from '../../support/build/built-file.ts'
import type { Engine } from '../harness/engine.ts'
import { engines } from '../harness/engines.ts'
import { linesOf } from '../harness/play.ts'
import { record } from '../harness/record.ts'
import { type Fault, injectFault } from './fault-injection.ts'

/** Calls all that any Espruino board does. */
const BOARD = 'joltjs'

const built = await builtFile(BOARD)

/** Runs two minutes from the first press on, unless it is turned off. */
const { world } = record('given unlocked\ngiven program break', BOARD)
const START = '0 closed 1\n900 closed 0\n'
/** Whatever state it is in, one of three long presses starts it: after the rest, for the session that was cut may have been a full one. */
const AGAIN = [730, 735, 740].map((s) => `${s}000 closed 1\n${s}900 closed 0\n`).join('') + '750000 end 0\n'

const suffers = async (engine: Engine, fault: Fault, between = '') =>
  injectFault(engine, fault, { board: BOARD, built, events: START + between + AGAIN, world })

/** What the file calls, all of which may throw. */
const CALLED = [
  'global.analogRead',
  'global.analogWrite',
  'global.clearTimeout',
  'global.digitalRead',
  'global.digitalWrite',
  'global.getTime',
  'global.setTimeout',
  'E.enableWatchdog',
  'E.getAnalogVRef',
  'E.getTemperature',
  'E.kickWatchdog',
  'Jolt.setDriverMode',
  'require("Storage").write',
]

/** Within the guard, once a second. */
const READ = 'global.analogRead'
const THROWS = 'throw new Error("fault")'
/** In the middle of a hold, where the next thing to happen is a look at the battery. */
const MIDDLE_MS = 10_000
/** Called once only, when the motor starts. */
const fromMs = (within: string) => (within === 'E.enableWatchdog' ? 0 : MIDDLE_MS)

/** What of the firmware it happens in. */
const CALLBACKS = {
  'its timer': '',
  'its button': `${MIDDLE_MS} closed 1\n${MIDDLE_MS + 100} closed 0\n`,
  'its charger': `${MIDDLE_MS} charging 1\n20000 charging 0\n`,
}

/** What no catch sees, each on the engines where it can be brought about. A board's file never does any of this. */
const FATAL: readonly (Pick<Fault, 'code' | 'typing'> & { what: string; on: readonly string[]; by: RegExp })[] = [
  {
    what: 'the end of memory',
    // More than any board has variables for; a stock build for Linux makes more, and has no end.
    code: 'const hog = []; for (let i = 0; i < 20000; i++) hog.push([i, 0.5]); print("memory without end")',
    on: ['Espruino'],
    // At once: the engine itself calls its own E.reboot for this.
    by: /reboot/,
  },
  {
    what: 'the end of memory',
    // JerryScript ends its process, as Kaluma stops the processor.
    code: 'const hog = []; for (;;) hog.push([1.5])',
    on: ['JerryScript'],
    by: /watchdog/,
  },
  {
    what: 'a recursion that is too deep',
    // Espruino calls E.reboot if memory ends first, and nobody if the stack does, for the timer is a one-shot.
    // (JerryScript dies of it without a word; Node throws, which the firmware catches.)
    code: 'bench.dive = (n) => bench.dive(n + 1) + 1; bench.dive(0)',
    on: ['Node', 'Espruino'],
    by: /firmware|reboot|watchdog/,
  },
  {
    what: 'Ctrl-C on the console',
    // It first opens the debugger, in which the board would stay.
    code: 'for (let i = 0; i < 1000000; i++);',
    typing: { text: '\x03', from: 'fault ', until: 'Execution Interrupted' },
    on: ['Espruino'],
    by: /watchdog/,
  },
  {
    what: 'a callback that takes 30 s',
    code: 'bench.stall(30000)',
    on: ['Node', 'Espruino', 'JerryScript'],
    by: /watchdog/,
  },
]

const YEAR_DAYS = 365
/** A day the clock may have been set to before. */
const TODAY = 20000

describe.concurrent.each(engines)('%s', (name, engine) => {
  // Its boards' files call other functions.
  if (!engine?.runs('espruino')) return it.skip('is not at hand', () => {})

  describe.each(Object.entries(CALLBACKS))('an exception in %s', (_, between) => {
    it.each(CALLED)('from %s', async (within) => {
      const { at, offAt, runsAgain } = await suffers(engine, { within, fromMs: fromMs(within), code: THROWS }, between)
      // The clock is read once outside the guard: of that the watchdog makes an end.
      if (within === 'global.getTime') expect(offAt! - at!).toBeLessThanOrEqual(WATCHDOG_MS)
      else expect(offAt).toBe(at)
      expect(runsAgain).toBe(true)
    })
  })

  it.for(FATAL.filter(({ on }) => on.includes(name)))('$what', async ({ code, typing, by }, { skip }) => {
    const outcome = await suffers(engine, { within: READ, fromMs: MIDDLE_MS, code, ...(typing && { typing }) })
    // As a line of its own: Espruino shows the code of what it interrupts.
    if (linesOf(outcome.printed).includes('memory without end')) skip('its memory has no end')
    expect(outcome.offAt! - outcome.at!).toBeLessThanOrEqual(WATCHDOG_MS)
    expect(outcome.by).toMatch(by)
    expect(outcome.runsAgain).toBe(true)
  })

  it('the fault is told by the light: one slow blink, three times', async () => {
    const { offAt, trace } = await suffers(engine, { within: READ, fromMs: MIDDLE_MS, code: THROWS })
    const lit = trace.map((line) => JSON.parse(line)).filter(({ t, light }) => t > offAt! && t < 60_000 && light > 0)
    expect(lit).toHaveLength(3)
  })

  describe('time', () => {
    const undisturbed = () => suffers(engine, { within: READ, fromMs: MIDDLE_MS, code: '' })

    it.each([1000, 5000, 7000])('a callback that takes %i ms does not change when the session ends', async (ms) => {
      const { offAt } = await suffers(engine, { within: READ, fromMs: MIDDLE_MS, code: `bench.stall(${ms - 1})` })
      expect(offAt).toBe((await undisturbed()).offAt)
    })

    it.each([YEAR_DAYS, -YEAR_DAYS])('a host that sets the clock by %i days changes nothing', async (days) => {
      const set = `5000 day ${TODAY}\n15000 day ${TODAY + days}\n`
      const { trace } = await suffers(engine, { within: READ, fromMs: MIDDLE_MS, code: '' }, set)
      expect(trace).toEqual((await undisturbed()).trace)
    })

    it.each([YEAR_DAYS, -YEAR_DAYS])(
      'a clock that jumps by %i days unseen does not extend the session',
      async (days) => {
        const code = `world.clockS += ${days * 86400}`
        const { offAt, runsAgain } = await suffers(engine, { within: 'global.getTime', fromMs: MIDDLE_MS, code })
        const { offAt: expected } = await undisturbed()
        expect(offAt).toBeGreaterThanOrEqual(expected! - 2 * WATCHDOG_MS)
        expect(offAt).toBeLessThanOrEqual(expected! + WATCHDOG_MS)
        expect(runsAgain).toBe(true)
      },
    )
  })
})
