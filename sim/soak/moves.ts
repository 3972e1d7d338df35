// What an owner does with a massager, and what happens to it: each of them a few steps, in any order, at any time.

import { rotation } from '../../programs/index.ts'
import { sumMs } from '../../programs/language/timing.ts'
import { PARTS } from '../device/fake-hal.ts'
import type { Move, Owner } from './owner.ts'
import { USE_MOVES } from './use-moves.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** What the button cycles through, by how long each takes. */
const PROGRAMS = rotation.map(({ segments }) => ({ totalMs: sumMs(segments) }))

/** The engine is mended by a reset alone. */
const MENDABLE = PARTS.filter((part) => part !== 'engine')

/** Something is so for a while; now and then it is tried to start it meanwhile. */
const forAWhile =
  (begin: (o: Owner) => string, end: string, low: number, high: number): Move =>
  (o) => {
    o.does(begin(o))
    o.waits(low, high)
    if (o.happens(0.5)) o.long()
    if (o.happens(0.3)) o.waits(low, high)
    o.does(end)
  }

/** Bad luck, at any time. */
export const INCIDENTS: readonly (readonly [weight: number, incident: Move])[] = [
  [2, forAWhile(() => 'charger in', 'charger out', SECOND, HOUR)],
  [
    6,
    (o) => {
      const part = o.pick(MENDABLE)
      o.does(`break ${part}`)
      o.waits(SECOND, 10 * SECOND)
      if (o.happens(0.7)) o.presses(o.whole(1, 3))
      o.waits(SECOND, MINUTE)
      o.does(`mend ${part}`)
      // Who mends a board that could not start switches it on again.
      o.does('power off and on')
    },
  ],
  [
    2,
    (o) => {
      o.does('break engine')
      o.waits(9 * SECOND, MINUTE)
    },
  ],
  [2, forAWhile((o) => `thermistor ${o.pick(['open', 'shorted'])}`, 'thermistor fine', 2 * SECOND, MINUTE)],
  [1, forAWhile(() => 'stall the motor', 'free the motor', SECOND, 5 * MINUTE)],
  [1, forAWhile((o) => `press it on with ${o.whole(1, 40)} N`, 'lift it off', SECOND, MINUTE)],
  [1, forAWhile(() => 'the button sticks', 'the button is free', SECOND, MINUTE)],
  [1, (o) => o.does('power off and on')],
  [
    2,
    (o) => {
      o.does('lose power')
      if (o.happens(0.5)) o.does(`cell at ${o.whole(0, 100)} %`)
      o.waits(SECOND, HOUR)
      o.does('power back')
    },
  ],
  [
    3,
    // Power goes while something is stored: the end of a session, or the lock.
    (o) => {
      o.does(`lose power at byte ${o.whole(0, 90)}`)
      if (o.device.state === 'running') o.long()
      else o.presses(3)
      o.waits(SECOND, MINUTE)
      o.does('power back')
    },
  ],
  [
    6,
    // A hot car, or a lamp: warm, hot, and not quite cool again.
    (o) => {
      for (const celsius of [o.whole(39, 43), o.whole(42, 50), o.whole(37, 42)]) {
        o.does(`temperature ${celsius} C`)
        o.waits(SECOND, 20 * SECOND)
        if (o.device.state === 'off' || o.happens(0.2)) o.long()
      }
      o.does(`room ${o.whole(15, 30)} C`)
    },
  ],
  [
    4,
    // A cell that goes down under load, is emptied, and recovers a little.
    (o) => {
      for (const volts of [o.between(3.12, 3.38), o.between(2.9, 3.15), o.between(3.38, 3.52)]) {
        o.does(`battery ${volts.toFixed(2)} V`)
        o.waits(SECOND, 12 * SECOND)
        if (o.device.state === 'off' || o.happens(0.1)) o.long()
      }
      o.does(`cell at ${o.whole(5, 100)} %`)
    },
  ],
  [1, (o) => o.does(`day ${o.pick([0, 20_500])}`)],
]

const incident: Move = (o) => o.weighed(INCIDENTS)(o)

/** A massage of some minutes, with what is pressed meanwhile, and what goes wrong: more than in any real one. */
const massage: Move = (o) => {
  for (let left = o.whole(2, 8); left > 0; left--) {
    if (!o.starts()) {
      // Power went meanwhile, perhaps, and it rests.
      if (o.happens(0.5)) return
      o.waits(10 * MINUTE, 12 * MINUTE)
      if (!o.starts()) return
    }
    o.waits(SECOND, 30 * SECOND)
    o.weighed<Move>([
      [3, (a) => a.presses(1)],
      [5, (a) => a.presses(2)],
      [1, (a) => a.holds(1, 1200)],
      [9, incident],
    ])(o)
  }
  if (o.happens(0.7)) o.long()
}

