// One Li-ion cell and its protector (docs/owner/evidence.md, section 6.2):
//
//   V = OCV(charge) - Vrc - i R0      volts at the terminals; i in A, out of the cell
//   tau dVrc/dt = i R1 - Vrc          the slow part of the sag, and of the rebound after it
//   d charge/dt = - i / capacity
//
// The protector cuts the cell off below 2.4 V. It connects the cell again above 3.0 V, or when a charger comes (S43).

/** Open-circuit mV at 0, 5, 10, 20, … 100 % (S91). */
const OCV_MV = [2500, 3130, 3200, 3300, 3380, 3440, 3510, 3590, 3730, 3890, 4050, 4200] as const
const RC_OHM = 0.05
const RC_S = 20
const CUT_BELOW_V = 2.4
const RELEASE_ABOVE_V = 3
/** The sag of a kick is shorter than this delay. The delay of a DW01 is of this order (proposal). */
const CUT_DELAY_S = 0.1
const HOUR_S = 3600
/** The table ends at 2.5 V and the protector cuts at 2.4 V: the curve goes on in a straight line to this charge. */
const MIN_CHARGE = -0.05

/** Volts of a cell at rest with this charge, 0 to 1. Below 0 the curve goes on in a straight line. */
export function openCircuitVolts(charge: number): number {
  const tenths = charge * 10
  // The table has an extra point at 5 %.
  const at = tenths < 1 ? tenths * 2 : tenths + 1
  const i = at >= OCV_MV.length - 2 ? OCV_MV.length - 2 : at > 0 ? Math.floor(at) : 0
  return (OCV_MV[i]! + (OCV_MV[i + 1]! - OCV_MV[i]!) * (at - i)) / 1000
}

export class Cell {
  /** 0..1; a little below 0 once it is empty. */
  charge: number
  /** By its protector. */
  isCutOff = false
  readonly ohm: number
  readonly #capacityAs: number
  #rcVolts = 0
  #secondsLow = 0

  constructor(capacityAh: number, ohm: number, charge: number) {
    this.#capacityAs = capacityAh * HOUR_S
    this.ohm = ohm
    this.charge = charge
  }

  /** Another cell of this charge, at rest. */
  replace(charge: number): void {
    this.charge = charge
    this.#rcVolts = this.#secondsLow = 0
    this.isCutOff = false
  }

  /** Volts before the drop over the resistance. */
  get volts(): number {
    return openCircuitVolts(this.charge) - this.#rcVolts
  }

  /** Lets `dt` s pass with `amps` out of the cell; they are negative while it is charged. */
  step(dt: number, amps: number, isPlugged: boolean): void {
    const share = dt / RC_S
    this.#rcVolts += ((amps * RC_OHM - this.#rcVolts) * share) / (1 + share / 2)
    const charge = this.charge - (amps * dt) / this.#capacityAs
    this.charge = charge < MIN_CHARGE ? MIN_CHARGE : charge > 1 ? 1 : charge
    const volts = this.volts
    if (this.isCutOff) {
      if (isPlugged || volts > RELEASE_ABOVE_V) this.isCutOff = false
      return
    }
    this.#secondsLow = !isPlugged && volts - amps * this.ohm < CUT_BELOW_V ? this.#secondsLow + dt : 0
    if (this.#secondsLow >= CUT_DELAY_S) this.isCutOff = true
  }
}
