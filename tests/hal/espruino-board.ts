// A fake Espruino board around a built file: it records every call, and throws where the real engine would fail.

import vm from 'node:vm'
import { expect } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { logPlace } from '../../hal/boards/storage.ts'
import { CELLS } from '../../hal/hal.ts'
import { EspruinoPins, Pin } from '../../sim/built/espruino/pins.ts'
import { EspruinoTimers } from '../../sim/built/espruino/timers.ts'
import { formatLog } from '../../sim/journal/log.ts'
import { formatSlot } from '../../sim/journal/slots.ts'
import { thermistorShare } from '../../sim/world/sensors.ts'
import { builtFiles } from '../support/build/built-file.ts'
import { FakeStorage } from '../support/espruino/fake-storage.ts'
import { testedBoards } from '../support/scope.ts'

export const espruino = testedBoards.map((name) => boards[name]!).filter((board) => board.engine === 'espruino')
const built = await builtFiles(espruino.map(({ name }) => name))

export type Call = [name: string, ...args: unknown[]]

export class Board {
  readonly calls: Call[] = []
  readonly store: FakeStorage
  /** The clock that a host may set, in s. */
  seconds = 0
  volts = 3.9
  /** What the chip's register of the watchdog reads. */
  watchdogStatus = 0
  isButtonHeld = false
  celsius = 25
  /** Names of calls that throw, and what else is not as usual: unlocked, earlier (settings of earlier firmware), held, fed. */
  readonly broken = new Set<string>()
  readonly #timers = new EspruinoTimers(() => this.#ms)
  readonly #pins = new EspruinoPins(() => {})
  #ms = 0
  readonly watches: Record<string, (event: { state: boolean }) => void> = {}
  /** The engine's native E.reboot. */
  readonly reboot: unknown
  /** The global that a host calls to set the clock. */
  readonly setTime: (seconds: number) => void
  /** The global that a host calls for a gesture. */
  readonly unknot: (gesture: unknown) => void
  /** [ms, isOn] whenever the motor went on or off. */
  readonly motor: [ms: number, isOn: boolean][] = []
  readonly #profile

