// Timers of Espruino 2v29 in virtual time, with the pitfalls of that engine.

export interface EspruinoTimer {
  id: number
  /** In ms of the engine's clock, with a fraction. */
  at: number
  callback: () => void
  /** Ms between two calls, or 0 for only one. */
  intervalMs: number
}

/** The shortest time. 0, a negative number and NaN become this. */
const SHORTEST_MS = 0.1

export class EspruinoTimers {
  readonly #readMs: () => number
  #timers: EspruinoTimer[] = []
  #nextId = 1

  /** `readMs` is the engine's clock, which does not jump when a host sets it. */
  constructor(readMs: () => number) {
    this.#readMs = readMs
  }

  get count(): number {
    return this.#timers.length
  }

  has(callback: () => void): boolean {
    return this.#timers.some((timer) => timer.callback === callback)
  }

  /** Returns an id. `isInterval`: again and again, with the same phase however late a call is. */
  add(callback: unknown, ms: unknown, isInterval = false): number {
    if (typeof callback !== 'function') throw new Error('Function or String not supplied!')
    const delay = Number(ms) >= SHORTEST_MS ? Number(ms) : SHORTEST_MS
    const id = this.#nextId++
    const at = this.#readMs() + delay
    this.#timers.push({ id, at, callback: callback as () => void, intervalMs: isInterval ? delay : 0 })
    return id
  }

  /** Clears either kind. Without an argument it clears all timers; undefined throws. */
  clear(...args: readonly unknown[]): void {
    if (args.length === 0) this.#timers = []
    else if (args[0] === undefined) throw new Error('clearTimeout(undefined) not allowed')
    else this.#timers = this.#timers.filter(({ id }) => id !== args[0])
  }

  /** The earliest one. */
  next(): EspruinoTimer | undefined {
    let first: EspruinoTimer | undefined
    for (const timer of this.#timers) if (!first || timer.at < first.at) first = timer
    return first
  }

  /** Fires a timer. One that throws lives on. */
  fire(timer: EspruinoTimer, call: (callback: () => void) => void): void {
    if (timer.intervalMs > 0) timer.at += timer.intervalMs
    else this.clear(timer.id)
    call(timer.callback)
  }
}
