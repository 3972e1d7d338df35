// The switch and the flash of an owner, where the engine or the storage of the board can take no worse.
//
// Espruino handles each edge of the button in a callback of its own, before any timer. Where the edges of a bad switch take
// all of its time, timers wait for as long, and presses are heard too late. Kaluma polls its pins between callbacks: where
// one takes longer than a turn of the motor, it misses edges of a switch that chatters, and takes a press for two. Good
// switches bounce for less than 10 ms (docs/owner/evidence.md, section 6.2).
//
// Where flash is worn Espruino may find a storage that it cannot read, and erases all of it, the firmware's file too.

import type { MotorProfile } from '../../src/motor/profile.ts'
import { type EngineName, NO_ENGINE } from '../device/engine/models.ts'
import { FIELDS, type GivenWorld } from '../world/fields.ts'
import type { BuiltFile } from './built-file.ts'
import { engineOfBoard } from './native-costs.ts'

/** What an edge that changes the level takes in the simulated firmware, in ms. */
const EDGE_MS: Partial<Record<EngineName, number>> = { rp2040: 20, puckjs2: 10, pico: 8 }
/** The edges of a switch that chatters may take this share of the time. */
const MAX_EDGE_LOAD = 0.5
/** Each turn of the motor may open and close the switch. */
const EDGES_A_TURN = 2
/** On the slowest engine a press that bounces for longer is not over before the next one. */
const SLOW_ENGINE: EngineName = 'rp2040'
const MAX_BOUNCE_MS = 15
/** The HAL of a built file takes more time than that of the simulated firmware. */
const MAX_BUILT_BOUNCE_MS = 8
const MAX_BUILT_CHATTER_PERCENT = 20

/** The world, with a switch that the engine can follow. */
export function withGoodSwitch(given: GivenWorld, engine: EngineName, motor: MotorProfile): GivenWorld {
  const { world } = given
  const edgeMs = EDGE_MS[engine]
  if (edgeMs === undefined || !world) return given
  const { bounceMs = 0, chatterPercent = 0 } = world
  const edgesLoad = (motor.hz.at(-1)! * EDGES_A_TURN * edgeMs) / 1000
  const goodSwitch = {
    bounceMs: engine === SLOW_ENGINE ? Math.min(bounceMs, MAX_BOUNCE_MS) : bounceMs,
    chatterPercent: Math.min(chatterPercent, Math.floor((100 * MAX_EDGE_LOAD) / edgesLoad)),
  }
  return { ...given, world: { ...world, ...goodSwitch } }
}

/** The world, with a switch that the engine of the board can follow, and flash that is not worn. */
export function withGoodParts(given: GivenWorld, { board }: BuiltFile, engine: string | undefined): GivenWorld {
  if (board.engine !== 'espruino' || !given.world) return given
  const world = { ...given.world, flashErases: FIELDS.flashErases.standard }
  if (engine === NO_ENGINE) return { ...given, world }
  const boardEngine = engineOfBoard(board)
  const good = withGoodSwitch({ ...given, world }, boardEngine, board.motor)
  const { bounceMs = 0, chatterPercent = 0 } = good.world!
  const goodSwitch = {
    bounceMs: boardEngine === SLOW_ENGINE ? Math.min(bounceMs, MAX_BUILT_BOUNCE_MS) : bounceMs,
    chatterPercent: Math.min(chatterPercent, MAX_BUILT_CHATTER_PERCENT),
  }
  return { ...good, world: { ...good.world, ...goodSwitch } }
}
