// Currents of the motors in motors.ts, for choosing a transistor (docs/owner/evidence.md, section 6.2).

import type { Board, Currents } from './board.ts'

const CURRENTS: Record<string, Currents> = {
  massager12: { pressedMa: 1500, stallMa: 4100 }, // on 13 V (S106)
  massager: { pressedMa: 500, stallMa: 1680 },
  coin: { pressedMa: 85, stallMa: 170 },
}

/** Currents of the board's motor; undefined if the profile has none. */
export const currentsOf = ({ motor, about }: Board): Currents | undefined => about.currents ?? CURRENTS[motor.name]
