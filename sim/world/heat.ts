// The heat of the motor, as a network of two nodes (docs/owner/evidence.md, section 6.2, proposals):
//
//   Cm dTm/dt = P - (Tm - Tc) / Rmc             motor: 25 J/K, 18 K/W to the case
//   Cc dTc/dt = (Tm - Tc) / Rmc - (Tc - Ta) / Rca   case: 120 J/K, 6 K/W to the air of the room

const MOTOR_J_PER_K = 25
const MOTOR_TO_CASE_K_PER_W = 18
const CASE_J_PER_K = 120

export class Heat {
  motorC: number
  caseC: number
  readonly #toAir: number

  /** Motor and case start at the temperature of the room. */
  constructor(roomC: number, caseToAirKPerW: number) {
    this.motorC = this.caseC = roomC
    this.#toAir = caseToAirKPerW
  }

  /** Lets `dt` s pass with `watts` of heat in the motor. */
  step(dt: number, watts: number, roomC: number): void {
    const toCase = (this.motorC - this.caseC) / MOTOR_TO_CASE_K_PER_W
    this.motorC += (dt * (watts - toCase)) / MOTOR_J_PER_K
    this.caseC += (dt * (toCase - (this.caseC - roomC) / this.#toAir)) / CASE_J_PER_K
  }
}
