// What a simulated board is connected to.

/** The world around the board, and what the board does to it. */
export interface Surroundings {
  batteryMv(): number
  celsius(): number
  charging(): number
  day(): number
  /** Storage keeps its texts over a reset and without power. */
  read(slot: number): string | undefined
  write(slot: number, text: string): void
  /** Called when the motor pin, the light, the console or the count of resets changes. */
  noteOutput(what: 'duty' | 'light' | 'console' | 'reset', value: number): void
}
