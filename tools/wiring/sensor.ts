// The current sensor of a board: a shunt with an amplifier that gives what the profile says.

import type { Board } from '../../hal/boards/board.ts'

/** Gains of current amplifiers, and shunts that shops have, in mΩ. The INA180 and INA240 have these gains. */
const GAINS = [20, 50, 100, 200] as const
const SHUNTS_MOHM = [1, 2, 5, 10, 15, 20, 25, 50, 100]

/** The shunt and the gain for the sensor's output. Where none fits, the product is all that can be said. */
export function findShunt({ senseMvPerA = 0 }: Board): { mohm: number; gain: (typeof GAINS)[number] } | undefined {
  for (const gain of GAINS) {
    const mohm = senseMvPerA / gain
    if (SHUNTS_MOHM.includes(mohm)) return { mohm, gain }
  }
  return undefined
}

/** Amplifiers by gain: A1 to A4. One in line with the motor must stand the PWM. */
export function findAmplifier(board: Board): string | undefined {
  const shunt = findShunt(board)
  if (!shunt || board.senseOffsetMv !== 0) return undefined
  const type = board.senseOf === 'motor' ? 'INA240' : 'INA180'
  return `${type}A${GAINS.indexOf(shunt.gain) + 1}`
}

/** "shunt of 20 mΩ and an amplifier of 20" */
export function describeShunt(board: Board): string {
  const shunt = findShunt(board)
  return shunt
    ? `shunt of ${shunt.mohm} mΩ and an amplifier of ${shunt.gain}`
    : `shunt and amplifier that together give ${board.senseMvPerA} mV for one A`
}
