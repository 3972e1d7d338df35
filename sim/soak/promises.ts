// Every promise the firmware makes to an owner, each judged from outside at every step of a run. A promise is made anew
// at each start of the board, for a board remembers nothing else; what is stored has promises of its own (kept.ts, watch.ts).

import { levelDecihertz, type MotorProfile, motorMv } from '../../src/motor/profile.ts'
import { WATCHDOG_MS } from '../device/fake-hal.ts'
import {
  type Broken,
  CELL_SLACK_MV,
  DRIFT,
  DRIVE_SLACK,
  lasting,
  MINUTE_MS,
  type Promised,
  REST_MS,
  ROUNDING_MS,
  SECOND_MS,
  SESSION_MAX_MS,
  topMv,
} from './promised.ts'
import type { Seen } from './seen.ts'

// What is promised, in numbers of its own: a limit that is changed in the firmware alone is a promise broken.
const DAY_MS = 24 * 60 * MINUTE_MS
const SERVICE_MAX_MS = 10 * MINUTE_MS
/** It is looked at when the light changes. */
const SERVICE_BLINK_MS = 1500
const DAY_MAX_MS = 45 * MINUTE_MS
const HAND_MAX_POINTS = 100
const CHECK_MS = SECOND_MS
const START_MIN_MV = 3400
const SOFT_BELOW_MV = 3300
const OFF_BELOW_MV = 3100
const LOW_MS = 2 * SECOND_MS
const BACK_ABOVE_MV = 3500
const CELL_MIN_MV = 2000
const CELL_MAX_MV = 4600
const SOFT_FROM_C = 40
const OFF_FROM_C = 43
const BACK_BELOW_C = 38
const THERMOMETER_MIN_C = -20
const THERMOMETER_MAX_C = 80
const SOFT_PERCENT = 70
/** A ramp's step: 20 levels, 100 ms. */
const STEP_LEVELS = 20
const STEP_MS = 100
const STUCK_MS = 30 * SECOND_MS

// How exactly a promise is held, where the firmware cannot know better.
/** From one look at the sensors to the next, and what follows from it. */
const LOOK_MS = CHECK_MS * DRIFT + 150
/** While nothing else changes, a new day is seen at a full check only: every 30 quiet looks. */
const DAY_SEEN_MS = 31 * CHECK_MS * DRIFT
/** A gesture is long after 800 ms; a slow clock and a switch that bounces come on top. */
const OFF_GESTURE_MS = 1000
/** A press counts as one if the finger was off for so long, besides the bounces. */
const CLEAR_OF_RELEASE_MS = 60
/** Readings of the moment before. */
const REST_SLACK_MV = 40
/** Hand time is counted from the level, here from the volts. */
const HAND_SLACK = 1.1
const MAX_WAKE_UPS_A_SECOND = 100

/** Motor on for longer than allowed while something is so. */
const offWithin = (allowedMs: number, so: (seen: Seen) => boolean): (() => Broken) => {
  return () => {
    const held = lasting()
    return (seen) => held(seen.duty > 0 && so(seen), seen.ms) > allowedMs
  }
}

/** Drives softly enough, once the sensors asked for it for some looks. */
const softWithin =
  (so: (seen: Seen) => boolean) =>
  (motor: MotorProfile): Broken => {
    const held = lasting()
    const strong = lasting()
    const most = topMv(motor, SOFT_PERCENT) + CELL_SLACK_MV
    return (seen) => {
      const soft = held(seen.duty > 0 && so(seen), seen.ms) > 2 * LOOK_MS
      return strong(soft && seen.motorMv > most, seen.ms) > LOOK_MS
    }
  }

/** Ms of the device's own clock that the motor has been driven without a stop. */
function session(): (seen: Seen) => { ms: number; endedAt: number; lastMs: number } {
  const now = { ms: 0, endedAt: Number.NEGATIVE_INFINITY, lastMs: 0 }
  let beganAt = 0
  let was = false
  return ({ goes: on, deviceMs }) => {
    if (on && !was) beganAt = deviceMs
    if (!on && was) {
      now.endedAt = deviceMs
      now.lastMs = deviceMs - beganAt
    }
    was = on
    now.ms = on ? deviceMs - beganAt : 0
    return now
  }
}

/**
 * Whether a new day begins: by the calendar where it goes forward; where it is not known, or went back, after 24 h, at
 * the first look after that, which is at a press or while it runs.
 */
function days(): (seen: Seen) => boolean {
  let known = 0
  let beganAt = 0
  return ({ day, deviceMs, closed, goes }) => {
    const later = day > known
    const over = (day === 0 || day < known) && deviceMs - beganAt >= DAY_MS && (closed || goes)
    if (later) known = day
    if (later || over) beganAt = deviceMs
    return later || over
  }
}