  constructor(name: string, ...broken: string[]) {
    if (broken.includes('fed')) this.watchdogStatus = 1
    this.#profile = espruino.find((board) => board.name === name)!
    const cellBytes = logPlace(this.#profile).logPageBytes / CELLS
    const log = broken.includes('unlocked') ? formatLog({ settings: '2,0,3', journal: '', sequence: 1 }, cellBytes) : ''
    this.store = new FakeStorage(this.#profile, undefined, log)
    if (broken.includes('earlier')) this.store.storage.write('unknot.0', `${formatSlot('2,0,3', 1)}\xff`)
    for (const call of broken) this.broken.add(call)
    this.isButtonHeld = this.broken.has('held')
    const record =
      (call: string, result?: (...args: never[]) => unknown) =>
      (...args: unknown[]) => {
        this.calls.push([call, ...args.map((a) => (a instanceof Pin ? a.name : a))])
        if (this.broken.has(call)) throw new Error(`${call} failed`)
        const answer = result?.(...(args as never[]))
        const isOn = this.duty() > 0
        if (isOn !== (this.motor.at(-1)?.[1] ?? false)) this.motor.push([this.#ms, isOn])
        return answer
      }
    const E = {
      on: record('E.on'),
      removeAllListeners: record('E.removeAllListeners'),
      reboot: record('E.reboot', () => this.#timers.clear()),
      getTemperature: record('E.getTemperature', () => this.celsius),
      getAnalogVRef: () => 3.3,
      enableWatchdog: record('E.enableWatchdog'),
      kickWatchdog: record('E.kickWatchdog'),
      setConsole: record('E.setConsole'),
    }
    this.reboot = E.reboot
    const context = {
      peek32: record('peek32', () => this.watchdogStatus),
      global: {} as { setTime?: (seconds: number) => void; unknot?: (gesture: unknown) => void },
      setTime: (seconds: number) => {
        this.seconds = seconds
      },
      Pin,
      E,
      analogWrite: record('analogWrite', (pin: Pin, value: number, options: { freq: number }) =>
        this.#pins.analogWrite(pin, value, options),
      ),
      digitalWrite: record('digitalWrite', (pin: Pin, value: number) => this.#pins.digitalWrite(pin, value)),
      digitalRead: record('digitalRead', (pin: Pin) =>
        pin.name === this.#profile.buttonPin ? this.#level(this.isButtonHeld) : 1,
      ),
      analogRead: record('analogRead', (pin: Pin) =>
        pin.name === this.#profile.ntcPin
          ? thermistorShare(this.celsius)
          : this.volts / this.#profile.batteryDivider / 3.3,
      ),
      pinMode: record('pinMode'),
      setWatch: record('setWatch', (fn: (event: { state: boolean }) => void, pin: Pin) => {
        this.watches[pin.name] = fn
      }),
      setTimeout: record('setTimeout', (fn: () => void, ms: number) => this.#addTimer(fn, ms)),
      clearTimeout: record('clearTimeout', (id: number) => this.#clearTimer(id)),
      setInterval: record('setInterval', (fn: () => void, ms: number) => this.#addTimer(fn, ms, true)),
      clearInterval: record('clearInterval', (id: number) => this.#clearTimer(id)),
      getTime: () => this.seconds,
      require: (module: 'Storage' | 'Flash') => {
        const { read, write, erase, getStats, erasePage } = this.store.modules[module]
        return module === 'Storage'
          ? { read: record('read', read), write: record('write', write), erase: record('erase', erase), getStats }
          : { read, erasePage: record('erasePage', erasePage) }
      },
      NRF: { sleep: record('NRF.sleep'), wake: record('NRF.wake') },
      Jolt: { setDriverMode: record('Jolt.setDriverMode') },
      Bangle: { setOptions: record('Bangle.setOptions'), setLocked: record('Bangle.setLocked') },
    }
    vm.runInNewContext(built[name]!, context)
    this.setTime = context.global.setTime!
    this.unknot = context.global.unknot!
  }

  #addTimer(fn: () => void, ms: number, isInterval = false): number {
    if (this.#timers.has(fn)) throw new Error('a second timer for the same callback')
    return this.#timers.add(fn, ms, isInterval)
  }

  #clearTimer(id: number): void {
    const before = this.#timers.count
    this.#timers.clear(id)
    if (this.#timers.count === before) throw new Error('cleared a timer that does not exist')
  }

  /** Level of the button's pin. */
  #level(isPressed: boolean): number {
    const { buttonPressed } = this.#profile
    return isPressed ? buttonPressed : 1 - buttonPressed
  }

  run(ms: number): this {
    const end = this.#ms + ms
    for (;;) {
      const next = this.#timers.next()
      if (!next || next.at > end) break
      this.seconds += (next.at - this.#ms) / 1000
      this.#ms = next.at
      this.#timers.fire(next, (callback) => callback())
    }
    this.seconds += (end - this.#ms) / 1000
    this.#ms = end
    return this
  }

  press(ms: number): this {
    const watch = this.watches[this.#profile.buttonPin]!
    this.isButtonHeld = true
    watch({ state: this.#level(true) === 1 })
    this.run(ms)
    this.isButtonHeld = false
    watch({ state: this.#level(false) === 1 })
    return this.run(200)
  }

  /** Unlocks, starts, and runs for 3 s. */
  startRunning(): this {
    this.press(100).press(100).press(100).run(5000).press(900).run(3000)
    expect(this.duty()).toBeGreaterThan(0)
    return this
  }

  /** The motor's duty, 0..1. */
  duty(): number {
    return this.#pins.level(this.#profile.motorPin)
  }

  /** Calls of this name, in order. */
  callsOf(name: string): Call[] {
    return this.calls.filter(([call]) => call === name)
  }

  get timerCount(): number {
    return this.#timers.count
  }
}
