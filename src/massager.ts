// The massager: five states and one table of what each event does in each of them. It is told what happened
// and when, and answers in `out` with what to drive and when to be woken. It knows no engine and no pin.

import { chargeBlinks } from './battery.ts'
import { createButton, NO_GESTURE } from './button.ts'
import { PLAYABLE } from './format.ts'
import { ALLOWED, createGovernor, NO_BATTERY, NO_THERMOMETER, SENSORS_FINE, SENSORS_WARN } from './governor.ts'
import { createLight, EVEN_MS, LIGHT_OFF, LIGHT_ON, LONG_BLINK_MS, QUICK_MS, SLOW_MS } from './light.ts'
import { ABSENT } from './limits.ts'
import type { MotorProfile } from './motor.ts'
import { createPlayer } from './player.ts'
import {
  DAY_FIELD,
  HAND_HZ2S_FIELD,
  LOCKED_FIELD,
  MAX_STRENGTH,
  PROGRAM_FIELD,
  readSettings,
  STRENGTH_FIELD,
  USED_MS_FIELD,
} from './settings.ts'
import { NEVER } from './time.ts'

// States: the rows of the table.
export const OFF = 0
export const RUNNING = 1
export const LOCKED = 2
export const CHARGING = 3
export const FAULT = 4
export const STATE_NAMES = ['off', 'running', 'locked', 'charging', 'fault']

// Events that are no gesture: the columns after the gestures of button.ts.
const PLUGGED = 5
const UNPLUGGED = 6
const PROGRAM_OVER = 7
const LIMIT = 8
const FAILURE = 9

// Faults, by the number that the light blinks.
export const FAULT_EXCEPTION = 1
export const FAULT_BATTERY = 2
export const FAULT_THERMOMETER = 3
export const FAULT_PROGRAM = 4
export const FAULT_STORE = 5

/** Share of the written level that each strength plays, in percent, the first for strength 1 (proposal). */
export const STRENGTH_PERCENT = [50, 70, 100, 125, 150]

/** How often the light repeats a count that needs the owner's attention. */
const NOTICE_GROUPS = 3

/** What the core answers, after every call: one object, changed in place. */
export interface Output {
  /** Duty for the motor pin, 0..1000. */
  duty: number
  /** Light, 0..1000. */
  light: number
  /** When to call wake(), in ms, or NEVER. */
  wakeAt: number
  /** The sensors are to be read now and given to sense(). */
  measure: boolean
  /** settings() changed and is to be stored; whoever did so sets this back to false. */
  save: boolean
  /** For screens and tests: the state, the program's place in the rotation, strength, level, fault (0: none). */
  state: number
  program: number
  strength: number
  level: number
  fault: number
}

export interface Massager {
  out: Output
  wake(now: number): void
  /** The button's pin changed: 1 closed, 0 open. Bounces are welcome. */
  button(closed: number, now: number): void
  /** Readings: mV, °C (ABSENT without a sensor), charger 0 or 1, day number or 0 if unknown. */
  sense(batteryMv: number, celsius: number, charging: number, day: number, now: number): void
  /** Something broke outside: off, and show `fault`. */
  fail(fault: number, now: number): void
  /** The line to store. */
  settings(): string
}

