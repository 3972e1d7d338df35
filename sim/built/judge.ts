// Judges a device that runs a built file from outside: by the motor's pin, the button, the charger, the watchdog, and what
// its engine complains of. Each rule has numbers of its own.

import type { Device } from '../device/device.ts'
import { InvariantError } from '../soak/invariants/invariant-error.ts'
import type { Tally } from '../soak/monitor/tally.ts'
import { BuiltBoard } from './built-board.ts'
import { KalumaRun } from './kaluma/run.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
/** The slowest clock is 10 % off. */
const DRIFT = 1.1
const SESSION_MAX_MS = 15 * MINUTE_MS * DRIFT
/** A program rests for a minute at most; a longer break ends a session. */
const BREAK_MS = 65 * SECOND_MS
/** Long after 800 ms by a clock that is slow and a switch that bounces. */
const LONG_PRESS_MS = 1000
/** A press counts as a new one if the finger was off for this long, besides the bouncing. */
const RELEASED_MS = 60
/** A motor that comes on while a finger is so long on the button has begun a session. */
const START_MS = 600
/** Presses that may begin the desk mode, the time in which they come, and how long it lasts. In it the device moves itself. */
const DESK_PRESSES = 4
const DESK_PRESSES_MS = 5 * SECOND_MS
const DESK_MS = 8 * 60 * MINUTE_MS * DRIFT
/** Requests of a host from this one on begin it, too. */
const ASK_DESK = 100
/** The longest pass with the motor on, and the way to the pin. */
const PASS_MS = 250
const WATCHDOG_MS = 8000 * DRIFT
const SERVICE_MAX_MS = 10 * MINUTE_MS * DRIFT + 5 * SECOND_MS
/** So long it may run without a duty: the code from the one to the other takes a moment. */
const RELEASE_MS = PASS_MS

/** Returns what is wrong, or false. */
type Rule = (seen: Seen) => string | boolean

/** One moment, and since when what holds then has held, in ms; NaN for what does not hold. */
interface Seen {
  device: Device
  board: BuiltBoard
  now: number
  isOn: boolean
  pluggedSince: number
  pressedSince: number
  consoleOpenSince: number
  deadSince: number
  idlePwmSince: number
  wasDead: boolean
  /** When the session of this moment began. */
  sessionSince: number
  wasOnAtPress: boolean
  newErrors: readonly string[]
  newBites: number
  hasWritten: boolean
}

/** Parts without which the file cannot keep its promises: an error in them is thrown to the engine. */
const isPinBroken = ({ brokenParts }: BuiltBoard): boolean => brokenParts.has('motor') || brokenParts.has('light')

const RULES: Record<string, Rule> = {
  'the duty is a whole number from 0 to 1000': ({ board: { duty } }) =>
    !(Number.isInteger(duty) && duty >= 0 && duty <= 1000),
  'a charger turns the motor off': ({ isOn, now, pluggedSince, board }) =>
    isOn && !board.brokenParts.has('engine') && now - pluggedSince > PASS_MS + board.stallMaxMs,
  // While something else takes the engine, a switch that chatters may look released: the press counts from its end. An
  // engine that polls its pins may see it released after some callbacks in a row, too: then a press counts once more.
  'a long press turns the motor off, and it stays off while it is held': ({
    isOn,
    now,
    pressedSince,
    wasOnAtPress,
    board,
  }) =>
    isOn &&
    wasOnAtPress &&
    !board.brokenParts.has('engine') &&
    now - Math.max(pressedSince, board.stalledUntil) > (board.pollsPins ? 2 : 1) * LONG_PRESS_MS + PASS_MS,
  'a session ends after 15 min': ({ isOn, now, sessionSince }) => isOn && now - sessionSince > SESSION_MAX_MS,
  'the watchdog stops the motor of a dead engine': ({ isOn, now, deadSince }) => isOn && now - deadSince > WATCHDOG_MS,
  'the watchdog is fed in time by an engine that lives': ({ newBites, wasDead }) => newBites > 0 && !wasDead,
  'the console is open for at most 10 min, or after the motor was calibrated': ({ now, consoleOpenSince }) =>
    now - consoleOpenSince > SERVICE_MAX_MS,
  'the file catches its errors': ({ newErrors, board }) => !isPinBroken(board) && newErrors.length > 0 && newErrors[0]!,
  'the file uses no timer that would crash the engine': ({ board: { run } }) =>
    run instanceof KalumaRun && run.timers.crashes.length > 0 && run.timers.crashes[0]!,
  'flash is written only while the motor is off': ({ isOn, hasWritten }) => isOn && hasWritten,
  'the PWM is released while the motor is off': ({ now, idlePwmSince }) => now - idlePwmSince > RELEASE_MS,
  'the engine never erases its storage': ({ board }) => board.isFileLost,
}