/** The next program before one ends, for as long as it goes; then at once again, and once more after the rest. */
const insatiable: Move = (o) => {
  for (let sessions = o.whole(1, 5); sessions > 0; sessions--) {
    if (!o.starts()) return
    const ends = o.startedAt + 15 * MINUTE
    while (o.device.state === 'running' && o.device.now < ends - 100 * SECOND) {
      o.waits(MINUTE, 90 * SECOND)
      o.presses(o.happens(0.8) ? 1 : 2)
    }
    // A long press just as it ends by itself.
    o.waits(Math.max(0, ends - o.device.now - o.between(0, 900)))
    o.long()
    for (let tries = o.whole(0, 2); tries > 0; tries--) {
      o.waits(SECOND, 4 * MINUTE)
      o.long()
    }
    o.waits(8 * MINUTE, 14 * MINUTE)
    o.waits(o.device.state === 'off' ? 3 * MINUTE : 0)
  }
}

/** Lets a program play, and presses long just as it ends by itself. */
const toTheEnd: Move = (o) => {
  if (!o.starts()) return
  const { totalMs } = PROGRAMS[o.device.out.program]!
  o.waits(Math.max(0, o.startedAt + totalMs - o.device.now - o.between(0, 900)))
  o.long()
}

/** Those that are strong, and for no spot, by their place. */
const STRONG = [1, 2]

/** Strong, and for hours: what the hand may have of a day. */
const marathon: Move = (o) => {
  if (o.happens(0.5)) o.does('cell at 100 %')
  const until = o.device.now + o.between(3, 12) * HOUR
  for (let refused = 0; o.device.now < until && refused < 5; refused++) {
    if (o.starts()) refused = 0
    while (o.device.out.strength < 5 && o.device.state === 'running') {
      o.presses(2)
      o.waits(SECOND, 2 * SECOND)
    }
    // A spot has its minutes, and some programs are gentle.
    while (!STRONG.includes(o.device.out.program) && o.device.state === 'running') {
      o.presses(1)
      o.waits(SECOND, 4 * SECOND)
    }
    o.waits(MINUTE, 5 * MINUTE)
    if (o.happens(0.1)) o.presses(1)
    if (o.device.state !== 'running') o.waits(2 * MINUTE, 5 * MINUTE)
  }
}

/** The finger, or whatever lies on the button, starts it and stays there. */
const asleep: Move = (o) => o.holds(25 * SECOND, 2 * MINUTE)

/** In a bag, or in the hands of a child: presses of any length. */
const fiddle: Move = (o) => {
  for (let left = o.whole(1, 12); left > 0; left--) {
    o.holds(1, o.pick([400, 900, 3000, 40_000]))
    o.waits(0, o.pick([400, MINUTE]))
  }
}

const lock: Move = (o) => {
  o.presses(3)
  o.waits(100, 2000)
  if (o.happens(0.5)) o.does('power off and on')
  if (o.happens(0.5)) o.long()
}

const charge: Move = (o) => {
  o.does('charger in')
  for (let left = o.whole(0, 3); left > 0; left--) {
    o.waits(SECOND, HOUR)
    o.holds(100, 2000)
  }
  o.waits(10 * MINUTE, 3 * HOUR)
  o.does('charger out')
}

/** A maker at work: opens the console, calibrates the motor, or lets it be. */
const serve: Move = (o) => {
  o.presses(5)
  o.waits(SECOND, MINUTE)
  for (let left = o.whole(0, 3); left > 0; left--) {
    if (o.happens(0.3)) o.does('a host asks for three presses')
    else o.presses(3)
    o.waits(SECOND, 20 * SECOND)
    if (o.happens(0.7)) o.presses(1)
    o.waits(SECOND, 20 * SECOND)
    if (o.happens(0.2)) {
      o.does('charger in')
      o.waits(SECOND, MINUTE)
      if (o.happens(0.5)) o.presses(3)
      o.waits(SECOND, MINUTE)
      o.does('charger out')
    }
    if (o.happens(0.7)) o.presses(1)
    o.waits(SECOND, o.pick([SECOND, MINUTE, HOUR]))
  }
  if (o.happens(0.5)) o.long()
}

const newCell: Move = (o) => {
  o.does('lose power')
  o.does(`cell at ${o.whole(5, 60)} %`)
  o.waits(SECOND)
  o.does('power back')
}

export const MOVES: readonly (readonly [weight: number, move: Move])[] = [
  [50, massage],
  [8, insatiable],
  [6, toTheEnd],
  [8, fiddle],
  [8, lock],
  [8, charge],
  [12, incident],
  [4, newCell],
  [4, serve],
  [3, marathon],
  [3, asleep],
  ...USE_MOVES,
]
