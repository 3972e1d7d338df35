// An Espruino board whose hardware only takes notes, and punishes what the real engine punishes: what the built file of a
// board did with it, call by call.

import vm from 'node:vm'
import { expect } from 'vitest'
import { boards } from '../../hal/boards/index.ts'
import { thermistorShare } from '../../sim/world/sensors.ts'
import { builtFiles } from '../support/build/built-file.ts'
import { testedBoards } from '../support/scope.ts'

export const espruino = testedBoards.map((name) => boards[name]!).filter((board) => board.engine === 'espruino')
const built = await builtFiles(espruino.map(({ name }) => name))

export type Call = [name: string, ...args: unknown[]]

/** A board whose hardware only takes notes. */
export class Board {
  readonly calls: Call[] = []
  readonly slots: Record<string, string> = {}
  /** What its storage says of itself. */
  stats = { freeBytes: 20_000 }
  /** Seconds of the clock that a host may set. */
  seconds = 0
  volts = 3.9
  /** A finger on the button. */
  held = false
  celsius = 25
  /** Named calls throw while in here. */
  readonly broken = new Set<string>()
  #timers: { id: number; at: number; fn: () => void; every: number }[] = []
  #nextId = 1
  #ms = 0
  readonly watches: Record<string, (event: { state: boolean }) => void> = {}
  /** The native function that an error flag must be given, itself. */
  readonly reboot: unknown
  /** What a host calls to set the clock. */
  readonly setTime: (seconds: number) => void
  readonly unknot: (gesture: number) => void
  /** [ms, on] whenever the motor went on or off. */
  readonly motor: [number, boolean][] = []
  readonly #profile

  constructor(name: string, ...broken: string[]) {
    this.#profile = espruino.find((board) => board.name === name)!
    for (const call of broken) this.broken.add(call)
    this.held = this.broken.has('held')
    const note =
      (call: string, answer?: (...args: never[]) => unknown) =>
      (...args: unknown[]) => {
        this.calls.push([call, ...args.map((a) => (a instanceof Pin ? a.name : a))])
        if (this.broken.has(call)) throw new Error(`${call} failed`)
        const on = this.duty() > 0
        if (on !== (this.motor.at(-1)?.[1] ?? false)) this.motor.push([this.#ms, on])
        return answer?.(...(args as never[]))
      }
    class Pin {
      readonly name: string
      constructor(pin: string) {
        this.name = pin
      }
    }
    const E = {
      on: note('E.on'),
      reboot: note('E.reboot', () => {
        this.#timers = []
      }),
      getTemperature: note('E.getTemperature', () => this.celsius),
      getAnalogVRef: () => 3.3,
      enableWatchdog: note('E.enableWatchdog'),
      kickWatchdog: note('E.kickWatchdog'),
      setConsole: note('E.setConsole'),
    }
    this.reboot = E.reboot
    const context = {
      global: {} as Record<string, (seconds: number) => void>,
      setTime: (seconds: number) => {
        this.seconds = seconds
      },
      Pin,
      E,
      analogWrite: note('analogWrite'),
      digitalWrite: note('digitalWrite'),
      digitalRead: note('digitalRead', (pin: Pin) =>
        pin.name === this.#profile.buttonPin ? this.#level(this.held) : 1,
      ),
      analogRead: note('analogRead', (pin: Pin) =>
        pin.name === this.#profile.ntcPin
          ? thermistorShare(this.celsius)
          : this.volts / this.#profile.batteryDivider / 3.3,
      ),
      pinMode: note('pinMode'),
      setWatch: note('setWatch', (fn: (event: { state: boolean }) => void, pin: Pin) => {
        this.watches[pin.name] = fn
      }),
      setTimeout: note('setTimeout', (fn: () => void, ms: number) => this.#arm(fn, ms, 0)),
      clearTimeout: note('clearTimeout', (id: number) => this.#disarm(id)),
      setInterval: note('setInterval', (fn: () => void, ms: number) => this.#arm(fn, ms, ms)),
      clearInterval: note('clearInterval', (id: number) => this.#disarm(id)),
      getTime: () => this.seconds,
      require: (module: string) => {
        expect(module).toBe('Storage')
        return {
          read: note('read', (slot: string) => this.slots[slot]),
          write: note('write', (slot: string, text: string) => {
            this.slots[slot] = text
          }),
          erase: note('erase', (slot: string) => {
            delete this.slots[slot]
          }),
          compact: note('compact'),
          getStats: () => this.stats,
        }
      },
      NRF: { sleep: note('NRF.sleep'), wake: note('NRF.wake') },
      Jolt: { setDriverMode: note('Jolt.setDriverMode') },
      Bangle: { setOptions: note('Bangle.setOptions'), setLocked: note('Bangle.setLocked') },
    }
    vm.runInNewContext(built[name]!, context)
    this.setTime = context.global.setTime!
    this.unknot = context.global.unknot!
  }

  #arm(fn: () => void, ms: number, every: number): number {
    if (this.#timers.some((timer) => timer.fn === fn)) throw new Error('a second timer for the same')
    this.#timers.push({ id: this.#nextId, at: this.#ms + ms, fn, every })
    return this.#nextId++
  }

  #disarm(id: number): void {
    const left = this.#timers.filter((timer) => timer.id !== id)
    if (left.length === this.#timers.length) throw new Error('cleared a timer that is not there')
    this.#timers = left
  }

  /** What the pin of a button reads. */
  #level(pressed: boolean): number {
    const { buttonPressed } = this.#profile
    return pressed ? buttonPressed : 1 - buttonPressed
  }

  run(ms: number): this {
    const end = this.#ms + ms
    for (;;) {
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at)
      if (!next || next.at > end) break
      const { at, fn, every } = next
      if (every) next.at += every
      else this.#disarm(next.id)
      this.seconds += (at - this.#ms) / 1000
      this.#ms = at
      fn()
    }
    this.seconds += (end - this.#ms) / 1000
    this.#ms = end
    return this
  }

  press(ms: number): this {
    const watch = this.watches[this.#profile.buttonPin]!
    watch({ state: this.#level(true) === 1 })
    this.run(ms)
    watch({ state: this.#level(false) === 1 })
    return this.run(200)
  }

  /** Unlocked, and running for a few seconds. */
  running(): this {
    this.press(100).press(100).press(100).run(5000).press(900).run(3000)
    expect(this.duty()).toBeGreaterThan(0)
    return this
  }

  /** What the motor pin was last told. */
  duty(): number {
    const last = this.calls.findLast(([, pin]) => pin === this.#profile.motorPin)
    return last?.[0] === 'analogWrite' ? (last[2] as number) : 0
  }

  named(name: string): Call[] {
    return this.calls.filter(([call]) => call === name)
  }

  get timers(): number {
    return this.#timers.length
  }
}
