// The progress of a long run, on one line of a terminal.

const FULL = '█'
const EMPTY = '░'
/** The bar is at least this long: the label is shortened first. */
const BAR_COLUMNS = 8
/** " 100 %" */
const PERCENT_COLUMNS = 6
/** For a terminal that does not say how many columns it has. */
const USUAL_COLUMNS = 80
/** Ten times a second is enough for the eye. */
const BETWEEN_MS = 100

/** The label, the bar and the percentage, exactly `columns` wide. It shows 100 % only at the end. */
export function bar(share: number, columns: number, label: string): string {
  const wide = Math.max(0, Math.floor(columns))
  if (wide < PERCENT_COLUMNS) return ' '.repeat(wide)
  const done = share > 0 ? Math.min(1, share) : 0
  const percent = `${Math.floor(done * 100)} %`.padStart(PERCENT_COLUMNS)
  const room = wide - PERCENT_COLUMNS - BAR_COLUMNS - 1
  const letters = [...label.replaceAll(/\p{Cc}/gu, ' ')]
  const shown = letters.length <= room ? letters : room > 1 ? [...letters.slice(0, room - 1), '…'] : []
  const name = shown.length > 0 ? `${shown.join('')} ` : ''
  const length = wide - [...name].length - PERCENT_COLUMNS
  const filled = Math.floor(done * length)
  return name + FULL.repeat(filled) + EMPTY.repeat(length - filled) + percent
}

/** The stream that the bar is written to. */
export interface BarStream {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

/** Keeps a bar on the last line of a terminal. Writes nothing to other streams. */
export class Bar {
  readonly #stream: BarStream
  readonly #nowMs: () => number
  #nextMs = Number.NEGATIVE_INFINITY
  /** Columns that are in use. */
  #written = 0

  /** `nowMs` is real time, in ms. */
  constructor(stream: BarStream, nowMs: () => number) {
    this.#stream = stream
    this.#nowMs = nowMs
  }

  /** Shows the progress, unless it was shown less than BETWEEN_MS ago. */
  show(share: number, label: string): void {
    if (!this.#stream.isTTY) return
    const now = this.#nowMs()
    if (now < this.#nextMs) return
    this.#nextMs = now + BETWEEN_MS
    this.#written = this.#columns()
    this.#stream.write(`\r${bar(share, this.#written, label)}`)
  }

  /** Without the last column: some terminals begin a new line there. */
  #columns(): number {
    return (this.#stream.columns || USUAL_COLUMNS) - 1
  }

  /** Clears the line for the next text. */
  clear(): void {
    if (this.#written === 0) return
    const wide = Math.min(this.#written, this.#columns())
    this.#stream.write(`\r${' '.repeat(wide)}\r`)
    this.#written = 0
    this.#nextMs = Number.NEGATIVE_INFINITY
  }
}
