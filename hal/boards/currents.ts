// What the motors of motors.ts draw, for who chooses a transistor (docs/owner/evidence.md, section 6.2).

import type { Board, Currents } from './board.ts'

const CURRENTS: Record<string, Currents> = {
  massager: { pressedMa: 500, stallMa: 1680 },
  coin: { pressedMa: 85, stallMa: 170 },
}

/** Of the board's motor; none where nobody said. */
export const currentsOf = ({ motor, about }: Board): Currents | undefined => about.currents ?? CURRENTS[motor.name]
