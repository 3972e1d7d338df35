// The switch and the flash of an owner whose board runs Espruino.
//
// That engine handles each edge in a callback of its own, of 7 to 20 ms, before any timer. A switch that chatters more than
// this keeps the timers of the file waiting, and its presses are heard too late. On the RP2040, whose engine is slower, a
// switch that bounces for long does the same.
//
// Where flash is worn the engine may find a storage that it cannot read, and erases all of it, the firmware's file too.

import { NO_ENGINE } from '../device/engine/models.ts'
import { FIELDS, type GivenWorld } from '../world/fields.ts'
import type { BuiltFile } from './built-file.ts'
import { engineOfBoard } from './native-costs.ts'

/** On the RP2040. */
const MAX_BOUNCE_MS = 8
const MAX_CHATTER_PERCENT = 20

/** The world, with a switch that the engine of the board can follow, and flash that is not worn. */
export function withGoodParts(given: GivenWorld, { board }: BuiltFile, engine: string | undefined): GivenWorld {
  if (board.engine !== 'espruino' || !given.world) return given
  const { bounceMs = 0, chatterPercent = 0 } = given.world
  const world = { ...given.world, flashErases: FIELDS.flashErases.standard }
  if (engine === NO_ENGINE) return { ...given, world }
  const goodSwitch = {
    bounceMs: engineOfBoard(board) === 'rp2040' ? Math.min(bounceMs, MAX_BOUNCE_MS) : bounceMs,
    chatterPercent: Math.min(chatterPercent, MAX_CHATTER_PERCENT),
  }
  return { ...given, world: { ...world, ...goodSwitch } }
}
