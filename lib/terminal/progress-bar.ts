// How far a run of hours is, on one line of a terminal.

const FULL = '█'
const EMPTY = '░'
/** The bar itself is at least this long where there is room for a label; the label gives way first. */
const BAR_COLUMNS = 8
/** " 100 %" */
const PERCENT_COLUMNS = 6
/** Columns of a terminal that does not say how many it has. */
const USUAL_COLUMNS = 80
/** No eye needs more. */
const BETWEEN_MS = 100

/** The label, the bar and the share in percent, exactly `columns` wide. 100 % is only all of it. */
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

/** What of a stream the bar needs. */
export interface BarStream {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

/** Keeps a bar on the last line of a terminal; writes nothing anywhere else. */
export class Bar {
  readonly #stream: BarStream
  readonly #nowMs: () => number
  #nextMs = Number.NEGATIVE_INFINITY
  /** How many columns of the line are written on. */
  #written = 0

  /** `nowMs` is real time, in ms. */
  constructor(stream: BarStream, nowMs: () => number) {
    this.#stream = stream
    this.#nowMs = nowMs
  }

  /** Shows how far it is, unless it was shown a moment ago. */
  show(share: number, label: string): void {
    if (!this.#stream.isTTY) return
    const now = this.#nowMs()
    if (now < this.#nextMs) return
    this.#nextMs = now + BETWEEN_MS
    this.#written = this.#columns()
    this.#stream.write(`\r${bar(share, this.#written, label)}`)
  }

  /** Not the last column: there some terminals begin a new line. */
  #columns(): number {
    return (this.#stream.columns || USUAL_COLUMNS) - 1
  }

  /** Leaves the line as if there had been no bar, for what is printed next. */
  clear(): void {
    if (this.#written === 0) return
    const wide = Math.min(this.#written, this.#columns())
    this.#stream.write(`\r${' '.repeat(wide)}\r`)
    this.#written = 0
    this.#nextMs = Number.NEGATIVE_INFINITY
  }
}
