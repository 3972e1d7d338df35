// One cell and its protector (docs/owner/evidence.md, section 6.2):
//
//   V = OCV(charge) - Vrc - i R0      volts at the terminals; i in A, out of the cell
//   tau dVrc/dt = i R1 - Vrc          the slow part of the sag, and of the rebound after it
//   d charge/dt = - i / capacity
//
// The protector cuts a Li-ion cell off below 2.4 V. It connects the cell again above 3.0 V, or when a charger comes (S43).

import type { Chemistry } from '../../hal/boards/supplies.ts'

interface CellModel {
  /** Open-circuit mV at 0, 5, 10, 20, … 100 %. */
  ocvMv: readonly number[]
  cutBelowV: number
  releaseAboveV: number
  /** The end of charging. */
  fullV: number
}

/** Li-ion: S91 and S43. The other two are proposals: usual curves, and protectors to match. */
const MODELS: Record<Chemistry, CellModel> = {
  'li-ion': {
    ocvMv: [2500, 3130, 3200, 3300, 3380, 3440, 3510, 3590, 3730, 3890, 4050, 4200],
    cutBelowV: 2.4,
    releaseAboveV: 3,
    fullV: 4.2,
  },
  lifepo4: {
    ocvMv: [2500, 2900, 3050, 3200, 3230, 3260, 3280, 3290, 3300, 3320, 3330, 3400],
    cutBelowV: 2.2,
    releaseAboveV: 2.8,
    fullV: 3.6,
  },
  nimh: {
    ocvMv: [1000, 1120, 1170, 1220, 1240, 1255, 1265, 1275, 1290, 1310, 1335, 1400],
    cutBelowV: 0.8,
    releaseAboveV: 1.1,
    fullV: 1.45,
  },
}
const RC_OHM = 0.05
const RC_S = 20
/** The sag of a kick is shorter than this delay. The delay of a DW01 is of this order (proposal). */
const CUT_DELAY_S = 0.1
const HOUR_S = 3600
/** The table ends at 2.5 V and the protector cuts at 2.4 V: the curve goes on in a straight line to this charge. */
const MIN_CHARGE = -0.05

/** Volts of a cell at rest with this charge, 0 to 1. Below 0 the curve goes on in a straight line. */
export function openCircuitVolts(charge: number, chemistry: Chemistry = 'li-ion'): number {
  const { ocvMv } = MODELS[chemistry]
  const tenths = charge * 10
  // The table has an extra point at 5 %.
  const at = tenths < 1 ? tenths * 2 : tenths + 1
  const i = at >= ocvMv.length - 2 ? ocvMv.length - 2 : at > 0 ? Math.floor(at) : 0
  return (ocvMv[i]! + (ocvMv[i + 1]! - ocvMv[i]!) * (at - i)) / 1000
}

export class Cell {
  /** 0..1; a little below 0 once it is empty. */
  charge: number
  /** By its protector. */
  isCutOff = false
  readonly ohm: number
  readonly maxAmps = Number.POSITIVE_INFINITY
  readonly #capacityAs: number
  readonly #chemistry: Chemistry
  #rcVolts = 0
  #secondsLow = 0

  constructor(capacityAh: number, ohm: number, charge: number, chemistry: Chemistry = 'li-ion') {
    this.#chemistry = chemistry
    this.#capacityAs = capacityAh * HOUR_S
    this.ohm = ohm
    this.charge = charge
  }

  plug(): void {}

  /** Another cell of this charge, at rest. */
  replace(charge: number): void {
    this.charge = charge
    this.#rcVolts = this.#secondsLow = 0
    this.isCutOff = false
  }

  /** Volts before the drop over the resistance. */
  get volts(): number {
    return openCircuitVolts(this.charge, this.#chemistry) - this.#rcVolts
  }

  get fullVolts(): number {
    return MODELS[this.#chemistry].fullV
  }

  /** Lets `dt` s pass with `amps` out of the cell; they are negative while it is charged. */
  step(dt: number, amps: number, isPlugged: boolean): void {
    const share = dt / RC_S
    this.#rcVolts += ((amps * RC_OHM - this.#rcVolts) * share) / (1 + share / 2)
    const charge = this.charge - (amps * dt) / this.#capacityAs
    this.charge = charge < MIN_CHARGE ? MIN_CHARGE : charge > 1 ? 1 : charge
    const volts = this.volts
    const { cutBelowV, releaseAboveV } = MODELS[this.#chemistry]
    if (this.isCutOff) {
      if (isPlugged || volts > releaseAboveV) this.isCutOff = false
      return
    }
    this.#secondsLow = !isPlugged && volts - amps * this.ohm < cutBelowV ? this.#secondsLow + dt : 0
    if (this.#secondsLow >= CUT_DELAY_S) this.isCutOff = true
  }
}
