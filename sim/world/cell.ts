// One Li-ion cell: open-circuit voltage by charge, sag under load, and what a running motor takes out of it.

/** Open-circuit mV at 0, 10, … 100 % (docs/evidence.md, S91, 5 % left out). */
const OCV_MV = [2500, 3200, 3300, 3380, 3440, 3510, 3590, 3730, 3890, 4050, 4200]
/** Section 6.2, proposals. */
const RESISTANCE_OHM = 0.12
const CAPACITY_MAH = 1000
/** What the motor draws through its winding, free-running: 93 to 113 mA over the band (section 6.2, computed). */
const MOTOR_MA = 100
const HOUR_MS = 3_600_000

export class Cell {
  /** 0..1 */
  charge = 0.8
  /** A reading to give whatever the charge and the load, in mV: what scenarios set. */
  fixedMv: number | undefined
  #loadMa = 0
  #at = 0

  restMv(): number {
    const at = Math.max(0, Math.min(1, this.charge)) * (OCV_MV.length - 1)
    const i = Math.min(OCV_MV.length - 2, Math.floor(at))
    return OCV_MV[i]! + (OCV_MV[i + 1]! - OCV_MV[i]!) * (at - i)
  }

  /** Voltage at the terminals now, in whole mV. */
  mv(now: number): number {
    this.#drain(now)
    return this.fixedMv ?? Math.round(this.restMv() - this.#loadMa * RESISTANCE_OHM)
  }

  /** The motor runs at this duty (0..1000) from `now` on. */
  load(duty: number, now: number): void {
    this.#drain(now)
    this.#loadMa = (MOTOR_MA * duty) / 1000
  }

  #drain(now: number): void {
    this.charge = Math.max(0, this.charge - (this.#loadMa * (now - this.#at)) / HOUR_MS / CAPACITY_MAH)
    this.#at = now
  }
}