export const BUILT_RULES: readonly string[] = Object.keys(RULES)

/** Since when something has held: `since` if it held before, now if it begins to, NaN if it does not hold. */
const sinceWhen = (holds: boolean, since: number, now: number): number =>
  holds ? (Number.isNaN(since) ? now : since) : Number.NaN

export class BuiltJudge {
  readonly #tally: Tally
  #seen: Seen | undefined
  #errors = 0
  #bites = 0
  #boots = -1
  #wasPowered = true
  #lastNow = 0
  /** When the motor was last on, and when its session began. */
  #lastOnAt = Number.NEGATIVE_INFINITY
  #presses: readonly number[] = []
  #deskUntil = Number.NEGATIVE_INFINITY
  #sessionSince = 0
  #newestWrite: unknown

  constructor(tally: Tally) {
    this.#tally = tally
  }

  /** Checks the device now. Throws InvariantError. */
  check(device: Device): void {
    const board = device.hal
    if (!(board instanceof BuiltBoard)) throw new Error('this device runs no built file')
    const seen = this.#observe(device, board)
    this.#tally.steps++
    for (const [name, rule] of Object.entries(RULES)) {
      this.#tally.checks++
      const broken = rule(seen)
      if (broken === false) continue
      const what = broken === true ? '' : `${broken}; `
      throw new InvariantError(name, seen.now, `${what}duty ${board.duty}, ${board.now()} ms after boot`)
    }
  }

  #observe(device: Device, board: BuiltBoard): Seen {
    const { now, contacts, world, settings } = device
    const last = this.#seen
    const isOn = board.duty > 0
    const isPressed = contacts.finger === 1 || contacts.isStuck
    const pressedSince = sinceWhen(isPressed && board.isAlive, last?.pressedSince ?? Number.NaN, now)
    if (last?.isOn) this.#lastOnAt = now
    if (pressedSince === now) this.#presses = [now, ...this.#presses.slice(0, DESK_PRESSES - 1)]
    if (this.#mayBeginDeskMode(device)) this.#deskUntil = now + DESK_MS
    const breakMs = now < this.#deskUntil ? SECOND_MS : BREAK_MS
    const isBegun = now - this.#lastOnAt >= breakMs || now - pressedSince >= START_MS || board.resets !== this.#boots
    if (isOn && !last?.isOn && isBegun) this.#sessionSince = now
    const newErrors = board.uncaught.slice(this.#errors)
    const seen: Seen = {
      device,
      board,
      now,
      isOn,
      pluggedSince: sinceWhen(world.isPlugged, last?.pluggedSince ?? Number.NaN, now),
      pressedSince,
      consoleOpenSince: sinceWhen(board.consoleOpen === 1 && !isOn, last?.consoleOpenSince ?? Number.NaN, now),
      deadSince: sinceWhen(board.brokenParts.has('engine'), last?.deadSince ?? Number.NaN, now),
      idlePwmSince: sinceWhen(!isOn && board.isPwmRunning, last?.idlePwmSince ?? Number.NaN, now),
      wasDead: !Number.isNaN(last?.deadSince ?? Number.NaN),
      sessionSince: this.#sessionSince,
      wasOnAtPress:
        pressedSince === now
          ? isOn && contacts.releasedMs >= settings.bounceMs + RELEASED_MS
          : (last?.wasOnAtPress ?? false),
      newErrors,
      newBites: board.bites - this.#bites,
      hasWritten: device.recentWrites[0] !== this.#newestWrite,
    }
    this.#count(seen)
    this.#errors = board.uncaught.length
    this.#bites = board.bites
    this.#newestWrite = device.recentWrites[0]
    this.#seen = seen
    return seen
  }

  /** Four presses begin it; a switch that bounces may make them of fewer. */
  #mayBeginDeskMode({ now, lastRequest, settings }: Device): boolean {
    const isRequested = lastRequest.ms === now && lastRequest.what > ASK_DESK
    const presses = settings.bounceMs > RELEASED_MS / 2 ? 1 : DESK_PRESSES
    const first = this.#presses[presses - 1] ?? Number.NEGATIVE_INFINITY
    return isRequested || (this.#presses[0] === now && now - first < DESK_PRESSES_MS)
  }

  #count({ board, isOn, now, sessionSince }: Seen): void {
    const tally = this.#tally
    if (board.resets !== this.#boots) tally.boots++
    if (!board.isPowered && this.#wasPowered) tally.powerCuts++
    if (isOn && sessionSince === now && !this.#seen?.isOn) tally.sessions++
    if (isOn) tally.runningMs += now - this.#lastNow
    this.#boots = board.resets
    this.#wasPowered = board.isPowered
    this.#lastNow = now
  }
}
