// What a simulated board is connected to.

/** The world around the board, and what the board does to it. */
export interface Surroundings {
  batteryMv(): number
  celsius(): number
  /** The current as its sensor reads it, in mA, or ABSENT. */
  milliamps(): number
  /** The share of the converter's scale at that sensor. */
  senseShare(): number
  charging(): number
  day(): number
  /** Storage keeps its texts over a reset and without power. */
  read(slot: number): string | undefined
  write(slot: number, text: string): void
  /** Called when the motor pin, the brake of a bridge, the light, the console or the count of resets changes. */
  noteOutput(what: 'duty' | 'brake' | 'light' | 'console' | 'reset', value: number): void
}
