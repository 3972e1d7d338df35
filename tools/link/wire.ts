// What the client of the link needs of a connection. Command and page have their own kinds: serial ports, TCP, Bluetooth,
// Web Serial, Web Bluetooth. No file of the client imports Node.

/**
 * How a device takes lines: as they are (Bluetooth), or typed on its console as unknot("LINE"), by engine (serial ports).
 */
export type WireKind = 'radio' | 'espruino' | 'kaluma'

export interface Wire {
  readonly kind: WireKind
  /** Sends all of `text`, in pieces that the connection can take. Rejects if the connection is lost. */
  write(text: string): Promise<void>
  /** `onText` is called with text as it comes. `onEnd` is called once, when the connection is lost. */
  listen(onText: (text: string) => void, onEnd: (reason: string) => void): void
  close(): Promise<void>
}

/** What is typed or sent for a line of the link, which has neither quotes nor backslashes. */
export const WRITTEN: Readonly<Record<WireKind, (line: string) => string>> = {
  radio: (line) => `${line}\n`,
  // The first character keeps the console from echoing the line.
  espruino: (line) => `\x10unknot("${line}")\n`,
  kaluma: (line) => `unknot("${line}")\r`,
}
