// Finds the lines of a device in what comes from it: a console adds echo and prompts, and chunks cut anywhere.

/** Begins every line of the device (hal/link.ts). */
const MARK = '~'
/** No line of a device is longer. What is longer is cut off. */
const MAX_CHARS = 5000

export class LineReader {
  #input = ''

  /** The whole lines that have come, without the mark. */
  take(text: string): string[] {
    const parts = (this.#input + text).split(/\r?\n|\r/)
    this.#input = parts.pop()!.slice(-MAX_CHARS)
    return parts.flatMap((part) => {
      const at = part.indexOf(MARK)
      return at < 0 ? [] : [part.slice(at + 1)]
    })
  }
}
