// Whatever goes wrong while the motor runs, the motor is off within the time of the watchdog, and the next start is clean:
// on the real engines, with the unchanged built file.
//
// A process that ends by Espruino's own E.reboot is a board that restarts and releases its pins. A process that dies or
// hangs is a board whose interpreter is dead: the pins stay as they are until the watchdog resets the board. The bench
// tells when that is, as the watchdogs of the Linux builds do nothing. A one-shot timer of Espruino calls the bench, which
// calls the callbacks. So an error that no code can catch ends a callback as it ends a callback of the firmware's timer.

import { describe, expect, it } from 'vitest'
import { WATCHDOG_MS } from '../../../sim/device/fake-hal.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { isFull } from '../../support/scope.ts'
import type { Engine } from '../harness/engine.ts'
import { engines } from '../harness/engines.ts'
import { linesOf } from '../harness/play.ts'
import { record } from '../harness/record.ts'
import { type Fault, injectFault } from './fault-injection.ts'

/** A Jolt.js calls every function that an Espruino board calls. The default run has built the file of a Puck.js anyway. */
const BOARD = isFull ? 'joltjs' : 'puckjs2'

const built = await builtFile(BOARD)

/** A session of two minutes. */
const { world } = record('given unlocked\ngiven program break', BOARD)
const START = '0 closed 1\n900 closed 0\n'
/**
 * In any state one of three long presses starts the next session. They come after the rest, as the interrupted session may
 * count as a full one.
 */
const NEXT_SESSION = [730, 735, 740].map((s) => `${s}000 closed 1\n${s}900 closed 0\n`).join('') + '750000 end 0\n'

const playWith = async (engine: Engine, fault: Fault, between = '') =>
  injectFault(engine, fault, { board: BOARD, built, events: START + between + NEXT_SESSION, world })

/** Everything that the built file calls. Each call may throw. */
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
  ...(BOARD === 'joltjs' ? ['Jolt.setDriverMode'] : []),
  'require("Storage").write',
]

/** Called within the guard, once a second. */
const READ = 'global.analogRead'
const THROWS = 'throw new Error("fault")'
/** In the middle of a hold, where the next wake-up is a sensor check. */
const MIDDLE_MS = 10_000
/** The watchdog is started only once, with the motor. */
const fromMs = (within: string) => (within === 'E.enableWatchdog' ? 0 : MIDDLE_MS)

/** The callbacks of the firmware that a fault can happen in. */
const CALLBACKS = {
  'its timer': '',
  'its button': `${MIDDLE_MS} closed 1\n${MIDDLE_MS + 100} closed 0\n`,
  'its charger': `${MIDDLE_MS} charging 1\n20000 charging 0\n`,
}

/** Faults that no `catch` sees, each on the engines where it can be produced. A built file never does any of this. */
const FATAL: readonly (Pick<Fault, 'code' | 'typing'> & { what: string; on: readonly string[]; by: RegExp })[] = [
  {
    what: 'the end of memory',
    // More than the variables of any board. A stock Linux build makes more variables, without end.
    code: 'const hog = []; for (let i = 0; i < 20000; i++) hog.push([i, 0.5]); print("memory without end")',
    on: ['Espruino'],
    // At once: the engine calls its own E.reboot.
    by: /reboot/,
  },
  {
    what: 'the end of memory',
    // JerryScript ends its process. Kaluma stops the processor.
    code: 'const hog = []; for (;;) hog.push([1.5])',
    on: ['JerryScript'],
    by: /watchdog/,
  },
  {
    what: 'a recursion that is too deep',
    // Espruino calls E.reboot if the memory is used up first. If it is the stack, nothing is called, as the timer is a
    // one-shot. JerryScript dies without a message. Node throws, and the firmware catches.
    code: 'bench.dive = (n) => bench.dive(n + 1) + 1; bench.dive(0)',
    on: ['Node', 'Espruino'],
    by: /firmware|reboot|watchdog/,
  },
  {
    what: 'Ctrl-C on the console',
    // Ctrl-C first opens the debugger, in which the board would stay.
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
/** A day that the clock may have been set to before. */
const TODAY = 20000

describe.concurrent.each(engines)('%s', (name, engine) => {
  // The files of Kaluma boards call other functions.
  if (!engine?.runs('espruino')) return it.skip('is not available', () => {})

  describe.each(Object.entries(CALLBACKS))('turns the motor off at once after an exception in %s', (_, between) => {
    it.each(CALLED)('that %s throws', async (within) => {
      const { at, offAt, runsAgain } = await playWith(engine, { within, fromMs: fromMs(within), code: THROWS }, between)
      // The clock is read once outside the guard; then it is the watchdog that turns the motor off.
      if (within === 'global.getTime') expect(offAt! - at!).toBeLessThanOrEqual(WATCHDOG_MS)
      else expect(offAt).toBe(at)
      expect(runsAgain).toBe(true)
    })
  })

  it.for(FATAL.filter(({ on }) => on.includes(name)))(
    'turns the motor off and starts again after $what',
    async ({ code, typing, by }, { skip }) => {
      const outcome = await playWith(engine, { within: READ, fromMs: MIDDLE_MS, code, ...(typing && { typing }) })
      // As a line of its own: Espruino prints the code that it interrupts.
      if (linesOf(outcome.printed).includes('memory without end'))
        skip('needs a fixed number of variables; this build makes more without end')
      expect(outcome.offAt! - outcome.at!).toBeLessThanOrEqual(WATCHDOG_MS)
      expect(outcome.by).toMatch(by)
      expect(outcome.runsAgain).toBe(true)
    },
  )

  it('shows the fault with the light: a flicker and one blink, three times', async () => {
    const { offAt, trace } = await playWith(engine, { within: READ, fromMs: MIDDLE_MS, code: THROWS })
    const lit = trace.map((line) => JSON.parse(line)).filter(({ t, light }) => t > offAt! && t < 60_000 && light > 0)
    expect(lit).toHaveLength(3 * (4 + 1))
  })

  describe('time', () => {
    const undisturbed = () => playWith(engine, { within: READ, fromMs: MIDDLE_MS, code: '' })

    it.each([1000, 5000, 7000])('a callback that takes %i ms does not change the end of the session', async (ms) => {
      const { offAt } = await playWith(engine, { within: READ, fromMs: MIDDLE_MS, code: `bench.stall(${ms - 1})` })
      expect(offAt).toBe((await undisturbed()).offAt)
    })

    it.each([YEAR_DAYS, -YEAR_DAYS])('a host that sets the clock by %i days changes nothing', async (days) => {
      const set = `5000 day ${TODAY}\n15000 day ${TODAY + days}\n`
      const { trace } = await playWith(engine, { within: READ, fromMs: MIDDLE_MS, code: '' }, set)
      expect(trace).toEqual((await undisturbed()).trace)
    })

    it.each([YEAR_DAYS, -YEAR_DAYS])(
      'a clock that jumps by %i days unseen does not extend the session',
      async (days) => {
        const code = `world.clockS += ${days * 86400}`
        const { offAt, runsAgain } = await playWith(engine, { within: 'global.getTime', fromMs: MIDDLE_MS, code })
        const { offAt: expected } = await undisturbed()
        expect(offAt).toBeGreaterThanOrEqual(expected! - 2 * WATCHDOG_MS)
        expect(offAt).toBeLessThanOrEqual(expected! + WATCHDOG_MS)
        expect(runsAgain).toBe(true)
      },
    )
  })
})
