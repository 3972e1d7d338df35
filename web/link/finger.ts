// A finger on the button of the page, as the gestures of a real massager (src/button.ts has the times).

import { LONG, LONG_MS, MULTI_GAP_MS, PRESS_5, SHORT_MAX_MS } from '../../src/button.ts'

export class Finger {
  readonly #send: (gesture: number) => void
  #downMs = 0
  #count = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `send` is called with PRESS_1 to PRESS_5, or LONG. */
  constructor(send: (gesture: number) => void) {
    this.#send = send
  }

  set(isDown: boolean): void {
    clearTimeout(this.#timer)
    if (isDown) {
      this.#downMs = performance.now()
      this.#timer = setTimeout(() => this.#end(LONG), LONG_MS)
    } else if (performance.now() - this.#downMs > SHORT_MAX_MS) this.#count = 0
    else {
      this.#count = Math.min(this.#count + 1, PRESS_5)
      this.#timer = setTimeout(() => this.#end(this.#count), MULTI_GAP_MS)
    }
  }

  #end(gesture: number): void {
    this.#count = 0
    this.#send(gesture)
  }
}
