// Who watches the motor, and says so with Enter.

import { createInterface, type Interface } from 'node:readline'

/** Enter; or none in time, none any more because the input ended, or Ctrl-C. */
export type Answer = 'entered' | 'late' | 'closed' | 'stopped'

export interface Person {
  /** There is somebody to ask. */
  readonly present: boolean
  /** Something is on that must be turned off first: until then Ctrl-C is an answer. */
  mind(on: boolean): void
  /** Waits for the next Enter: those before the question do not count. */
  enter(question: string, withinMs: number): Promise<Answer>
}

export class AtTerminal implements Person {
  readonly present: boolean
  readonly #lines: Interface | undefined
  readonly #print: (line: string) => void
  #minding = false
  /** What every question is answered with from now on. */
  #over: Answer | undefined
  #answer: (answer: Answer) => void = () => {}

  constructor(input: NodeJS.ReadableStream & { isTTY?: boolean }, print: (line: string) => void) {
    this.present = input.isTTY === true
    this.#print = print
    if (!this.present) return
    // Not raw: the terminal itself makes a signal of Ctrl-C.
    this.#lines = createInterface({ input, terminal: false })
    this.#lines.on('line', () => this.#answer('entered'))
    this.#lines.on('close', () => this.#end('closed'))
  }

  #end(answer: Answer): void {
    this.#over ??= answer
    this.#answer(this.#over)
  }

  mind(on: boolean): void {
    this.#minding = on
  }

  /** Ctrl-C: whether it is minded. One of a terminal may come twice, from npm too, which changes nothing. */
  stop(): boolean {
    if (this.#minding) this.#end('stopped')
    return this.#minding || this.#over === 'stopped'
  }

  async enter(question: string, withinMs: number): Promise<Answer> {
    if (this.#over) return this.#over
    this.#print(question)
    let limit: NodeJS.Timeout | undefined
    const answer = await new Promise<Answer>((resolve) => {
      this.#answer = resolve
      limit = setTimeout(() => resolve('late'), withinMs)
    })
    clearTimeout(limit)
    this.#answer = () => {}
    return answer
  }

  /** Nobody is asked any more. */
  leave(): void {
    this.#lines?.close()
  }
}
