// What flashing needs of a board with Espruino, however it is connected.

import type { Board } from '../../hal/boards/board.ts'

/** A board with Espruino. Every failure is a FlashError. */
export interface EspruinoTool {
  /** The value of an expression, sent as JSON. */
  evaluate(expression: string): Promise<unknown>
  /** Stores a file, and calls `onSent` with the bytes that the board has so far. */
  uploadFile(name: string, text: string, onSent: (bytes: number) => void): Promise<void>
  /** Types text, and does not wait for an answer. */
  write(text: string): Promise<void>
  /** Disconnects. Resolves when nothing uses the port any more. */
  close(): Promise<void>
}

/** The rate that Espruino uses on the UART of a board. USB ignores it. */
export const baudRate = ({ about }: Board): number => (about.chip === 'esp32' ? 115_200 : 9600)
