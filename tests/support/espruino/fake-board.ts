// A fake Espruino board to run a built file in Node: virtual time, pins that record, and a button to press.

import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { thermistorShare } from '../../../sim/world/sensors.ts'
import { FakeStorage } from './fake-storage.ts'

type Profile = EspruinoBoard

/** Readings within all limits. */
const FULL_V = 3.9
const ROOM_C = 25

interface Timer {
  id: number
  at: number
  /** The period of an interval; 0 for a timeout. */
  everyMs: number
  fire(): void
}

export class FakeBoard {
  /** Every change of the motor and of the light, with its time. */
  readonly trace: string[] = []
  readonly store: FakeStorage
  /** Lines that were printed on its console. */
  readonly printed: string[] = []
  volts = FULL_V
  celsius = ROOM_C
  charging = false
  /** The part that throws when it is used: motor (only when it is turned on), dead motor, read, write. */
  broken = ''
  readonly globals: Record<string, unknown>
  #isHeld = false
  readonly #watches = new Map<unknown, (event: { state: boolean }) => void>()
  #timers: Timer[] = []
  #ms = 0
  #id = 0
  #addedS = 0
  readonly #profile: Profile
  /** The handler of the engine's error flags. */
  onErrorFlag: (flags?: readonly string[]) => void = () => {}
  #atEnd = () => {}

  constructor(profile: Profile) {
    this.#profile = profile
    this.store = new FakeStorage(profile)
    const { motorPin, lightPin } = profile
    const name = (pin: { name: unknown }) => (pin.name === motorPin ? 'motor' : pin.name === lightPin ? 'light' : '?')
    const write = (pin: { name: unknown }, value: number) => this.#note(name(pin), value)
    const setTime = (seconds: number) => {
      this.#addedS = seconds - this.#ms / 1000
    }
    this.globals = {
      Pin: class {
        readonly name: unknown
        constructor(pin: unknown) {
          this.name = pin
        }
      },
      analogWrite: write,
      digitalWrite: write,
      digitalRead: (pin: { name: unknown }) =>
        pin.name === profile.buttonPin ? Number(this.#isHeld === (profile.buttonPressed === 1)) : this.charging ? 0 : 1,
      analogRead: (pin: { name: unknown }) =>
        pin.name === profile.ntcPin ? thermistorShare(this.celsius) : this.volts / profile.batteryDivider / 3.3,
      pinMode: () => {},
      print: (line: string) => this.printed.push(line),
      setWatch: (on: (event: { state: boolean }) => void, pin: { name: unknown }) => this.#watches.set(pin.name, on),
      setTimeout: (fire: () => void, ms: number) => this.#add(fire, ms, 0),
      setInterval: (fire: () => void, ms: number) => this.#add(fire, ms, ms),
      clearTimeout: (id: number) => this.#drop(id),
      clearInterval: (id: number) => this.#drop(id),
      peek32: () => 0,
      getTime: () => this.#ms / 1000 + this.#addedS,
      setTime,
      global: { setTime },
      NRF: { sleep: () => {}, wake: () => {} },
      Jolt: { setDriverMode: () => {} },
      Bangle: { setOptions: () => {}, setLocked: () => {} },
      E: {
        on: (event: string, fn: (flags?: readonly string[]) => void) => {
          if (event === 'kill') this.#atEnd = fn
          else this.onErrorFlag = fn
        },
        removeAllListeners: () => {},
        reboot: () => this.#note('reset', 1),
        getTemperature: () => this.celsius,
        getAnalogVRef: () => 3.3,
        enableWatchdog: () => {},
        kickWatchdog: () => {},
        setConsole: () => {},
      },
      require: (module: 'Storage' | 'Flash') => {
        const calls = this.store.modules[module]
        return {
          ...calls,
          read: (...args: never[]) => {
            if (this.broken === 'read') throw new Error('store')
            return calls.read!(...args)
          },
          write: (...args: never[]) => {
            if (this.broken === 'write') throw new Error('store full')
            return calls.write!(...args)
          },
          erasePage: (...args: never[]) => {
            if (this.broken === 'write') throw new Error('store full')
            return calls.erasePage!(...args)
          },
        }
      },
    }
  }

  wait(ms: number): void {
    const end = this.#ms + ms
    for (;;) {
      const next = this.#timers.sort((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      this.#timers.shift()
      this.#ms = Math.max(this.#ms, Math.ceil(next.at))
      if (next.everyMs > 0) this.#timers.push({ ...next, at: next.at + next.everyMs })
      next.fire()
    }
    this.#ms = end
  }

  press(ms: number): void {
    const pressed = this.#profile.buttonPressed === 1
    this.#isHeld = true
    this.#watches.get(this.#profile.buttonPin)?.({ state: pressed })
    this.wait(ms)
    this.#isHeld = false
    this.#watches.get(this.#profile.buttonPin)?.({ state: !pressed })
    this.wait(ms)
  }

  /** Presses each additional button. */
  pressOthers(): void {
    const { nextPin, softerPin, strongerPin, offPin, buttonPressed } = this.#profile
    for (const pin of [nextPin, softerPin, strongerPin, offPin]) {
      this.#watches.get(pin)?.({ state: buttonPressed === 1 })
      this.wait(1000)
    }
  }

  /** Another program starts in its place. */
  end(): void {
    this.#atEnd()
  }

  charger(charging: boolean): void {
    this.charging = charging
    this.#watches.get(this.#profile.chargerPin)?.({ state: !charging })
  }

  /** Makes a gesture, as a host does. */
  ask(gesture: number): void {
    ;(this.globals.global as { unknot(gesture: number): void }).unknot(gesture)
  }

  /** Sets the clock, as a host does. */
  setClock(seconds: number): void {
    ;(this.globals.global as { setTime(seconds: number): void }).setTime(seconds)
  }

  #add(fire: () => void, ms: number, everyMs: number): number {
    this.#timers.push({ id: ++this.#id, at: this.#ms + ms, everyMs, fire })
    return this.#id
  }

  #drop(id: number): void {
    this.#timers = this.#timers.filter((timer) => timer.id !== id)
  }

  #note(what: string, value: number): void {
    const isBroken = this.broken === 'dead motor' || (this.broken === 'motor' && value > 0)
    if (what === 'motor' && isBroken) throw new Error('motor pin')
    this.trace.push(`${this.#ms} ${what} ${+value}`)
  }
}
