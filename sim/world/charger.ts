// A linear charger: constant current, then constant voltage, and less current when the cell is cold or hot (JEITA;
// docs/owner/evidence.md, section 4, S45, S46).

/** Charging ends at this share of the full current. */
const END_SHARE = 0.05

/** The share of the current below each temperature; none above the last. The share for a hot cell is a proposal. */
const SHARES: readonly (readonly [belowC: number, share: number])[] = [
  [0, 0],
  [10, 0.2],
  [45, 1],
  [60, 0.5],
]

/** A into cells of these volts and ohm, full at `fullV`, from a charger of `amps`, with the cells at `celsius`. */
export function chargerAmps(volts: number, ohm: number, amps: number, celsius: number, fullV = 4.2): number {
  const share = SHARES.find(([below]) => celsius < below)?.[1] ?? 0
  const into = Math.min(amps * share, (fullV - volts) / ohm)
  return into > amps * END_SHARE ? into : 0
}
