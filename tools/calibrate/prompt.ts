// Asks the user at the terminal to press Enter, with a time limit.

import { createInterface, type Interface } from 'node:readline'

/** Enter, no Enter in time, the end of the input, or Ctrl-C. */
export type Answer = 'entered' | 'timeout' | 'closed' | 'interrupted'

export interface Prompt {
  /** Whether a user can answer. */
  readonly isInteractive: boolean
  /** While captured, Ctrl-C is an answer and does not end the process, so that the command can turn the motor off. */
  setInterruptCapture(isCaptured: boolean): void
  /** Waits for the next Enter. An Enter before the question does not count. */
  waitForEnter(question: string, withinMs: number): Promise<Answer>
}

export class TerminalPrompt implements Prompt {
  readonly isInteractive: boolean
  readonly #lines: Interface | undefined
  readonly #print: (line: string) => void
  #isInterruptCaptured = false
  /** Once set, the answer to every further question. */
  #finalAnswer: Answer | undefined
  #resolve: (answer: Answer) => void = () => {}

  constructor(input: NodeJS.ReadableStream & { isTTY?: boolean }, print: (line: string) => void) {
    this.isInteractive = input.isTTY === true
    this.#print = print
    if (!this.isInteractive) return
    // Not in raw mode: there Ctrl-C would be a character and no signal.
    this.#lines = createInterface({ input, terminal: false })
    this.#lines.on('line', () => this.#resolve('entered'))
    this.#lines.on('close', () => this.#finish('closed'))
  }

  #finish(answer: Answer): void {
    this.#finalAnswer ??= answer
    this.#resolve(this.#finalAnswer)
  }

  setInterruptCapture(isCaptured: boolean): void {
    this.#isInterruptCaptured = isCaptured
  }

  /** Takes a Ctrl-C. Returns false if the process shall end. A second signal for the same Ctrl-C, from npm, is ignored. */
  handleInterrupt(): boolean {
    if (this.#isInterruptCaptured) this.#finish('interrupted')
    return this.#isInterruptCaptured || this.#finalAnswer === 'interrupted'
  }

  async waitForEnter(question: string, withinMs: number): Promise<Answer> {
    if (this.#finalAnswer) return this.#finalAnswer
    this.#print(question)
    let timer: NodeJS.Timeout | undefined
    const answer = await new Promise<Answer>((resolve) => {
      this.#resolve = resolve
      timer = setTimeout(() => resolve('timeout'), withinMs)
    })
    clearTimeout(timer)
    this.#resolve = () => {}
    return answer
  }

  close(): void {
    this.#lines?.close()
  }
}
