// A linear charger: constant current, then constant voltage, less when it is cold or hot (JEITA; docs/owner/evidence.md,
// section 4, S45, S46).

const FULL_V = 4.2
/** It ends at this share of its current. */
const END_SHARE = 0.05

/** Up to which °C what share of the current flows; above the last, none. The share for hot is a proposal. */
const SHARES: readonly (readonly [belowC: number, share: number])[] = [
  [0, 0],
  [10, 0.2],
  [45, 1],
  [60, 0.5],
]

/** A into a cell of so many volts and ohm, from a charger of `amps`, with the cell at `celsius`. */
export function chargeAmps(volts: number, ohm: number, amps: number, celsius: number): number {
  const share = SHARES.find(([below]) => celsius < below)?.[1] ?? 0
  const into = Math.min(amps * share, (FULL_V - volts) / ohm)
  return into > amps * END_SHARE ? into : 0
}
