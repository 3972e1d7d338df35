// What the Kaluma HAL must guarantee (the design's list, and the engine's pitfalls), on the very files that are flashed.

import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { WATCHDOG_MS } from '../../../sim/device/fake-hal.ts'
import { REST_MS, SESSION_MAX_MS } from '../../../src/limits.ts'
import { RECORD_CHARS } from '../../../src/memory/journal.ts'
import { DAY_FIELD } from '../../../src/memory/settings.ts'
import { DAY_MS } from '../../../src/time.ts'
import { ENGINES } from '../../../tools/build/engines.ts'
import { builtFiles } from '../../support/build/built-file.ts'
import { testedBoards } from '../../support/scope.ts'
import { CHANGE, INPUT_PULLUP, LOW, Pico, type PicoOptions } from './fake.ts'
import { storedLine, storedPair } from './stored.ts'

const kaluma = testedBoards.map((name) => boards[name]!).filter((board) => board.engine === 'kaluma')
const built = await builtFiles(kaluma.map(({ name }) => name))
/** Kaluma loads 9.6 KB in 0.4 s and 38 KB in 2.5 s: this is on the way from one to the other. */
const MAX_BYTES = 12_200
const MINUTE_MS = 60_000

describe.each(kaluma)('the file for $name', (profile) => {
  const { name, motorPin, lightPin, buttonPin, batteryPin, chargerPin, ntcPin, pwmHz } = profile
  const powerUp = (options?: PicoOptions) => new Pico(built[name]!, profile, options)

  /** Twenty minutes of pressing: more than a session. `meddle` is called once a minute. */
  function session(options: PicoOptions = {}, meddle: (board: Pico) => void = () => {}): Pico {
    const board = powerUp(options).running()
    for (let i = 0; i < 20; i++) {
      board.run(700)
      meddle(board)
      board.press(100).run(59_000)
    }
    return board
  }
  let played: Pico | undefined
  /** The same session for every test that only reads what it left. */
  const usual = (): Pico => {
    played ??= session()
    return played
  }
  const motorMs = ({ motor }: Pico) => motor.at(-1)![0] - motor[0]![0]

  describe('the motor', () => {
    it('is a PWM made with duty 0 and a fast frequency of its own, started once', () => {
      const board = powerUp()
      expect(board.named('new PWM', 'start')).toEqual([['new PWM', motorPin, pwmHz, 0], ['start']])
      expect(pwmHz).toBeGreaterThanOrEqual(5000)
      expect(pwmHz).toBeLessThanOrEqual(20_000)
    })

    it('goes off by setDuty(0), and its PWM is never stopped, closed or changed otherwise', () => {
      const board = session()
        .run(10 * MINUTE_MS)
        .press(900)
        .run(3000)
      expect(board.duty()).toBeGreaterThan(0)
      board.broken.add('analogRead')
      board.run(5000)
      expect(board.duty()).toBe(0)
      expect(board.named('setDuty').at(-1)).toEqual(['setDuty', 0])
      expect(board.named('stop', 'close', 'setFrequency')).toEqual([])
      expect(board.named('new PWM', 'start')).toHaveLength(2)
    })

    it('gets duties from 0 to 1 and only when they change, for each call waits', () => {
      const duties = usual()
        .named('setDuty')
        .map(([, duty]) => duty as number)
      expect(duties.length).toBeGreaterThan(100)
      // The first is a 0 that is there already.
      let last = Number.NaN
      for (const duty of duties) {
        expect(duty >= 0 && duty <= 1).toBe(true)
        expect(duty).not.toBe(last)
        last = duty
      }
    })

    it('has its pin to itself: no pinMode, no digitalWrite', () => {
      expect(
        usual()
          .named('pinMode', 'digitalWrite')
          .map(([, pin]) => pin),
      ).not.toContain(motorPin)
    })
  })

  it('the light is written, not a PWM', () => {
    const writes = usual().named('digitalWrite')
    expect(new Set(writes.map(([, pin]) => pin))).toEqual(new Set([lightPin]))
    expect(new Set(writes.map(([, , level]) => level))).toEqual(new Set([0, 1]))
  })

  describe('callbacks', () => {
    it('are functions with a name, one for the wake-up and one for the looks', () => {
      const call = /\b(?:setTimeout|setInterval|setWatch)\(([^,]+),/g
      const passed = [...built[name]!.matchAll(call)].map(([, callback]) => callback)
      expect(passed).toHaveLength(6)
      for (const callback of passed)
        expect(built[name]).toMatch(new RegExp(`[,;]${callback!.replaceAll('$', '\\$')}=(?:\\w+|\\(.*?\\))=>`))
      expect(
        new Set(
          usual()
            .named('setTimeout')
            .map(([, callback]) => callback),
        ).size,
      ).toBe(2)
    })

    it('clear no timer that fires, has fired or never was, and never throw', () => {
      const board = session({}, (b) => b.press(900).run(500).press(900))
      expect(board.named('clearTimeout').length).toBeGreaterThan(20)
      expect(board.crashes).toEqual([])
      expect(board.uncaught).toEqual([])
    })

    it('are set for a whole number of ms, at least one', () => {
      for (const [, , ms] of usual().named('setTimeout')) expect(Number.isInteger(ms) && (ms as number) >= 1).toBe(true)
    })

    it('come back after the engine lost time, and one that comes early is set anew', () => {
      const board = session({}, (b) => {
        b.early = 7
      })
      expect(Math.abs(motorMs(board) - motorMs(usual()))).toBeLessThanOrEqual(10)
      expect(board.crashes).toEqual([])
    })
  })

  it('watches both edges without debouncing, pulled up before, and reads from the pin which edge it was', () => {
    const board = powerUp()
    expect(board.named('setWatch').map(([, , ...rest]) => rest)).toEqual([
      [buttonPin, CHANGE, 0],
      [chargerPin, CHANGE, 50],
    ])
    const calls = board.named('pinMode', 'setWatch').map(([call, ...args]) => [call, ...args.slice(-2)])
    for (const pin of [buttonPin, chargerPin])
      expect(board.named('pinMode')).toContainEqual(['pinMode', pin, INPUT_PULLUP])
    expect(calls.slice(-2).every(([call]) => call === 'setWatch')).toBe(true)
    // Bounces: what counts is the level, not how many events there were.
    board.press(100).press(100).press(100).run(5000)
    board.level(buttonPin, LOW).run(1).level(buttonPin, 1).run(1).level(buttonPin, LOW).level(buttonPin, LOW)
    board.run(900)
    expect(board.duty()).toBeGreaterThan(0)
  })

  it('the charger: low means off, and no start', () => {
    const board = powerUp().running().level(chargerPin, LOW).run(10)
    expect(board.duty()).toBe(0)
    board.run(500).press(900).run(2000)
    expect(board.duty()).toBe(0)
    board.level(chargerPin, 1).run(500).press(900).run(2000)
    expect(board.duty()).toBeGreaterThan(0)
  })

  it.each([
    [3.9, true],
    [3.41, true],
    [3.39, false],
    [0, false],
    [6.6, false],
  ])('a cell of %d V, behind the divider: a start is %s', (cellV, starts) => {
    const board = powerUp()
    board.cellV = cellV
    board.running()
    expect(board.duty() > 0).toBe(starts)
  })

  it('reads the cell and the NTC: the chip that heats itself is not asked', () => {
    expect(
      new Set(
        usual()
          .named('analogRead')
          .map(([, pin]) => pin),
      ),
    ).toEqual(new Set([batteryPin, ntcPin]))
  })

  describe('the watchdog', () => {
    it('starts with the first motion, once, within what the chip can do, and is fed from then on', () => {
      const board = powerUp().run(MINUTE_MS).press(100).run(MINUTE_MS)
      expect(board.named('new WDT', 'feed')).toEqual([])
      board.running()
      expect(board.duty()).toBeGreaterThan(0)
      board
        .press(900)
        .run(MINUTE_MS)
        .press(900)
        .run(MINUTE_MS)
        .press(900)
        .run(10 * MINUTE_MS)
      expect(board.named('new WDT')).toEqual([['new WDT', WATCHDOG_MS]])
      expect(WATCHDOG_MS).toBeLessThanOrEqual(8388)
      expect(board.resets).toBe(0)
    })

    it('is fed by wake-ups only: without them the board resets, and the motor is off', () => {
      const board = powerUp().running()
      board.alive = false
      board.run(WATCHDOG_MS)
      expect(board.resets).toBe(1)
      expect(board.duty()).toBe(0)
    })
  })

  describe('an error while running', () => {
    it.each([
      ['analogRead', 'off'],
      ['digitalRead', 'off'],
      ['millis', 'reset'],
      ['setTimeout', 'reset'],
      ['feed', 'reset'],
      ['setDuty', 'reset'],
    ])('in %s ends with %s, by itself', (call, end) => {
      const board = powerUp().running()
      expect(board.duty()).toBeGreaterThan(0)
      board.broken.add(call)
      // Long enough for the longest hold to end.
      board.run(100_000)
      expect(board.duty()).toBe(0)
      expect(board.resets).toBe(end === 'reset' ? 1 : 0)
      expect(board.uncaught).toEqual([])
      if (end === 'reset') return
      board.broken.delete(call)
      board.press(900).run(500).press(900).run(2000)
      expect(board.duty()).toBeGreaterThan(0)
    })

    it.each([
      ['clearTimeout', 'reset'],
      ['digitalWrite', 'reset'],
      ['digitalRead', 'reset'],
      ['setDuty', 'reset'],
      ['writeFile', 'off'],
    ])('in %s when the button turns it off ends with %s', (call, end) => {
      const board = powerUp().running()
      board.broken.add(call)
      board.press(900).run(100)
      expect(board.duty()).toBe(0)
      board.run(1000)
      expect(board.duty()).toBe(0)
      expect(board.resets).toBe(end === 'reset' ? 1 : 0)
      expect(board.uncaught).toEqual([])
    })

    it('that leaves the duty unknown is not taken for off', () => {
      const board = powerUp().running()
      board.press(900).run(500)
      board.broken.add('setDuty')
      board.press(900).run(100)
      // Off before and off asked for, yet it was tried.
      expect(board.named('setDuty').slice(-1)).toEqual([['setDuty', 0]])
      expect(board.resets).toBe(1)
    })

    it('in the start of the watchdog: no motion without it', () => {
      const board = powerUp({ broken: ['new WDT'] }).running()
      expect(board.motor).toEqual([])
    })
  })

  it.each([
    'new PWM',
    'start',
    'require',
    'pinMode',
    'millis',
    'digitalWrite',
    'digitalRead',
    'analogRead',
    'setWatch',
    'setTimeout',
    'new WDT',
  ])('an error in %s at power-up: the motor never moves', (call) => {
    const board = powerUp({ broken: [call] })
    board.run(1000).running().run(MINUTE_MS)
    expect(board.motor).toEqual([])
  })

  describe('time', () => {
    it('a session lasts as long as it may and no longer', () => {
      const board = usual()
      expect(board.duty()).toBe(0)
      expect(motorMs(board)).toBeGreaterThan(SESSION_MAX_MS - 2 * MINUTE_MS)
      // One ms by which timers are late, and the readings that take one each.
      expect(motorMs(board)).toBeLessThanOrEqual(SESSION_MAX_MS + 10)
    })

    it('a loop that was blocked neither extends it nor ends it early', () => {
      const board = session({}, (b) => b.block(7000))
      expect(board.resets).toBe(0)
      expect(motorMs(board)).toBeGreaterThan(SESSION_MAX_MS - 2 * MINUTE_MS)
      expect(motorMs(board)).toBeLessThanOrEqual(SESSION_MAX_MS + 7010)
    })

    it('at 49.7 days millis() starts anew, and time goes on', () => {
      const board = powerUp({ bootMs: 2 ** 32 - 20_000 })
        .run(20_001)
        .running()
        .run(MINUTE_MS)
      expect(board.resets).toBe(0)
      expect(board.duty()).toBeGreaterThan(0)
    })

    it('and the timers that the engine loses there are outlived', () => {
      const board = powerUp({ bootMs: 2 ** 32 - 30_000 })
        .running()
        .run(30_000 + WATCHDOG_MS)
      expect(board.resets).toBe(1)
      expect(board.duty()).toBe(0)
    })
  })

  it('when off there is no timer, or only the feed', () => {
    const board = powerUp().run(10_000)
    expect(board.timers).toBe(0)
    board.press(100).run(5000)
    expect(board.timers).toBe(0)
    board.running().press(900).run(6000)
    const before = board.named('setTimeout').length
    board.run(MINUTE_MS)
    expect(board.named('setTimeout').length - before).toBe(10)
  })

  describe('the store', () => {
    it('is two files for the settings and two for the journal, written only while the motor is off', () => {
      const board = session().press(900).run(1000)
      expect([...board.files.keys()].sort()).toEqual(['/unknot.0', '/unknot.1', '/unknot.3'])
      expect(board.dutyAtWrite.length).toBeGreaterThanOrEqual(2)
      expect(new Set(board.dutyAtWrite)).toEqual(new Set([0]))
    })

    it('outlives power, and a damaged file costs that file', () => {
      const { files } = powerUp().running().press(900).run(1000)
      // Where what is left is that a session began, it rests first.
      const unlocked = (board: Pico) => board.run(REST_MS).press(900).run(2000).duty() > 0
      expect(unlocked(powerUp({ files: new Map(files) }))).toBe(true)
      for (const file of files.keys()) {
        const damaged = new Map(files).set(file, new Uint8Array([1, 2, 3]))
        expect(unlocked(powerUp({ files: damaged })), file).toBe(true)
      }
    })

    it('that cannot be read means a new device, not a dead one', () => {
      const board = powerUp({ broken: ['readFile'] })
      expect(board.named('readFile')).toHaveLength(2)
      expect(board.running().duty()).toBeGreaterThan(0)
    })

    it('keeps line and journal, those before or the new ones, over a power cut at any byte', () => {
      const before = storedPair(powerUp().running().files)!
      const { files } = powerUp().running().press(900).run(1000)
      const after = storedPair(files)!
      expect([before.journal.length, after.journal.length]).toEqual([0, RECORD_CHARS])
      // The journal, then the settings.
      const bytes = files.get('/unknot.3')!.length + files.get('/unknot.0')!.length
      for (let cut = 0; cut <= bytes; cut++) {
        const board = powerUp().running()
        board.cutAfter = cut
        board.press(900)
        expect(storedPair(board.files), `cut at byte ${cut}`).toEqual(cut < bytes ? before : after)
        // And the device that comes back starts: it was unlocked.
        if (cut % 8 === 0)
          expect(powerUp({ files: board.files }).run(REST_MS).press(900).run(2000).duty()).toBeGreaterThan(0)
      }
    })
  })

  it('the day is known once somebody has set the clock', () => {
    const day = (dateMs: number) => {
      const board = powerUp()
      board.dateMs += dateMs
      board.running().press(900).run(1000)
      return storedLine(board.files)!.split(',')[DAY_FIELD]
    }
    expect(day(0)).toBe('0')
    expect(day(18_749 * DAY_MS)).toBe('0')
    expect(day(18_750 * DAY_MS)).toBe('18750')
  })

  it('the file is small, plain text without a NUL, and asks for modules that are built in', () => {
    const code = built[name]!
    expect(Buffer.byteLength(code)).toBeLessThan(MAX_BYTES)
    expect(code).toMatch(/^[\n -~]*$/)
    const required = [...code.matchAll(/require\(([^)]*)\)/g)].map(([, module]) => JSON.parse(module!))
    expect(new Set(required)).toEqual(new Set(ENGINES.kaluma.modules))
    expect(code).not.toMatch(/\b(analogWrite|tone|attachInterrupt|delay|storage|import|exports?)\b/)
  })
})
