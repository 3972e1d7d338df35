// Plan, spots and desk mode of the firmware that runs, in a few words each.

import { inWords, MINUTE_MS, SECOND_MS } from '../../lib/duration.ts'
import { saved } from '../../src/memory/settings.ts'
import * as desk from '../../src/routine/desk.ts'
import * as spots from '../../src/routine/spots.ts'
import { NEVER } from '../../src/time.ts'
import { type Plan, parsePlan } from '../journal/plan.ts'
import { parseSpots } from '../journal/spots.ts'

export interface Routine {
  plan: string
  spots: string
  desk: string
}

const TODAY: Record<Plan['today'], string> = {
  done: 'done for today',
  rest: 'a day of rest',
  due: 'a session is due',
  waiting: 'a session was missed',
}

/** Rounded up, so that it never says 0. */
const timeTo = (at: number, now: number, stepMs: number): string => inWords(Math.ceil((at - now) / stepMs) * stepMs)

function planWords(): string {
  const plan = parsePlan(saved)
  return plan ? `day ${plan.day}, week ${plan.week}, ${TODAY[plan.today]}` : 'none'
}

/** The present spot first: it is what the owner can feel. */
function spotWords(now: number): string {
  const { spot, leaveAt } = spots
  const present = spot < 0 ? [] : [`at ${spot + 1}, ${timeTo(leaveAt, now, SECOND_MS)} left`]
  const known = parseSpots(saved).map(({ number, status }) => `${number} ${status}`)
  return [...present, ...known].join('; ') || 'none yet'
}

const deskWords = (now: number): string =>
  desk.nudgeAt === NEVER ? 'off' : `on, next nudge in ${timeTo(desk.nudgeAt, now, MINUTE_MS)}`

/** `now` is the time of the board, in ms. */
export const readRoutine = (now: number): Routine => ({
  plan: planWords(),
  spots: spotWords(now),
  desk: deskWords(now),
})
