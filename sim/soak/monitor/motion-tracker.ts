// Tracks motion from outside: when it began, what by, and when it was over.

import { ENGINE_MODELS, NO_ENGINE } from '../../device/engine/models.ts'
import { countHand } from '../hardware/load.ts'
import type { Observation, Readings } from './observation.ts'
import { isCleanSwitch, type Press } from './press.ts'
import { isRequested, lengthOf, type Session } from './session.ts'
import { couldAnswer, reachedMs, SessionCauses, startingPress } from './session-causes.ts'

/** No program of the rotation stands still for longer. */
export const STILL_MAX_MS = 2000
/** Longer motion is not a nudge. */
const MAX_NUDGE_MS = 2000
/** What was wrong so short a time before the end may have caused it. */
const JUST_MS = 2000
/** A press that has just ended may still turn the motor off. */
const LATE_MS = 300
/** Stored field: the program. */
const PROGRAM_FIELD = 3

/** What the tracker uses of the other trackers. */
type Known = Readings &
  Pick<
    Observation,
    'press' | 'presses' | 'gesture' | 'storedFields' | 'hasStored' | 'isStoreDamaged' | 'mayBeFaulty' | 'mayBeInService'
  >

const isLoaded = ({ device }: Readings): boolean =>
  device.given.hardware?.sense !== undefined && (device.world.motor.isStalled || device.world.pressN > 0)

/**
 * Whether a press that began the session may be two for its engine, and the second a short one: the motor shakes the
 * contacts, and something else took the engine, which polls them, between an opening and the closing that followed.
 */
function mayLookReleased({ ms, deviceMs, device }: Known, session: Session): boolean {
  const { engine, hal, settings } = device
  const pollsPins = engine !== NO_ENGINE && ENGINE_MODELS[engine].pollsPins
  const stalledMs = deviceMs - ms + (hal.stalledUntil ?? Number.NEGATIVE_INFINITY)
  return pollsPins && settings.chatterPercent > 0 && stalledMs >= session.beganMs
}

export class MotionTracker {
  session: Session | undefined
  endedSession: Session | undefined
  stillMs = Number.POSITIVE_INFINITY
  readonly causes = new SessionCauses()
  #last: Readings | undefined
  #drivenAtMs = Number.NEGATIVE_INFINITY
  /** Whether the device has had a session since its boot; undefined where that is not certain. */
  #hadSession: boolean | undefined = false
  /** The last press that may have begun a session of which nothing was seen. */
  #longPress: Press | undefined
  /** The program was certain before the presses that are not counted yet. */
  #programBefore: boolean | undefined

  update(now: Known): void {
    const last = this.#last
    this.#last = now
    this.endedSession = undefined
    const isBoot = now.boots !== last?.boots || !now.isAlive
    if (this.session && last) this.#continue(this.session, last, now, isBoot)
    if (isBoot) {
      this.#hadSession = false
      this.#longPress = undefined
    }
    this.causes.update(now, this.session)
    if (now.duty === 0 && now.press && reachedMs(now.press, now) > Number.NEGATIVE_INFINITY) this.#longPress = now.press
    if (now.duty > 0) {
      this.session ??= this.#begin(now)
      this.#drivenAtMs = now.ms
    }
    this.stillMs = now.duty > 0 ? 0 : now.ms - this.#drivenAtMs
  }

