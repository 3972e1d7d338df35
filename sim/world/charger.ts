// A linear charger: constant current, then constant voltage, and less current when the cell is cold or hot (JEITA;
// docs/owner/evidence.md, section 4, S45, S46).

const FULL_V = 4.2
/** Charging ends at this share of the full current. */
const END_SHARE = 0.05

/** The share of the current below each temperature; none above the last. The share for a hot cell is a proposal. */
const SHARES: readonly (readonly [belowC: number, share: number])[] = [
  [0, 0],
  [10, 0.2],
  [45, 1],
  [60, 0.5],
]

/** A into a cell of these volts and ohm, from a charger of `amps`, with the cell at `celsius`. */
export function chargerAmps(volts: number, ohm: number, amps: number, celsius: number): number {
  const share = SHARES.find(([below]) => celsius < below)?.[1] ?? 0
  const into = Math.min(amps * share, (FULL_V - volts) / ohm)
  return into > amps * END_SHARE ? into : 0
}
