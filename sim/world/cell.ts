// One Li-ion cell and its protector (docs/owner/evidence.md, section 6.2):
//
//   V = OCV(charge) - Vrc - i R0      volts at the terminals; i in A, out of the cell
//   tau dVrc/dt = i R1 - Vrc          the slow part of the sag, and of the rebound after it
//   d charge/dt = - i / capacity
//
// The protector cuts the cell off below 2.4 V and lets go above 3.0 V or when a charger comes (S43).

/** Open-circuit mV at 0, 5, 10, 20, … 100 % (S91). */
const OCV_MV = [2500, 3130, 3200, 3300, 3380, 3440, 3510, 3590, 3730, 3890, 4050, 4200] as const
const RC_OHM = 0.05
const RC_S = 20
const CUT_BELOW_V = 2.4
const RELEASE_ABOVE_V = 3
/** How long it must be that low: a kick's sag is over before (the DW01's own delay is of this order; proposal). */
const CUT_DELAY_S = 0.1
const HOUR_S = 3600
/** The table ends at 2.5 V, the protector cuts below that: the line is drawn on so far. */
const LEAST_CHARGE = -0.05

/** Volts of a cell at rest, by its charge: 0 to 1, and on in a straight line below. */
export function openVolts(charge: number): number {
  const tenths = charge * 10
  // The first tenth has a point of its own, at 5 %.
  const at = tenths < 1 ? tenths * 2 : tenths + 1
  const i = at >= OCV_MV.length - 2 ? OCV_MV.length - 2 : at > 0 ? Math.floor(at) : 0
  return (OCV_MV[i]! + (OCV_MV[i + 1]! - OCV_MV[i]!) * (at - i)) / 1000
}

export class Cell {
  /** 0..1; a little less once it is empty. */
  charge: number
  /** The protector has cut it off. */
  cut = false
  readonly ohm: number
  readonly #capacityAs: number
  #rcVolts = 0
  #lowS = 0

  constructor(capacityAh: number, ohm: number, charge: number) {
    this.#capacityAs = capacityAh * HOUR_S
    this.ohm = ohm
    this.charge = charge
  }

  /** Another charge, rested: as if another cell had been put in. */
  replace(charge: number): void {
    this.charge = charge
    this.#rcVolts = this.#lowS = 0
    this.cut = false
  }

  /** Volts before the resistance takes its part. */
  get volts(): number {
    return openVolts(this.charge) - this.#rcVolts
  }

  /** `dt` s at `amps` out of it, less than 0 while it is charged. */
  step(dt: number, amps: number, charger: boolean): void {
    const share = dt / RC_S
    this.#rcVolts += ((amps * RC_OHM - this.#rcVolts) * share) / (1 + share / 2)
    const charge = this.charge - (amps * dt) / this.#capacityAs
    this.charge = charge < LEAST_CHARGE ? LEAST_CHARGE : charge > 1 ? 1 : charge
    const volts = this.volts
    if (this.cut) {
      if (charger || volts > RELEASE_ABOVE_V) this.cut = false
      return
    }
    this.#lowS = !charger && volts - amps * this.ohm < CUT_BELOW_V ? this.#lowS + dt : 0
    if (this.#lowS >= CUT_DELAY_S) this.cut = true
  }
}
