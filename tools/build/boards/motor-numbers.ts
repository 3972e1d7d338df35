// The numbers of a maker's own motor must fit each other.

import type { Board } from '../../../hal/boards/board.ts'
import { supplyLimits } from '../../../hal/boards/supplies.ts'
import { getStallMa } from './stall.ts'

/** A stalled motor draws what its resistance lets through: less behind long wires, hardly more (proposals). */
const STALL_PERCENT = { min: 50, max: 130 } as const

/** A sentence for each mistake. */
export function findMotorMistakes({ motor, about: { currents }, supply }: Board): string[] {
  const { hz, mv, startMv, dropOutMv, kickMv, mohm, freeMa } = motor
  const mistakes: string[] = []
  if (hz.length !== mv.length) mistakes.push(`motor: hz has ${hz.length} numbers, but mv has ${mv.length}`)
  if (dropOutMv > startMv) mistakes.push('motor: dropOutMv is above startMv, but a motor stops below its start voltage')
  if (kickMv < startMv) mistakes.push('motor: kickMv is below startMv, so the kick would not start the motor')
  else if (kickMv < mv[0]!)
    mistakes.push(
      `motor: kickMv is ${kickMv}, below the ${mv[0]} mV of its lowest frequency, so the kick would slow it`,
    )
  if (!currents) return mistakes
  const { pressedMa, stallMa } = currents
  if (stallMa < pressedMa)
    mistakes.push(
      `motor: stallMa is ${stallMa}, below pressedMa, ${pressedMa}, but a motor that cannot turn draws the most`,
    )
  if (freeMa && freeMa[1] >= pressedMa)
    mistakes.push(`motor: freeMa ends at ${freeMa[1]}, but pressedMa is ${pressedMa}, and a hand adds current`)
  if (mohm === undefined) return mistakes
  const { assumedMv } = supplyLimits(supply)
  const expected = getStallMa(assumedMv, mohm)
  if (stallMa * 100 < expected * STALL_PERCENT.min || stallMa * 100 > expected * STALL_PERCENT.max)
    mistakes.push(`motor: stallMa is ${stallMa}, but ${assumedMv} mV over mohm, ${mohm}, are ${expected} mA`)
  return mistakes
}
