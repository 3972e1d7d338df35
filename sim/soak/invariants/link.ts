// Invariants of the link: what hosts cannot do, whatever they send. All of it is seen at the radio, the wire and the pins.

import type { Observation } from '../monitor/observation.ts'
import type { Press } from '../monitor/press.ts'
import { DRIFT, type Invariant, MINUTE_MS, ROUNDING_MS, SECOND_MS, SESSION_MAX_MS, trackDuration } from './invariant.ts'
import { trackBegin } from './motion.ts'

/** The radio is open for so long, and who is connected must have been accepted by then. */
const OPEN_MS = 2 * MINUTE_MS
/** What a host started ends so soon after its last sign of life. */
const LOST_MS = 2 * SECOND_MS
/** A connection ends so long after the last sign of life. */
const IDLE_MS = 10 * SECOND_MS
/** From the first of five presses until the radio is open. */
const OPENS_MS = 6 * SECOND_MS
const BOOT_MS = SECOND_MS
/** The first contact of the button turns off what a host started. */
const CONTACT_MS = 50
/** A press is short below 400 ms by a fast clock, and counts alone if no other comes within 300 ms. */
const SHORT_MS = 350
const APART_MS = SECOND_MS
const NEVER = Number.POSITIVE_INFINITY
/** Without an accepted host the device says no more than these. */
const ANSWERS_TO_GUESTS = /^~(hi |no press$)/

/** Presses that began in this connection. */
const pressesSince = ({ presses }: Observation, sinceMs: number) => presses.filter(({ fromMs }) => fromMs >= sinceMs)

/** Whether one of these presses let the host in for certain: a short one, with no other close to it. */
const isLetIn = (presses: readonly Press[]): boolean =>
  presses.some(
    ({ fromMs, toMs, freeMs, wasDriven }, i) =>
      !wasDriven &&
      toMs - fromMs < SHORT_MS &&
      freeMs > APART_MS &&
      (presses[i + 1]?.fromMs ?? NEVER) - toMs > APART_MS,
  )

/**
 * When the host of this moment connected, for the device. On a wire it does not see that a host goes, but that it is silent:
 * the next one is the same to it, and a guest may be let in for two minutes. With `isStarting` a host that has just gone
 * counts, too: the pass that handles its line, and the one that starts the motor, go on to their end.
 */
function trackConnection(isStarting = false): (now: Observation) => number {
  let connectedMs = Number.NaN
  let aliveMs = Number.NEGATIVE_INFINITY
  return (now) => {
    const { link } = now.device.hal
    const { ms, reaction } = now
    const isRadio = link?.kind === 'radio'
    if (link?.isConnected) {
      if (isRadio || Number.isNaN(connectedMs)) connectedMs = isRadio ? link.connectedMs : ms
      aliveMs = ms
      return connectedMs
    }
    const presses = isRadio ? [] : pressesSince(now, connectedMs)
    const pressedMs = presses.at(-1)?.fromMs ?? aliveMs
    const stayMs = isRadio ? (isStarting ? 2 * reaction.passMs : 0) : (isLetIn(presses) ? IDLE_MS : OPEN_MS) * DRIFT
    if (ms - Math.max(aliveMs, pressedMs) > stayMs) connectedMs = Number.NaN
    return connectedMs
  }
}

const isHosts = ({ session }: Observation): boolean => session?.cause === 'host'

