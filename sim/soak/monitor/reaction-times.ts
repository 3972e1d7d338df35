// How long each engine may take to react: one table for every invariant. An engine runs one callback at a time, so an
// input waits for the callback that runs, and then for the code up to the pin that answers.
//
// The numbers come from `measureKinds` and from the longest callbacks of simulated owners (November 2026, 18 days each),
// rounded up. An engine on which callbacks take no time reacts in the same ms.

import type { Device } from '../../device/device.ts'
import type { EngineName } from '../../device/engine/models.ts'

/** In ms, besides what the firmware waits on purpose. */
export interface ReactionTimes {
  /** From an input until the motor pin is low: the longest callback while the motor runs, and the way to the pin. */
  offMs: number
  /** The longest callback while the motor stands still: the end of a session, which stores it. */
  passMs: number
  /** How much longer the callback is that begins a page of the log. */
  pageMs: number
  /** How much longer a kick gets: its end waits for the callback that runs. */
  kickMs: number
  /** How late a change of the light is, all but one in a hundred times. */
  lightMs: number
  /** How long an edge of the button takes the engine, nearly always. Timers wait for the edges of a switch that bounces. */
  edgeMs: number
  /** From power until the board watches its inputs. */
  bootMs: number
}

const REACTION_TIMES: Record<EngineName, ReactionTimes> = {
  none: { offMs: 0, passMs: 0, pageMs: 0, kickMs: 0, lightMs: 0, edgeMs: 0, bootMs: 0 },
  pico: { offMs: 110, passMs: 110, pageMs: 500, kickMs: 20, lightMs: 20, edgeMs: 10, bootMs: 800 },
  rp2040: { offMs: 200, passMs: 250, pageMs: 1650, kickMs: 60, lightMs: 40, edgeMs: 25, bootMs: 450 },
  // Each of its sensor checks waits 50 ms for the thermometer.
  puckjs2: { offMs: 210, passMs: 250, pageMs: 920, kickMs: 60, lightMs: 25, edgeMs: 15, bootMs: 350 },
}

/** A page begins with so many records. */
const PAGE_RECORDS = 3

const slowTimes = new WeakMap<Device, ReactionTimes>()

/** Of a device, with what else may delay its engine. */
export function reactionTimesOf(device: Device): ReactionTimes {
  const times = REACTION_TIMES[device.engine]
  const { delays } = device.hal
  if (!delays) return times
  let slow = slowTimes.get(device)
  if (!slow) {
    const { stallMaxMs, slowStoreMaxMs } = delays
    slow = {
      ...times,
      offMs: times.offMs + stallMaxMs,
      passMs: times.passMs + stallMaxMs + slowStoreMaxMs,
      pageMs: times.pageMs + PAGE_RECORDS * slowStoreMaxMs,
      kickMs: times.kickMs + stallMaxMs,
      lightMs: times.lightMs + stallMaxMs,
      bootMs: times.bootMs + stallMaxMs,
    }
    slowTimes.set(device, slow)
  }
  return slow
}

/** Of pages of flash so far. */
export const erasesOf = ({ store }: Device): number => store.flash.erases.reduce((sum, erases) => sum + erases)

/** How much later an answer may come, if a page of the log was begun since there were so many erases. */
export const pageMsSince = (erases: number, device: Device): number =>
  erasesOf(device) > erases ? reactionTimesOf(device).pageMs : 0
