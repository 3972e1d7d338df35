// What is promised of the firmware on a chip, judged at its pins, and where it does not hold yet.

import type { Bound } from '../engines/cost/figures.ts'
import type { Measured } from './measure/figures.ts'
import { worstOf } from './measure/offs.ts'

interface Promise {
  what: string
  /** The worst of all sessions and moments, in ms or steps. */
  read: (measured: Measured) => number
  /** At most this. */
  limit: Record<Bound, number>
}

const worstSession =
  (key: Exclude<keyof Measured['sessions'][number], 'program'>) =>
  ({ sessions }: Measured): number =>
    Math.max(...sessions.map((session) => session[key]))

const shortestKick = ({ sessions }: Measured): number => Math.min(...sessions.map(({ kickMs }) => kickMs))

/** The kick is 25 ms as written. */
export const KICK_MIN_MS = 22

export const PROMISES: readonly Promise[] = [
  { what: 'threshold until motor on', read: worstSession('startMs'), limit: { A: 40, C: 100 } },
  { what: 'longest kick', read: worstSession('kickMs'), limit: { A: 33, C: 45 } },
  { what: 'less than 25 ms of kick', read: (measured) => 25 - shortestKick(measured), limit: { A: 3, C: 3 } },
  { what: 'long press until motor off', read: ({ offs }) => worstOf(offs.press), limit: { A: 10, C: 40 } },
  { what: 'charger until motor off', read: ({ offs }) => worstOf(offs.charger), limit: { A: 10, C: 40 } },
  { what: 'reading of 43 °C until motor off', read: ({ offs }) => worstOf(offs.heat), limit: { A: 10, C: 40 } },
  { what: 'reading of a broken sensor until off', read: ({ offs }) => worstOf(offs.sensor), limit: { A: 10, C: 40 } },
  { what: 'longest pass in a session', read: worstSession('passMs'), limit: { A: 20, C: 60 } },
  { what: 'longest pass at a change of program', read: worstSession('nextPassMs'), limit: { A: 20, C: 60 } },
  { what: 'a step behind its written time', read: worstSession('lateMs'), limit: { A: 20, C: 60 } },
  { what: 'steps lost', read: worstSession('lostSteps'), limit: { A: 0, C: 0 } },
]

/** Limits of today where a promise does not hold yet: as measured, rounded up. A promise that holds again is taken out. */
export const NOT_YET: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'espruino A': {
    'charger until motor off': 14,
    'reading of 43 °C until motor off': 11,
    'longest pass in a session': 23,
    'longest pass at a change of program': 27,
  },
  'espruino C': {
    'longest kick': 48,
    'longest pass in a session': 105,
    'longest pass at a change of program': 69,
    'a step behind its written time': 82,
    'steps lost': 1,
  },
}