export const LINK_INVARIANTS: readonly Invariant[] = [
  {
    name: 'a host moves the motor only after a press on the device in this connection, and for 15 min after the last',
    startCheck: () => {
      const beginOf = trackBegin()
      const connectionOf = trackConnection(true)
      return (now) => {
        const connectedMs = connectionOf(now)
        const begun = beginOf(now.session)
        if (begun?.cause !== 'host') return false
        const presses = pressesSince(now, connectedMs)
        const allowedMs = SESSION_MAX_MS * DRIFT + SECOND_MS + 2 * now.reaction.passMs
        if (!(presses.length > 0)) return 'nobody has pressed it'
        return now.ms - presses.at(-1)!.toMs > allowedMs && 'the last press was long ago'
      }
    },
  },
  {
    name: 'what a host started ends within 2 s of a lost link or a missing sign of life',
    startCheck: () => {
      let aliveMs = 0
      return (now) => {
        const { link } = now.device.hal
        aliveMs = link?.isConnected ? Math.max(aliveMs, link.sentMs) : aliveMs
        return now.duty > 0 && isHosts(now) && now.ms - aliveMs > LOST_MS + now.reaction.offMs
      }
    },
  },
  {
    name: 'any press ends what a host started',
    startCheck: () => {
      let hostsSince = Number.NaN
      return (now) => {
        if (now.duty === 0 || !isHosts(now)) hostsSince = Number.NaN
        else if (Number.isNaN(hostsSince)) hostsSince = now.ms
        const { press, isPressed, ms, reaction, edges } = now
        if (!press || !isPressed || Number.isNaN(hostsSince) || press.fromMs < hostsSince || edges === 0) return false
        const settledMs = CONTACT_MS + now.device.settings.bounceMs + reaction.offMs + reaction.edgeMs * 20
        return ms - press.fromMs > settledMs
      }
    },
  },
  {
    name: 'the console opens over the air only after a host asked for it and a second press',
    startCheck: () => {
      const connectionOf = trackConnection()
      let wasOpen = false
      return (now) => {
        const connectedMs = connectionOf(now)
        const isOpened = now.isConsoleOpen && !wasOpen
        wasOpen = now.isConsoleOpen
        const { device, presses } = now
        if (!isOpened || device.hal.link?.kind !== 'radio') return false
        if (Number.isNaN(connectedMs)) return 'no host is connected'
        const own = pressesSince(now, connectedMs)
        if (own.length < 2) return `${own.length} presses since the host connected`
        const { consoleAskedMs } = device.hal.link
        return !(consoleAskedMs > connectedMs && presses.at(-1)!.fromMs > consoleAskedMs)
      }
    },
  },
  {
    name: 'the radio opens only after five presses of a device at rest',
    startCheck: () => {
      let wasOpen = false
      return (now) => {
        const isOpen = now.device.hal.link?.isRadioOpen === true
        const isOpened = isOpen && !wasOpen
        wasOpen = isOpen
        const { presses, ms, aliveSinceMs, reaction, device } = now
        if (!isOpened || device.settings.bounceMs > 10) return false
        if (ms - aliveSinceMs < BOOT_MS + reaction.bootMs) return false
        if (ms - device.lastRequest.ms < SECOND_MS + reaction.passMs) return false
        const latest = presses.slice(-5)
        return !(latest.length === 5 && ms - latest[0]!.fromMs < OPENS_MS + reaction.passMs)
      }
    },
  },
  {
    name: 'the radio is silent 2 min after it opened, but for a host that was accepted, and at once when that has gone',
    startCheck: () => {
      const connectionOf = trackConnection()
      let pressed = 0
      const guestFor = trackDuration()
      const aloneFor = trackDuration()
      let hadHost = false
      return (now) => {
        const { ms, reaction, device, isConsoleOpen } = now
        const { link } = device.hal
        const isOpen = link?.isRadioOpen === true
        const connectedMs = connectionOf(now)
        pressed = Number.isNaN(connectedMs) ? 0 : pressesSince(now, connectedMs).length
        hadHost = isOpen && (hadHost || link.isConnected)
        const allowedMs = OPEN_MS * DRIFT + SECOND_MS + reaction.passMs
        if (guestFor(isOpen && pressed === 0 && !isConsoleOpen, ms) > allowedMs) return 'nobody was let in'
        const isLeft = isOpen && hadHost && !link.isConnected
        return aloneFor(isLeft, ms) > SECOND_MS + reaction.passMs && 'the host has gone'
      }
    },
  },
  {
    name: 'a host that says nothing for 10 s is disconnected',
    startCheck: () => (now) => {
      const { link } = now.device.hal
      if (link?.kind !== 'radio' || !link.isConnected || now.isConsoleOpen) return false
      // A guest has the rest of the two minutes.
      if (!isLetIn(pressesSince(now, link.connectedMs))) return false
      const silentMs = now.ms - Math.max(link.sentMs, now.presses.at(-1)!.toMs)
      return silentMs > IDLE_MS * DRIFT + SECOND_MS + now.reaction.passMs + ROUNDING_MS
    },
  },
  {
    name: 'a host that no press has accepted hears nothing but who the device is',
    startCheck: () => {
      const connectionOf = trackConnection()
      let known: number | undefined
      return (now) => {
        const { link } = now.device.hal
        const connectedMs = connectionOf(now)
        if (!link) return false
        const news = link.heard.slice(Math.max(0, link.heard.length - (link.lines - (known ?? link.lines))))
        known = link.lines
        if (news.length === 0 || pressesSince(now, connectedMs).length > 0 || now.isPressed) return false
        const told = news.find((line) => !ANSWERS_TO_GUESTS.test(line))
        return told !== undefined && `it said ${told}`
      }
    },
  },
]