  #continue(session: Session, last: Readings, now: Known, isBoot: boolean): void {
    // The power may fail at the very end of the write that stores how it ended.
    const isStored = now.hasStored && now.boots === last.boots
    if (isBoot && !isStored) {
      session.isCut = true
      this.#end(session)
      return
    }
    const passedMs = now.deviceMs - last.deviceMs
    const isEngineDead = now.device.hal.brokenParts.has('engine')
    if (last.duty > 0) {
      session.drivenMs += passedMs
      session.lastDrivenMs = now.deviceMs
      countHand(session, last, passedMs)
      this.#noteEndFacts(session, last, now)
    } else {
      // What comes in the gap between two ticks ends the session, too.
      session.isPlugged ||= now.isPlugged
      session.wasFaulty ||= now.mayBeFaulty
    }
    if (session.isFirstProgram && session.lastDrivenMs === now.deviceMs && !isEngineDead)
      session.firstProgramMs += passedMs
    this.#noteTouch(session, now)
    const restMs = now.deviceMs - session.lastDrivenMs
    const isOver = now.duty === 0 && (restMs > STILL_MAX_MS || now.hasStored)
    const isNext = now.duty > 0 && last.duty === 0 && this.#isNext(session, now)
    if (isOver || isNext) this.#end(session)
  }

  /** Whether motion after a rest is another session. */
  #isNext(session: Session, now: Known): boolean {
    const { device } = now
    const press = startingPress(now) ?? now.press
    const restedAtMs = this.#drivenAtMs
    // Ticks are close to each other: a press that begins in one of their gaps is not long before the next.
    const isLong = press !== undefined && press.fromMs >= restedAtMs && reachedMs(press, now) > restedAtMs
    const isHostRequest = device.lastRequest.what === 0 && device.lastRequest.ms >= restedAtMs
    const isAnswer = !isRequested(session) && couldAnswer(now)
    return isLong || isHostRequest || isAnswer
  }

  #noteEndFacts(session: Session, last: Readings, now: Known): void {
    const { press } = now
    const isPressed = press !== undefined && (now.isPressed || now.ms - press.toMs < LATE_MS + now.reaction.offMs)
    session.pressedMs = isPressed ? Math.min(press.toMs, now.ms) - press.fromMs : 0
    session.isPlugged = last.isPlugged || now.isPlugged
    session.wasFaulty = now.mayBeFaulty
    const isNew = now.deviceMs - session.beganMs < JUST_MS
    // Readings fall and rise by their noise: remember the extremes for a moment.
    session.leastMv = isNew ? Math.min(session.leastMv, now.mv) : Math.min(session.leastMv + 1, now.mv)
    session.mostMv = isNew ? Math.max(session.mostMv, now.mv) : Math.max(session.mostMv - 1, now.mv)
    // A motor that is freed or lifted off at that moment may still be noticed.
    session.wasLoaded ||= isLoaded(now)
    session.mostC = isNew ? Math.max(session.mostC, now.celsius) : Math.max(session.mostC - 0.1, now.celsius)
  }

  #noteTouch(session: Session, now: Known): void {
    const isTouched = now.isPressed || now.device.lastRequest.ms === now.ms
    if (now.duty > 0) {
      session.wasTouched ||= isTouched || session.wasTouchedAfter
      session.wasTouchedAfter = false
    } else session.wasTouchedAfter ||= isTouched
    this.#followProgram(session, now, isTouched)
  }

  /** Presses may change the program. Two or more that are counted certainly do not. */
  #followProgram(session: Session, now: Known, isTouched: boolean): void {
    const { gesture, press, ms } = now
    if (gesture) {
      const wasFirst = this.#programBefore
      if (!gesture.isCertain) session.isFirstProgram = undefined
      else if (gesture.count > 1) session.isFirstProgram = wasFirst
      else session.isFirstProgram = wasFirst ? false : undefined
      this.#programBefore = session.isFirstProgram
    } else if (isTouched && (press === undefined || press !== session.press || mayLookReleased(now, session))) {
      if (press?.fromMs === ms && session.isFirstProgram !== undefined) this.#programBefore = session.isFirstProgram
      else if (press?.fromMs === ms && press.freeMs > 2 * STILL_MAX_MS) this.#programBefore = undefined
      session.isFirstProgram = undefined
    }
    if (session.isFirstProgram === undefined) session.isProgramCertain = false
  }

  #begin(now: Known): Session {
    const cause = this.causes.causeOf(now)
    const { storedFields, device, isStoreDamaged } = now
    const press = cause === 'press' ? startingPress(now) : now.press
    const isStoreFine = !device.hal.brokenParts.has('store') && (device.recentWrites[0]?.isWhole ?? false)
    const isOwners = cause === 'press' || cause === 'host'
    const isOtherPress = this.#longPress !== undefined && this.#longPress !== press
    const hadSession = this.#hadSession || (isOtherPress ? undefined : this.#hadSession)
    const isFirstProgram =
      isOwners && isStoreFine && !isStoreDamaged && storedFields && isCleanSwitch(now)
        ? storedFields[PROGRAM_FIELD] === 0
        : undefined
    this.#programBefore = undefined
    return {
      cause,
      // Presses after a nudge may answer it, or have begun service mode and calibrate.
      mayBeCalibration: cause === 'calibration' || (cause === 'answer' && now.mayBeInService),
      kind: 'session',
      press: cause === 'press' ? press : undefined,
      isFirst: hadSession === undefined ? undefined : !hadSession,
      isBeginStored: isStoreFine,
      wasTouched: false,
      wasTouchedAfter: false,
      day: now.day,
      beganMs: now.deviceMs,
      lastDrivenMs: now.deviceMs,
      drivenMs: 0,
      isFirstProgram,
      firstProgramMs: 0,
      isProgramCertain: isFirstProgram !== undefined,
      pressedMs: 0,
      isPlugged: false,
      wasFaulty: false,
      leastMv: now.mv,
      mostMv: now.mv,
      mostC: now.celsius,
      wasLoaded: isLoaded(now),
      handMs: [0, 0],
      isCut: false,
    }
  }

  #end(session: Session): void {
    const { cause, wasTouched } = session
    const isShort = lengthOf(session) < MAX_NUDGE_MS
    if (cause === 'calibration') session.kind = 'calibration'
    else if (session.mayBeCalibration) session.kind = 'unclear'
    else if (cause === 'none' && !wasTouched) session.kind = 'nudge'
    // A button that is held when a nudge begins looks like a request.
    else if (isShort && (cause === 'none' || this.causes.deskUntilMs > 0)) session.kind = 'unclear'
    else session.kind = 'session'
    if (session.kind === 'unclear') this.causes.noteNudge(this.#drivenAtMs)
    if (session.kind === 'session') this.#hadSession = true
    else if (session.kind === 'unclear' && !this.#hadSession) this.#hadSession = undefined
    this.endedSession = session
    this.session = undefined
  }
}
