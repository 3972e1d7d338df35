// Timers of Kaluma 1.2.1 in virtual time, with the pitfalls of that engine that can leave a motor on. The real engine
// would crash where this one adds to `crashes`.

interface Timer {
  id: number
  /** On the engine's clock of 2^32 ms, but not wrapped itself. */
  at: number
  callback: () => void
  /** Ms between two calls, or 0 for only one. */
  intervalMs: number
}

/** The engine's clock restarts after this time. */
export const WRAP_MS = 2 ** 32

export class KalumaTimers {
  readonly crashes: string[] = []
  /** How much earlier than asked timers come, in ms: the engine counts from the start of its loop's pass. */
  earlyMs = 0
  readonly #readMs: () => number
  readonly #readPassMs: () => number
  #timers: Timer[] = []
  #nextId = 0
  #firingId = -1
  readonly #freedIds = new Set<number>()

  /** `readMs` is the engine's clock, which wraps; `readPassMs`, what it showed when the pass of its loop began. */
  constructor(readMs: () => number, readPassMs = readMs) {
    this.#readMs = readMs
    this.#readPassMs = readPassMs
  }

  get count(): number {
    return this.#timers.length
  }

  /** A new id: timers and watches share them. */
  makeId(): number {
    return this.#nextId++
  }

  add(callback: unknown, ms: unknown, intervalMs = 0): number {
    if (typeof callback !== 'function' || typeof ms !== 'number') throw new TypeError('setTimeout')
    const at = this.#readPassMs() + Math.max(0, Math.floor(ms) - this.earlyMs)
    const id = this.makeId()
    this.#timers.push({ id, at, callback: callback as () => void, intervalMs })
    return id
  }

  clear(id: unknown): void {
    if (typeof id !== 'number') throw new TypeError('clearTimeout')
    if (id === this.#firingId) this.crashes.push('cleared the timer that is firing')
    if (this.#freedIds.has(id)) this.crashes.push('cleared a timer that has fired')
    this.#timers = this.#timers.filter((timer) => timer.id !== id)
  }

  clearAll(): void {
    this.#timers = []
  }

  /** The engine drops a timer whose callback has thrown. */
  remove(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer)
  }

  /** A timer fires after its time, not at it. One set for later than the clock can show never fires. */
  next(): { timer: Timer; inMs: number } | undefined {
    return this.#timers
      .filter(({ at }) => at + 1 < WRAP_MS)
      .map((timer) => ({ timer, inMs: Math.max(0, timer.at + 1 - this.#readMs()) }))
      .sort((a, b) => a.inMs - b.inMs)[0]
  }

  /** Fires a timer, or only removes it if `call` is undefined. */
  fire(timer: Timer, call: ((callback: () => void) => void) | undefined): void {
    if (call) {
      this.#firingId = timer.id
      call(timer.callback)
      this.#firingId = -1
      timer.at += timer.intervalMs
      if (timer.intervalMs > 0) return
      this.#freedIds.add(timer.id)
    }
    this.remove(timer)
  }
}
