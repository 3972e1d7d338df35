// What a simulated board is connected to.

/** What can be seen of a board. */
export type Output = 'duty' | 'light' | 'console' | 'radio' | 'reset'

/** The world around the board, and what the board does to it. */
export interface Surroundings {
  batteryMv(): number
  celsius(): number
  charging(): number
  day(): number
  /** Storage keeps its texts over a reset and without power. */
  read(slot: number): string | undefined
  write(slot: number, text: string): void
  /** A host sets the clock: days since 1970. */
  setDay(day: number): void
  /** Called when the motor pin, the light, the console, the radio or the count of resets changes. */
  noteOutput(what: Output, value: number): void
}
