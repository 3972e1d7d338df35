// The parts of a board that can break. Each stays broken until it is mended.

export const PARTS = ['motor', 'light', 'battery', 'thermometer', 'shunt', 'store', 'engine'] as const
export type Part = (typeof PARTS)[number]

/** motor, light: writing throws. battery, thermometer, shunt: NaN. store: full. engine: callbacks are lost. */
export class BrokenParts extends Set<Part> {
  /** How often a broken pin refused a duty or a light. */
  pinErrors = 0

  /** The firmware writes to a pin. Throws if it is broken. */
  checkPin(part: 'motor' | 'light'): void {
    if (this.has(part)) throw this.refuse(part)
  }

  /** The error of a broken pin. */
  refuse(part: 'motor' | 'light'): Error {
    this.pinErrors++
    return new Error(`${part} pin`)
  }
}
