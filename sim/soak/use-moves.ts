// What an owner does with the plan, the spots, and at the desk, and what a host asks for; and power that goes while
// something long is stored, or in the middle of a session.

import type { Move, Owner } from './owner.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Presses until the first program plays, which is the one for spots. */
const toFirst = (o: Owner): boolean => {
  if (!o.starts()) return false
  for (let left = 5; left > 0 && o.device.state === 'running' && o.device.out.program !== 0; left--) {
    o.presses(1)
    o.waits(SECOND, 4 * SECOND)
  }
  return o.device.state === 'running'
}

/** Asks how it stands, and looks at the light. */
export const askPlan: Move = (o) => {
  o.waits(8 * SECOND, 12 * SECOND)
  o.presses(2)
  o.waits(9 * SECOND, 14 * SECOND)
}

/** From spot to spot, with what there is to mark. */
const spots: Move = (o) => {
  if (!toFirst(o)) return
  for (let left = o.whole(1, 5); left > 0 && o.device.state === 'running'; left--) {
    o.waits(SECOND, o.pick([20 * SECOND, 90 * SECOND, 5 * MINUTE]))
    o.weighed<Move>([
      [5, (a) => a.presses(4)],
      [2, (a) => a.presses(3)],
      [1, (a) => a.presses(2)],
      [2, () => {}],
    ])(o)
  }
  if (o.happens(0.5)) o.long()
  else o.waits(MINUTE, 10 * MINUTE)
}

/** The same spot again and again, more than it may have of a day. */
const again: Move = (o) => {
  for (let goes = o.whole(2, 5); goes > 0; goes--) {
    if (!toFirst(o)) return
    if (o.happens(0.2)) o.presses(4)
    o.waits(4 * MINUTE, 6 * MINUTE)
    if (o.happens(0.3)) o.long()
    o.waits(SECOND, MINUTE)
  }
}

/** Answers a nudge, or does not, or presses something else in it. */
const nudged: Move = (o) =>
  o.weighed<Move>([
    [4, (a) => a.presses(1)],
    [4, () => {}],
    [1, (a) => a.presses(a.whole(2, 4))],
    [1, (a) => a.long()],
    [1, (a) => a.does('power off and on')],
    [1, (a) => a.does(`battery ${a.between(3.3, 3.5).toFixed(2)} V`)],
  ])(o)

/** A morning or a day at the desk. */
const desk: Move = (o) => {
  if (o.device.state === 'running') o.long()
  if (o.device.state === 'locked') o.presses(3)
  o.waits(2 * SECOND, 5 * SECOND)
  let everyMin = 30
  if (o.happens(0.3)) {
    everyMin = o.pick([15, 30, 90])
    o.does(`a host asks for a nudge every ${everyMin} min`)
  } else o.presses(4)
  const whole = o.happens(0.3)
  for (let left = whole ? 0 : o.whole(1, 5); left > 0; left--) {
    const before = o.device.now + everyMin * MINUTE
    // It may be a little early, or late; then looks every half second for what moves.
    o.waits((everyMin - 1) * MINUTE)
    while (o.device.state !== 'running' && o.device.now < before + MINUTE) o.waits(500)
    o.waits(0, o.pick([1200, 20 * SECOND, 70 * SECOND]))
    nudged(o)
    if (o.happens(0.2)) o.waits(SECOND, 10 * MINUTE)
  }
  // Nobody is there for the rest of the day.
  if (whole) o.waits(9 * HOUR)
  else if (o.happens(0.7) && o.device.state === 'off') o.presses(4)
}

/** A host asks, in service or not. */
const host: Move = (o) => {
  const serves = o.happens(0.5)
  if (serves) {
    o.presses(5)
    o.waits(SECOND, MINUTE)
  } else if (o.happens(0.3)) o.starts()
  for (let left = o.whole(1, 3); left > 0; left--) {
    o.does(`a host asks for ${o.pick(['the plan', 'a nudge every 15 min', 'a nudge every 90 min', 'two presses'])}`)
    o.waits(SECOND, 20 * SECOND)
  }
  if (serves && o.happens(0.8)) o.long()
  o.waits(SECOND, HOUR)
}

/** Power goes while a session's beginning or end is stored, up to the last byte of settings and journal. */
const cutWhileStored: Move = (o) => {
  const most = o.pick([80, 300, 1200])
  const begins = o.happens(0.3)
  if (!begins) {
    if (!o.starts()) return
    o.waits(SECOND, MINUTE)
  }
  o.does(`lose power at byte ${o.whole(0, most)}`)
  o.long()
  o.waits(SECOND, MINUTE)
  o.does('power back')
  if (o.happens(0.5)) o.starts()
}

/** Power goes in a session, or in the rest after a full one; and off it goes again. */
const cutInSession: Move = (o) => {
  if (!o.starts()) return
  if (o.happens(0.3)) {
    const ends = o.startedAt + 15 * MINUTE
    while (o.device.state === 'running' && o.device.now < ends + SECOND) {
      o.waits(MINUTE, 90 * SECOND)
      if (o.device.now < ends - 90 * SECOND) o.presses(1)
    }
    o.waits(0, 5 * MINUTE)
  } else o.waits(SECOND, 3 * MINUTE)
  if (o.happens(0.5)) o.does('power off and on')
  else {
    o.does('lose power')
    o.waits(SECOND, MINUTE)
    o.does('power back')
  }
  o.waits(SECOND, 5 * SECOND)
  for (let tries = o.whole(1, 3); tries > 0; tries--) {
    o.starts()
    o.waits(SECOND, 5 * MINUTE)
  }
}

export const USE_MOVES: readonly (readonly [weight: number, move: Move])[] = [
  [4, askPlan],
  [8, spots],
  [3, again],
  [5, desk],
  [3, host],
  [4, cutWhileStored],
  [4, cutInSession],
]

/** What somebody who keeps to the plan does of a day. */
export const regular: Move = (o) => {
  askPlan(o)
  if (o.happens(0.8) && toFirst(o)) {
    for (let left = o.whole(1, 3); left > 0 && o.device.state === 'running'; left--) {
      o.waits(2 * MINUTE, 5 * MINUTE)
      if (o.happens(0.4)) o.presses(o.pick([3, 4, 4]))
    }
    o.waits(MINUTE)
    if (o.device.state === 'running') o.long()
    o.waits(10 * SECOND, MINUTE)
  }
  askPlan(o)
}
