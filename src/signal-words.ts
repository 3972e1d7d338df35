// What each signal of the light means, where, and what the owner does next. No device code imports this file, so a board
// pays nothing for it.

import * as signals from './signals.ts'
import { COUNT, DIPS, FLICKER, LIMIT, LONG, NOTE } from './signals.ts'
import { CALIBRATING, CHARGING, FAULT, LOCKED, OFF, RUNNING, SERVICE } from './states.ts'

export interface Signal {
  /** Unique, for tests and code. */
  name: string
  /** One of the families of signals.ts. */
  family: number
  /** The numbers that it can have. Each is counted. */
  numbers: readonly number[]
  /** The states of states.ts in which the light shows it. */
  states: readonly number[]
  /** What it says in one line; # is the number. */
  says: string
  /** What the owner does next; '' for nothing. */
  next: string
  /** Part that few boards have, and that this signal needs. */
  needs?: 'adapter' | 'sensor' | 'link'
}

const FIVE: readonly number[] = [1, 2, 3, 4, 5]
const TWO_TO_FIVE: readonly number[] = [2, 3, 4, 5]
const SPOTS: readonly number[] = [1, 2, 3]
/** As many programs as a rotation may have and an owner may count. */
const PROGRAMS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
/** Where the massager neither runs nor is with a maker. */
const IDLE: readonly number[] = [OFF, LOCKED, CHARGING]
/** What waited for another signal may come when the state has changed. */
const LATER = IDLE.concat(FAULT, SERVICE)

const TOMORROW = 'go on tomorrow'

/** What keeps the motor off, from number 1 on: its name, what it is, and what the owner does. */
// biome-ignore format: it is a table
const LIMITS: readonly (readonly [name: string, what: string, next: string])[] = [
  ['battery', 'battery', 'charge it'],
  ['heat',    'too warm', 'let it cool down'],
  ['rest',    'it needs rest', 'wait ten minutes'],
  ['day',     'enough for today', TOMORROW],
  ['hand',    'your hand has had enough', TOMORROW],
]

/** A limit as a signal: when the owner asks in `state`, the light says `before` and the limit. */
const limitSignals = (name: string, state: number, before: string): Signal[] =>
  LIMITS.map((limit, i) => ({
    name: `${name} ${limit[0]}`,
    family: LIMIT,
    numbers: [i + 1],
    states: [state],
    says: `${before}: ${limit[1]}`,
    next: limit[2],
  }))

