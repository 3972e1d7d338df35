// The switch and the flash of an owner whose board runs Espruino.
//
// That engine handles each edge in a callback of its own, of 10 to 70 ms on a board at rest, before any timer. With more
// edges than it can handle the firmware hears of presses too late to tell them apart, and of a long press not at all. So
// far the firmware has no answer to that.
//
// Where flash is worn the engine may find a storage that it cannot read, and erases all of it, the firmware's file too.

import { NO_ENGINE } from '../device/engine/models.ts'
import { FIELDS, type GivenWorld } from '../world/fields.ts'
import type { BuiltFile } from './built-file.ts'

const MAX_BOUNCE_MS = 8
const MAX_CHATTER_PERCENT = 20

/** The world, with a switch that the engine of the board can follow, and flash that is not worn. */
export function withGoodParts(given: GivenWorld, { board }: BuiltFile, engine: string | undefined): GivenWorld {
  if (board.engine !== 'espruino' || !given.world) return given
  const { bounceMs = 0, chatterPercent = 0 } = given.world
  const world = { ...given.world, flashErases: FIELDS.flashErases.standard }
  if (engine === NO_ENGINE) return { ...given, world }
  const goodSwitch = {
    bounceMs: Math.min(bounceMs, MAX_BOUNCE_MS),
    chatterPercent: Math.min(chatterPercent, MAX_CHATTER_PERCENT),
  }
  return { ...given, world: { ...world, ...goodSwitch } }
}
