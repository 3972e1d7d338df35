// Output pins of Espruino 2v29 on an nRF52, with what that engine does to its PWM: analogWrite(pin, 0) leaves a block of it
// running, and a pin that is released stops all other pins of its block.

/** An object of the engine's own class Pin. */
export class Pin {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

const MAX_BLOCKS = 3
const USUAL_HZ = 1000

export class EspruinoPins {
  readonly #onLevel: (pin: string, level: number) => void
  readonly #levels = new Map<string, number>()
  /** The pins of each block, by its frequency. */
  readonly #blocks = new Map<number, Set<string>>()

  /** `onLevel` is called with a pin and its share of time that it is high, 0 to 1. */
  constructor(onLevel: (pin: string, level: number) => void) {
    this.#onLevel = onLevel
  }

  /** Whether a block of the PWM runs, which takes current even at a duty of 0. */
  get isPwmRunning(): boolean {
    return this.#blocks.size > 0
  }

  level(pin: string): number {
    return this.#levels.get(pin) ?? 0
  }

  analogWrite({ name }: Pin, value: number, { freq = USUAL_HZ }: { freq?: number } = {}): void {
    if (!this.#blocks.get(freq)?.has(name)) {
      this.#release(name)
      if (!this.#blocks.has(freq) && this.#blocks.size === MAX_BLOCKS) throw new Error('No free Hardware PWMs')
      this.#blocks.set(freq, (this.#blocks.get(freq) ?? new Set<string>()).add(name))
    }
    // The clamp of the engine lets NaN through.
    this.#setLevel(name, value <= 0 ? 0 : value < 1 ? value : 1)
  }

  digitalWrite({ name }: Pin, value: unknown): void {
    this.#release(name)
    this.#setLevel(name, value ? 1 : 0)
  }

  #release(pin: string): void {
    for (const [freq, pins] of this.#blocks) {
      if (!pins.has(pin)) continue
      this.#blocks.delete(freq)
      for (const other of pins) this.#setLevel(other, 0)
    }
  }

  #setLevel(pin: string, level: number): void {
    if (level === this.level(pin)) return
    this.#levels.set(pin, level)
    this.#onLevel(pin, level)
  }
}
