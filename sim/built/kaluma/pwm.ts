// The class PWM of Kaluma 1.2.1, with the pitfalls that can leave a motor on.

/** Full power: the default of the engine. */
const USUAL_DUTY = 1

export interface PwmBoard {
  /** The share of time that a pin is high, 0 to 1. */
  onLevel(pin: number, share: number): void
  /** Called before each change of a duty. May throw. */
  beforeChange(pin: number): void
}

export class Pwm {
  readonly #board: PwmBoard
  readonly #pin: number
  #duty: number
  #isStarted = false

  constructor(board: PwmBoard, pin: number, duty: unknown = USUAL_DUTY) {
    this.#board = board
    this.#pin = pin
    this.#duty = toShare(duty)
  }

  start(): void {
    this.#board.beforeChange(this.#pin)
    this.#isStarted = true
    this.#board.onLevel(this.#pin, this.#duty)
  }

  setDuty(duty: unknown): void {
    this.#board.beforeChange(this.#pin)
    this.#duty = toShare(duty)
    if (this.#isStarted) this.#board.onLevel(this.#pin, this.#duty)
  }

  /** The slice freezes where it is, so the pin may stay high. */
  stop(): void {
    if (this.#isStarted && this.#duty > 0) this.#board.onLevel(this.#pin, 1)
  }

  close(): void {
    this.stop()
  }
}

/** Past the engine's clamp, NaN becomes the highest compare value there is. */
export const toShare = (duty: unknown): number =>
  Number.isNaN(Number(duty)) ? 1 : Math.max(0, Math.min(1, Number(duty)))
