// Invariants of the light: it answers every gesture of an idle device, and is dark while nothing happens.

import type { Lock, Observation } from '../monitor/observation.ts'
import { isCleanSwitch, type Press } from '../monitor/press.ts'
import { pageMsSince } from '../monitor/reaction-times.ts'
import { DRIFT, type Invariant, type InvariantCheck, MINUTE_MS, SECOND_MS } from './invariant.ts'

const ANSWER_MS = 2 * SECOND_MS
/** The presses of a gesture count together until then. */
const GAP_MS = 300
/** A press of this length is long, however slow the clock is. */
const LONG_MS = 880
/** Nothing else happened to the device for so long. */
const QUIET_MS = 4 * SECOND_MS
/** The longest thing that the light says, a fault and then the plan, is over by then. */
const SAID_MS = MINUTE_MS
/** A question is shown for two minutes, by a slow clock. */
const ASKS_MS = 2.2 * MINUTE_MS
/** From the light of a nudge to its first tick. A limit of the day may end the nudge before that. */
const NUDGE_MS = SECOND_MS
/** Between two nudges, by a fast clock, it is dark for longer. */
const NUDGES_APART_MS = 14 * MINUTE_MS

/** What a device at rest was when a press began. */
interface Idle {
  press: Press
  lock: Lock
  isPlugged: boolean
}

/** Whether the device must answer so many short presses; 0 is a long one. */
function isAnswered(count: number, { lock, isPlugged }: Idle): boolean {
  if (count <= 1) return true
  if (isPlugged || lock === 'unknown' || count > 5) return false
  return lock === 'unlocked' || count === 3
}

const isDisturbed = ({ ms, device, mayBeInService, session, isAlive, mayBeFaulty }: Observation): boolean =>
  mayBeInService || session !== undefined || !isAlive || mayBeFaulty || device.lastRequest.ms === ms

const startAnswerCheck = (): InvariantCheck => {
  let disturbedMs = Number.NEGATIVE_INFINITY
  let changedMs = Number.NEGATIVE_INFINITY
  let wasLit = false
  let wasPlugged = false
  let idle: Idle | undefined
  /** Since when an answer is due, and until when. */
  let due: { fromMs: number; toMs: number; erases: number } | undefined
  return (now) => {
    const { ms, press, isPressed, gesture, isLit, isPlugged, reaction } = now
    if (isLit !== wasLit) changedMs = ms
    wasLit = isLit
    if (isPlugged !== wasPlugged || isDisturbed(now)) disturbedMs = ms
    wasPlugged = isPlugged
    const isNewPress = press !== undefined && isPressed && press.fromMs === ms
    if (isNewPress && press.freeMs > QUIET_MS) {
      const isIdle = ms - disturbedMs > QUIET_MS && ms - now.aliveSinceMs > QUIET_MS && isCleanSwitch(now)
      idle = isIdle ? { press, lock: now.lock, isPlugged } : undefined
    }
    // Another press, or something that happens meanwhile, is answered in its own way.
    if (due && (isNewPress || (disturbedMs === ms && isPlugged !== wasPlugged))) due = undefined
    const waitMs = ANSWER_MS * DRIFT + reaction.passMs
    if (idle && disturbedMs < idle.press.fromMs) {
      const { erases } = idle.press
      if (gesture && gesture.presses[0] === idle.press && gesture.isCertain && isAnswered(gesture.count, idle))
        due = { fromMs: gesture.releasedMs, toMs: gesture.releasedMs + GAP_MS * DRIFT + waitMs, erases }
      else if (press === idle.press && isPressed && ms - press.fromMs >= LONG_MS && !due)
        due = { fromMs: press.fromMs, toMs: press.fromMs + LONG_MS + waitMs, erases }
    }
    if (gesture || (due && press !== idle?.press && isPressed)) idle = undefined
    if (!due) return false
    if (changedMs > due.fromMs || now.duty > 0 || !now.isAlive || now.mayBeFaulty) due = undefined
    // The callback that answers may begin a page of the log first.
    return due !== undefined && ms > due.toMs + pageMsSince(due.erases, now.device)
  }
}

/** At rest it reads its sensors only before a nudge. */
const mayFindFault = ({ deskUntilMs, deviceMs, isBatteryUnreadable, isThermometerUnreadable }: Observation): boolean =>
  deviceMs < deskUntilMs && (isBatteryUnreadable || isThermometerUnreadable)

/** The light asks for as long as nobody has answered what a host wants. A wire does not tell that the host has gone. */
const isHostAsking = ({ device: { hal }, press, ms }: Observation): boolean => {
  if (!hal.link) return false
  const { kind, isConnected, sentMs, connectedMs, consoleAskedMs } = hal.link
  if (!isConnected && !(kind === 'wire' && ms - sentMs < ASKS_MS)) return false
  return !(press && press.fromMs > Math.max(connectedMs, consoleAskedMs))
}

export const ANSWER_INVARIANTS: readonly Invariant[] = [
  { name: 'the light answers every gesture of an idle device within 2 s', startCheck: startAnswerCheck },
  {
    name: 'the light of a device that nothing happened to is dark',
    startCheck: () => {
      let happenedMs = Number.NEGATIVE_INFINITY
      let litAtMs = Number.NaN
      let lastLitMs = Number.NEGATIVE_INFINITY
      let wasPlugged: boolean | undefined
      return (now) => {
        const { ms, isLit, isPressed, isPlugged, mayBeInService, duty, device, aliveSinceMs, reaction } = now
        const isOwnSign = isHostAsking(now) || mayFindFault(now)
        const isHappening = isPressed || mayBeInService || duty > 0 || isPlugged !== wasPlugged || isOwnSign
        if (isHappening || device.lastRequest.ms === ms || device.hal.brokenParts.size > 0) happenedMs = ms
        wasPlugged = isPlugged
        const quietSinceMs = Math.max(happenedMs, aliveSinceMs)
        if (ms - quietSinceMs <= SAID_MS) litAtMs = Number.NaN
        else if (isLit && (Number.isNaN(litAtMs) || ms - lastLitMs > NUDGES_APART_MS)) litAtMs = ms
        if (isLit) lastLitMs = ms
        // A nudge lights it a moment before it moves.
        return isLit && ms - litAtMs > NUDGE_MS + reaction.passMs
      }
    },
  },
]