/** Of the governor, the button and the shell. */
export const PROMISES: readonly Promised[] = [
  {
    name: 'the motor is driven only while the device runs',
    begin: () => (seen) => seen.duty > 0 && !seen.goes,
    always: true,
  },
  {
    name: 'its console is open in service and while calibrating alone',
    begin: () => (seen) => seen.reachable && seen.state !== 'service' && seen.state !== 'calibrating',
  },
  {
    name: 'service ends by itself',
    begin: () => {
      const held = lasting()
      return (seen) => held(seen.state === 'service', seen.deviceMs) > SERVICE_MAX_MS + SERVICE_BLINK_MS
    },
  },
  {
    name: 'a session begins from off alone: not locked, charging, or with a fault',
    begin: () => {
      let was = ''
      return ({ state }) => {
        const jumped = state === 'running' && was !== 'running' && was !== 'off'
        was = state
        return jumped
      }
    },
  },
  {
    name: 'a session ends after 15 min, whatever is pressed',
    begin: () => {
      const running = session()
      return (seen) => running(seen).ms > SESSION_MAX_MS + ROUNDING_MS
    },
  },
  {
    name: 'after a full session comes a rest of 10 min',
    begin: () => {
      const running = session()
      return (seen) => {
        const { endedAt, lastMs } = running(seen)
        return seen.duty > 0 && lastMs >= SESSION_MAX_MS && seen.deviceMs < endedAt + REST_MS - ROUNDING_MS
      }
    },
  },
  {
    name: 'no more than 45 min a day where the day is known',
    begin: () => {
      const newDay = days()
      let used = 0
      let last = 0
      let ran = false
      return (seen) => {
        if (ran && seen.day > 0) used += seen.deviceMs - last
        if (newDay(seen)) used = 0
        last = seen.deviceMs
        ran = seen.goes
        return seen.duty > 0 && used > DAY_MAX_MS + DAY_SEEN_MS
      }
    },
  },
  {
    name: 'no more than 100 points of hand time a day',
    begin: (motor) => {
      const hz = [motor.hz[0]!, motor.hz.at(-1)!] as const
      const mv = [motor.mv[0]!, motor.mv.at(-1)!] as const
      const newDay = days()
      let points = 0
      let last = { ms: 0, hz2: 0 }
      return (seen) => {
        points += (last.hz2 * (seen.ms - last.ms)) / 1000 / motor.hz2sPerPoint
        if (newDay(seen)) points = 0
        const hertz = hz[0] + ((seen.motorMv - mv[0]) * (hz[1] - hz[0])) / (mv[1] - mv[0])
        last = { ms: seen.ms, hz2: seen.duty > 0 ? hertz * hertz : 0 }
        return seen.duty > 0 && points > HAND_MAX_POINTS * HAND_SLACK
      }
    },
  },
  {
    name: 'a charger turns the motor off at once',
    begin: () => (seen) => seen.plugged && seen.duty > 0,
  },
  { name: 'too hot is off', begin: offWithin(LOOK_MS, ({ celsius }) => celsius >= OFF_FROM_C) },
  {
    name: 'after too hot it stays off until it is cool',
    begin: () => {
      let hot = false
      let went = false
      return ({ goes, celsius, closed }) => {
        // It went off by itself while it was too hot.
        if (went && !goes && celsius >= OFF_FROM_C && !closed) hot = true
        if (celsius < BACK_BELOW_C) hot = false
        const started = goes && !went
        went = goes
        return hot && started
      }
    },
  },
  { name: 'warm is softer', begin: softWithin(({ celsius }) => celsius >= SOFT_FROM_C) },
  {
    name: 'a thermometer that reads nonsense turns it off',
    begin: offWithin(LOOK_MS, ({ celsius }) => !(celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C)),
  },
  {
    name: 'a battery that cannot be read turns it off',
    begin: offWithin(LOOK_MS, ({ mv }) => !(mv >= CELL_MIN_MV && mv <= CELL_MAX_MV)),
  },
  { name: 'an empty battery turns it off', begin: offWithin(LOW_MS + 2 * LOOK_MS, ({ mv }) => mv < OFF_BELOW_MV) },
  { name: 'a low battery is softer', begin: softWithin(({ mv }) => mv < SOFT_BELOW_MV) },
  {
    name: 'no start on a battery below 3.4 V',
    begin: () => {
      let restMv = Number.POSITIVE_INFINITY
      let went = false
      return ({ goes, mv }) => {
        const started = goes && !went
        went = goes
        if (!goes) restMv = mv
        return started && restMv < START_MIN_MV - REST_SLACK_MV
      }
    },
  },
  {
    name: 'an emptied battery starts nothing until it is charged',
    begin: () => {
      const held = lasting()
      let empty = false
      let wasLowMs = 0
      return (seen) => {
        const running = seen.goes
        // It went off by itself, after it had been empty for as long as it may be.
        if (!running && !seen.closed && wasLowMs >= LOW_MS - LOOK_MS && seen.mv < OFF_BELOW_MV) empty = true
        wasLowMs = held(running && seen.mv < OFF_BELOW_MV, seen.ms)
        if (seen.plugged || (!running && seen.mv > BACK_ABOVE_MV - REST_SLACK_MV)) empty = false
        return empty && seen.duty > 0 && seen.mv >= START_MIN_MV
      }
    },
  },
  {
    name: 'the motor never gets more than the top of its band, but for a kick',
    begin: (motor) => {
      const kicking = lasting()
      const high = lasting()
      const most = topMv(motor, 100) + CELL_SLACK_MV
      return (seen) => {
        const kick = kicking(seen.duty > 0, seen.ms) <= motor.kickMs * DRIFT + ROUNDING_MS
        return high(seen.motorMv > most && !kick, seen.ms) > LOOK_MS || seen.motorMv > 1.4 * motor.kickMv
      }
    },
  },
  {
    name: 'a level never jumps',
    begin: (motor) => {
      const jump =
        ((motorMv(motor, levelDecihertz(motor, 1 + STEP_LEVELS, motor.hz.at(-1)!)) - motor.mv[0]!) * DRIVE_SLACK +
          CELL_SLACK_MV) *
        1.1
      const driven = lasting()
      let was = { duty: 0, motorMv: 0 }
      let changedAtV = 0
      return ({ duty, motorMv: mv, ms, device }) => {
        const before = was
        const kick = driven(duty > 0, ms) <= motor.kickMs * DRIFT + STEP_MS
        was = { duty, motorMv: mv }
        if (duty === before.duty) return false
        // What the cell rose or fell by meanwhile is followed at the next look, and so is another supply.
        const { volts } = device.world
        const followed = Math.abs(volts - changedAtV) * before.duty
        changedAtV = volts
        if (before.duty === 0 || duty === 0 || kick || ms - device.suppliedAt < 2 * LOOK_MS) return false
        return Math.abs(mv - before.motorMv) > jump + followed
      }
    },
  },
  {
    name: 'a duty is a whole number from 0 to 1000',
    begin: () => (seen) => !(Number.isInteger(seen.duty) && seen.duty >= 0 && seen.duty <= 1000),
    always: true,
  },
  {
    name: 'a long press while it runs is off within a second, and stays off',
    begin: () => {
      const pressed = lasting()
      let wasClosed = false
      let applies = false
      return (seen) => {
        const { closed, device } = seen
        if (closed && !wasClosed)
          applies = seen.state === 'running' && seen.upMs >= device.settings.bounceMs + CLEAR_OF_RELEASE_MS
        wasClosed = closed
        return pressed(closed && applies, seen.ms) > OFF_GESTURE_MS && seen.duty > 0
      }
    },
  },
  {
    name: 'a button held for 30 s is stuck: off',
    begin: () => {
      const held = lasting()
      return (seen) => held(seen.closed, seen.deviceMs) > STUCK_MS + OFF_GESTURE_MS && seen.duty > 0
    },
  },
  {
    name: 'an interpreter that died is outlived by the watchdog',
    begin: () => {
      const held = lasting()
      return (seen) => held(seen.device.hal.broken.has('engine') && seen.duty > 0, seen.ms) > WATCHDOG_MS * DRIFT
    },
    always: true,
  },
  {
    name: 'what went wrong turned the motor off',
    begin: () => {
      let cause: unknown
      let first = true
      return ({ device, duty, state }) => {
        const changed = device.hal.cause !== cause && !first
        cause = device.hal.cause
        first = false
        return changed && (duty > 0 || state === 'running')
      }
    },
  },
  {
    name: 'it does not wake up for nothing',
    begin: () => {
      let from = { ms: 0, count: 0 }
      return ({ ms, device }) => {
        const count = device.hal.wakeUps + device.hal.looks
        const tooOften = count - from.count > MAX_WAKE_UPS_A_SECOND && ms - from.ms < 1000
        if (ms - from.ms >= 1000 || count < from.count) from = { ms, count }
        return tooOften
      }
    },
  },
]