/** `programs` is the rotation, compiled; `stored` what settings() gave before, or undefined. */
export function createMassager(programs: readonly string[], motor: MotorProfile, stored: string | undefined): Massager {
  const button = createButton()
  const light = createLight()
  const player = createPlayer()
  const governor = createGovernor(motor)
  const saved = readSettings(stored, programs.length)
  governor.restore(saved[DAY_FIELD]!, saved[USED_MS_FIELD]!, saved[HAND_HZ2S_FIELD]!)

  const out: Output = {
    duty: 0,
    light: 0,
    wakeAt: NEVER,
    measure: true,
    save: false,
    state: saved[LOCKED_FIELD] ? LOCKED : OFF,
    program: saved[PROGRAM_FIELD]!,
    // The first start after power-up is one strength lower; what is stored stays.
    strength: Math.max(1, saved[STRENGTH_FIELD]! - 1),
    level: 0,
    fault: 0,
  }
  let firstStart = true
  let at = 0
  let batteryMv = ABSENT
  let plugged = 0
  let found = SENSORS_FINE
  let failing = 0

  function enter(state: number) {
    out.state = state
    light.steady(state === RUNNING ? LIGHT_ON : LIGHT_OFF)
  }

  function enterResting() {
    enter(plugged ? CHARGING : saved[LOCKED_FIELD] ? LOCKED : OFF)
  }

  function endSession() {
    if (out.state !== RUNNING) return
    player.stop()
    governor.end(at)
    out.save = true
  }

  function say(count: number, paceMs: number, groups: number) {
    light.blink(count, paceMs, groups, at)
  }

  // Actions.

  function none() {}

  function showCharge() {
    say(batteryMv === ABSENT ? 0 : chargeBlinks(batteryMv), QUICK_MS, 1)
  }

  function showLocked() {
    say(1, LONG_BLINK_MS, 1)
  }

  function showCharging() {
    say(3, LONG_BLINK_MS, 1)
  }

  function showFault() {
    say(out.fault, SLOW_MS, NOTICE_GROUPS)
  }

  function lock() {
    saved[LOCKED_FIELD] = 1
    out.save = true
    enterResting()
    showLocked()
  }

  function unlock() {
    saved[LOCKED_FIELD] = 0
    out.save = true
    enterResting()
    say(2, LONG_BLINK_MS, 1)
  }

  function play(ticks: number) {
    saved[PROGRAM_FIELD] = out.program
    if (player.start(programs[out.program]!, ticks, at) !== PLAYABLE) fail(FAULT_PROGRAM)
  }

  function start() {
    const objection = governor.objection(at)
    if (objection !== ALLOWED) {
      say(objection, EVEN_MS, NOTICE_GROUPS)
      return
    }
    if (!firstStart) out.strength = saved[STRENGTH_FIELD]!
    firstStart = false
    governor.begin(at)
    enter(RUNNING)
    play(0)
  }

  function nextProgram() {
    out.program = (out.program + 1) % programs.length
    const number = out.program + 1
    say(number, EVEN_MS, 1)
    play(number)
  }

  function stronger() {
    saved[STRENGTH_FIELD] = out.strength = (out.strength % MAX_STRENGTH) + 1
    say(out.strength, QUICK_MS, 1)
  }

  function turnOff() {
    endSession()
    enterResting()
  }

  function cutOff() {
    const objection = governor.objection(at)
    turnOff()
    say(objection, EVEN_MS, NOTICE_GROUPS)
  }

  function plugIn() {
    turnOff()
    showCharge()
  }

  function breakDown() {
    endSession()
    out.fault = failing
    enter(FAULT)
    showFault()
  }

  function clearFault() {
    // A sensor that still reads nonsense keeps the fault; the press that got here had it read afresh.
    if (found === NO_BATTERY || found === NO_THERMOMETER) return showFault()
    out.fault = 0
    enterResting()
  }

  // What each event does in each state; "none" is the design's dash. A refused start stays off.
  // biome-ignore format: it is a table
  const table = [
    //              one press    two       three   long          stuck    plugged  unplugged     over     limit   failure
    /* off      */ [showCharge,  none,     lock,   start,        none,    plugIn,  none,         none,    none,   breakDown],
    /* running  */ [nextProgram, stronger, none,   turnOff,      turnOff, plugIn,  none,         turnOff, cutOff, breakDown],
    /* locked   */ [showLocked,  none,     unlock, showLocked,   none,    plugIn,  none,         none,    none,   breakDown],
    /* charging */ [showCharge,  none,     none,   showCharging, none,    none,    enterResting, none,    none,   breakDown],
    /* fault    */ [showFault,   none,     none,   clearFault,   none,    none,    none,         none,    none,   none],
  ]

  function happen(event: number) {
    table[out.state]![event]!()
  }

  function fail(fault: number) {
    failing = fault
    happen(FAILURE)
  }

  /** The level the program asks for at this strength. */
  function asked(): number {
    const level = player.poll(at)
    if (level === 0) return 0
    return Math.max(1, Math.floor((level * STRENGTH_PERCENT[out.strength - 1]!) / 100 + 0.5))
  }

  function settle() {
    let gesture = button.poll(at)
    while (gesture !== NO_GESTURE) {
      happen(gesture)
      gesture = button.poll(at)
    }
    if (out.state === RUNNING && governor.objection(at) !== ALLOWED) happen(LIMIT)
    const level = asked()
    if (out.state === RUNNING && !player.playing()) happen(PROGRAM_OVER)
    out.duty = governor.drive(level, at)
    out.level = governor.level()
    out.light = light.poll(at)
    if (governor.checkDue(at)) out.measure = true
    out.wakeAt = Math.min(button.nextAt(), player.nextAt(), governor.nextAt(), light.nextAt())
  }

  return {
    out,

    wake(now) {
      at = now
      settle()
    },

    button(closed, now) {
      at = now
      // Deadlines up to now come before the edge that happens now.
      settle()
      button.edge(closed, now)
      if (closed && out.state !== RUNNING) out.measure = true
      settle()
    },

    sense(millivolts, celsius, charging, day, now) {
      at = now
      out.measure = false
      batteryMv = millivolts
      found = governor.sense(millivolts, celsius, charging, day, now)
      if (charging !== plugged) {
        plugged = charging
        happen(charging ? PLUGGED : UNPLUGGED)
      }
      if (found === NO_BATTERY) fail(FAULT_BATTERY)
      else if (found === NO_THERMOMETER) fail(FAULT_THERMOMETER)
      else if (found === SENSORS_WARN) say(NOTICE_GROUPS, QUICK_MS, 1)
      settle()
    },

    fail(fault, now) {
      at = now
      fail(fault)
      settle()
    },

    settings() {
      saved[DAY_FIELD] = governor.today(0)
      saved[USED_MS_FIELD] = governor.today(1)
      saved[HAND_HZ2S_FIELD] = Math.floor(governor.today(2))
      return saved.join(',')
    },
  }
}