// biome-ignore format: it is a table
const OTHERS: readonly Signal[] = [
  { name: 'charge', family: COUNT, numbers: TWO_TO_FIVE, states: IDLE, says: 'charge # of 5', next: '' },
  { name: 'charge low', family: COUNT, numbers: [1], states: IDLE, says: 'charge # of 5', next: 'charge it' },
  { name: 'charge unknown', family: FLICKER, numbers: [signals.UNMEASURED], states: IDLE, says: 'charge unknown', next: 'this board cannot measure it' },
  { name: 'on an adapter', family: DIPS, numbers: [signals.ON_ADAPTER], states: [OFF, LOCKED], says: 'on an adapter', next: '', needs: 'adapter' },
  { name: 'locked', family: LONG, numbers: [signals.LOCKED], states: [LOCKED], says: 'locked', next: 'press three times to unlock it' },
  { name: 'unlocked', family: LONG, numbers: [signals.UNLOCKED], states: [OFF], says: 'unlocked', next: 'hold the button to start' },
  { name: 'on the charger', family: LONG, numbers: [signals.ON_CHARGER], states: [CHARGING], says: 'refused: on the charger', next: 'unplug it to start' },
  { name: 'desk mode on', family: LONG, numbers: [signals.DESK_ON], states: [OFF], says: 'desk mode on', next: 'press once after a nudge to take a break' },
  { name: 'desk mode off', family: LONG, numbers: [signals.DESK_OFF], states: [OFF], says: 'desk mode off', next: '' },
  { name: 'plan done', family: DIPS, numbers: [1], states: LATER, says: 'plan: done for today', next: '' },
  { name: 'plan due', family: DIPS, numbers: [2], states: LATER, says: 'plan: a session is due', next: 'hold the button to start' },
  { name: 'plan missed', family: DIPS, numbers: [3], states: LATER, says: 'plan: a session was missed', next: 'nothing is lost, go on' },
  { name: 'refused spot', family: LIMIT, numbers: [signals.SPOT_TIME], states: [OFF], says: 'refused: this spot has had enough', next: TOMORROW },
  { name: 'refused stall', family: LIMIT, numbers: [7], states: [OFF], says: 'refused: the motor cannot turn', next: 'free it, and hold the button to try again', needs: 'sensor' },
  { name: 'program', family: COUNT, numbers: PROGRAMS, states: [RUNNING], says: 'program #', next: '' },
  { name: 'strength', family: DIPS, numbers: FIVE, states: [RUNNING], says: 'strength #', next: '' },
  { name: 'spot', family: LONG, numbers: SPOTS, states: [RUNNING], says: 'spot #', next: 'move it to that spot' },
  { name: 'painful', family: NOTE, numbers: [1], states: [RUNNING], says: 'noted: this spot is painful', next: '' },
  { name: 'pain gone', family: NOTE, numbers: [2], states: [RUNNING], says: 'noted: the pain is gone', next: 'go on until the lump is gone' },
  { name: 'lump gone', family: NOTE, numbers: [3], states: [RUNNING], says: 'noted: the lump is gone', next: '' },
  { name: 'host asks', family: LONG, numbers: [signals.HOST_ASKS], states: LATER, says: 'a computer wants to connect', next: 'press once to let it', needs: 'link' },
  { name: 'host accepted', family: COUNT, numbers: [signals.HOST_ACCEPTED], states: LATER, says: 'a computer is connected', next: '', needs: 'link' },
  { name: 'host asks for the console', family: LONG, numbers: [signals.HOST_ASKS_CONSOLE], states: LATER, says: 'a computer wants to change anything on it', next: 'press once to let it', needs: 'link' },
  { name: 'softer battery', family: LIMIT, numbers: [1], states: [RUNNING], says: 'softer: battery', next: 'charge it soon' },
  { name: 'softer heat', family: LIMIT, numbers: [2], states: [RUNNING], says: 'softer: too warm', next: 'give it air' },
  { name: 'softer load', family: LIMIT, numbers: [7], states: [RUNNING], says: 'softer: the motor does too much', next: 'press less hard', needs: 'sensor' },
  { name: 'hand half', family: LIMIT, numbers: [5], states: [RUNNING], says: 'half of the hand time of today is used', next: 'hold it less tightly, or pause' },
  { name: 'professional', family: FLICKER, numbers: [signals.PROFESSIONAL], states: LATER.concat(RUNNING), says: 'this spot stays painful', next: 'let a professional look at it' },
  { name: 'settings lost', family: FLICKER, numbers: [signals.LOST], states: LATER, says: 'the stored settings are lost', next: 'it starts gently; set the strength again' },
  { name: 'fault error', family: FLICKER, numbers: [1], states: [FAULT], says: 'fault 1: an error in the firmware', next: 'hold the button to clear it' },
  { name: 'fault battery', family: FLICKER, numbers: [2], states: [FAULT], says: 'fault 2: the battery cannot be read', next: 'do not use it; have it repaired' },
  { name: 'fault thermometer', family: FLICKER, numbers: [3], states: [FAULT], says: 'fault 3: the thermometer cannot be read', next: 'do not use it; have it repaired' },
  { name: 'fault store', family: FLICKER, numbers: [5], states: [FAULT], says: 'fault 5: the settings cannot be stored', next: 'hold the button to clear it' },
  { name: 'fault current', family: FLICKER, numbers: [7], states: [FAULT], says: 'fault 7: the current cannot be read', next: 'do not use it; have it repaired', needs: 'sensor' },
  { name: 'service', family: LONG, numbers: [1], states: [SERVICE], says: 'service mode', next: 'hold the button to leave it' },
  { name: 'service stall', family: LIMIT, numbers: [7], states: [SERVICE], says: 'no calibration: the motor cannot turn', next: 'free it', needs: 'sensor' },
  { name: 'service charging', family: LONG, numbers: [signals.ON_CHARGER], states: [SERVICE], says: 'no calibration: on the charger', next: 'unplug it' },
  { name: 'calibration step', family: DIPS, numbers: [1], states: [CALIBRATING], says: 'start measured', next: 'press again when the motor has stopped' },
  { name: 'calibration accepted', family: COUNT, numbers: [1], states: [SERVICE], says: 'calibration stored', next: 'hold the button to leave service mode' },
  { name: 'calibration refused', family: FLICKER, numbers: [signals.UNMEASURED], states: [SERVICE], says: 'calibration refused: no motor has such a voltage', next: 'press three times to calibrate again' },
]

/** Every signal. */
export const SIGNALS: readonly Signal[] = OTHERS.concat(
  limitSignals('refused', OFF, 'refused'),
  limitSignals('service', SERVICE, 'no calibration'),
)

/** One change of the light: how bright from now on, and for how long. */
export interface Run {
  isLit: boolean
  ms: number
}

/** The light of a signal, from its first change to its last. Before and after, it rests at the other level. */
export function runsOf(family: number, number: number): Run[] {
  const field = (at: number) => signals.FAMILIES.charCodeAt((family / LONG) * signals.FIELDS + at) - signals.ZERO
  const startsLit = family !== DIPS && family !== NOTE
  const runs: Run[] = []
  const addPairs = (count: number, times: number) => {
    for (let i = 0; i < count; i++)
      runs.push(
        { isLit: startsLit, ms: field(times) * signals.UNIT_MS },
        { isLit: !startsLit, ms: field(times + 1) * signals.UNIT_MS },
      )
  }
  addPairs(field(signals.LEADS), signals.LEAD_TIMES)
  if (number > 0 && runs.length > 0) runs[runs.length - 1]!.ms += signals.LEAD_GAP_MS
  addPairs(number, signals.COUNT_TIMES)
  return runs.slice(0, -1)
}

/** How long the light rests before and after a signal, in ms. */
export const restMs = (family: number): number =>
  (signals.FAMILIES.charCodeAt((family / LONG) * signals.FIELDS + signals.REST) - signals.ZERO) * signals.UNIT_MS
