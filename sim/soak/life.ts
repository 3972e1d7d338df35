// A massager's life made up by chance: an owner, a room, a switch and a cell, with faults and power cuts, as a scenario.
// What a life is decided by is its seed alone, so it can be told by that number.

import { PARTS } from '../fake-hal.ts'
import { givenLines, Recording } from '../script/record.ts'
import type { WorldSettings } from '../world/fields.ts'
import { chance, OWNER } from '../world/random.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The owner is up from seven to eleven at night. */
const MORNING = 7 * HOUR
const EVENING = 23 * HOUR
const FIRST_DAY = 20_000
/** The finger is off the button at least so long between presses. */
const GAP_MS = 120
/** What an engine cannot be mended by, but a reset. */
const MENDABLE = PARTS.filter((part) => part !== 'engine')

export interface Life {
  days: number
  text: string
}

class Author {
  readonly #seed: number
  #draws = 0
  readonly events: { ms: number; text: string }[] = []
  /** What the owner believes. */
  locked = true

  constructor(seed: number) {
    this.#seed = seed
  }

  /** From `low` up to `high`. */
  between(low: number, high: number): number {
    return low + chance(this.#seed, OWNER, this.#draws++) * (high - low)
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  happens(share: number): boolean {
    return this.between(0, 1) < share
  }

  pick<T>(from: readonly T[]): T {
    return from[this.whole(0, from.length - 1)]!
  }

  at(ms: number, text: string): void {
    this.events.push({ ms: Math.round(ms), text })
  }

  /** A press of `ms`; answers when the finger is off again and can press anew. */
  press(ms: number, forMs: number): number {
    this.at(ms, 'hold the button')
    this.at(ms + forMs, 'let go')
    return ms + forMs + this.between(GAP_MS, 2 * GAP_MS)
  }

  presses(ms: number, count: number): number {
    let next = ms
    for (let i = 0; i < count; i++) next = this.press(next, this.between(60, 200))
    return next
  }

  long(ms: number): number {
    return this.press(ms, this.between(820, 1500))
  }
}

/** What an owner, or bad luck, does from `ms` on. */
type Move = (author: Author, ms: number) => void

const incidents: readonly Move[] = [
  (a, ms) => {
    a.at(ms, 'charger in')
    a.at(ms + a.between(SECOND, 2 * HOUR), 'charger out')
  },
  (a, ms) => {
    const part = a.pick(MENDABLE)
    const mended = ms + a.between(SECOND, HOUR)
    a.at(ms, `break ${part}`)
    a.at(mended, `mend ${part}`)
    // A board that could not start is switched on again by who mended it.
    a.at(mended + SECOND, 'power off and on')
  },
  (a, ms) => a.at(ms, 'break engine'),
  (a, ms) => {
    a.at(ms, `thermistor ${a.pick(['open', 'shorted'])}`)
    a.at(ms + a.between(SECOND, HOUR), 'thermistor fine')
  },
  (a, ms) => {
    a.at(ms, 'stall the motor')
    a.at(ms + a.between(SECOND, 20 * MINUTE), 'free the motor')
  },
  (a, ms) => a.at(ms, 'power off and on'),
  (a, ms) => {
    a.at(ms, 'lose power')
    const back = ms + a.between(SECOND, HOUR)
    if (a.happens(0.5)) a.at(back - 100, `cell at ${a.whole(0, 100)} %`)
    a.at(back, 'power back')
  },
  (a, ms) => {
    a.at(ms, `lose power at byte ${a.whole(0, 90)}`)
    const back = ms + a.between(MINUTE, 2 * HOUR)
    a.at(back, 'power back')
  },
  (a, ms) => {
    a.at(ms, 'the button sticks')
    a.at(ms + a.between(10 * SECOND, 10 * MINUTE), 'the button is free')
  },
  (a, ms) => {
    a.at(ms, `room ${a.whole(30, 55)} C`)
    a.at(ms + a.between(10 * MINUTE, 2 * HOUR), 'room 22 C')
  },
  (a, ms) => a.at(ms, 'day 0'),
]

const incident: Move = (a, ms) => a.pick(incidents)(a, ms)

/** A massage, with what is pressed meanwhile and how it ends. */
const massage: Move = (a, ms) => {
  let now = ms
  if (a.locked) {
    now = a.presses(now, 3) + a.between(400, 3000)
    a.locked = false
  }
  now = a.long(now)
  const until = now + a.between(MINUTE, 16 * MINUTE)
  for (let left = a.whole(0, 7); left > 0; left--) {
    now += a.between(SECOND, (until - now) / left)
    const what = a.between(0, 1)
    if (what < 0.3) now = a.presses(now, 1)
    else if (what < 0.55) now = a.presses(now, 2)
    else if (what < 0.7) {
      a.at(now, `press it on with ${a.whole(1, 40)} N`)
      a.at(now + a.between(SECOND, 2 * MINUTE), 'lift it off')
    } else if (what < 0.8) now = a.press(now, a.between(1, 1200))
    else if (what < 0.9) incident(a, now)
    else now = a.long(a.long(now))
  }
  const ends = a.between(0, 1)
  if (ends < 0.5) a.long(Math.max(now, until))
  // Somebody who has not enough, and presses again while it rests.
  else if (ends < 0.8) for (let i = 0; i < 3; i++) now = a.long(Math.max(now, until) + a.between(SECOND, 5 * MINUTE))
}

/** Again and again, for hours. */
const marathon: Move = (a, ms) => {
  let now = ms
  const until = ms + a.between(HOUR, 5 * HOUR)
  now = a.presses(now, 2) + SECOND
  while (now < until) {
    now = a.long(now)
    // The last programs are the strongest for their length; strength goes up to 5.
    for (let i = a.whole(0, 3); i > 0; i--) now = a.presses(now + a.between(SECOND, MINUTE), 2)
    now += a.between(2 * MINUTE, 6 * MINUTE)
  }
}

/** In a bag, or in the hands of a child: presses of any length. */
const fiddle: Move = (a, ms) => {
  let now = ms
  for (let left = a.whole(1, 12); left > 0; left--)
    now = a.press(now, a.happens(0.3) ? a.between(350, 900) : a.between(1, 3000)) + a.between(0, a.pick([400, 60_000]))
}

const lockIt: Move = (a, ms) => {
  a.presses(ms, 3)
  a.locked = !a.locked
}

const charge: Move = (a, ms) => {
  a.at(ms, 'charger in')
  a.at(ms + a.between(10 * MINUTE, 5 * HOUR), 'charger out')
}

const newCell: Move = (a, ms) => {
  a.at(ms, 'lose power')
  a.at(ms + SECOND, `cell at ${a.whole(0, 30)} %`)
  a.at(ms + 2 * SECOND, 'power back')
}

const MOVES: readonly (readonly [weight: number, move: Move])[] = [
  [50, massage],
  [14, fiddle],
  [8, lockIt],
  [10, charge],
  [12, incident],
  [4, newCell],
  [2, marathon],
]
const WEIGHTS = MOVES.reduce((sum, [weight]) => sum + weight, 0)

function move(a: Author, ms: number): void {
  let left = a.between(0, WEIGHTS)
  for (const [weight, does] of MOVES) {
    left -= weight
    if (left < 0) {
      does(a, ms)
      return
    }
  }
}

/** A world that could be: now and then with an old cell, a bad switch, a clock that is off. */
function worldOf(a: Author): Partial<WorldSettings> {
  const round = (value: number, digits: number) => Number(value.toFixed(digits))
  return {
    cellAh: round(a.between(0.3, 2), 2),
    cellOhm: round(a.happens(0.3) ? a.between(0.2, 0.8) : a.between(0.05, 0.2), 3),
    cellPercent: a.whole(2, 100),
    chargerMa: a.whole(100, 800),
    boardMa: round(a.between(0.005, 1), 3),
    roomC: a.whole(5, 36),
    caseKPerW: round(a.between(4, 30), 1),
    stickiness: a.whole(60, 180),
    friction: a.whole(80, 140),
    bounceMs: a.happens(0.2) ? a.whole(20, 157) : a.whole(0, 15),
    chatterPercent: a.happens(0.3) ? a.whole(20, 80) : a.whole(0, 20),
    noiseSteps: a.whole(0, 6),
    driftPercent: a.happens(0.5) ? 0 : round(a.between(-4, 4), 2),
    flashErases: a.happens(0.05) ? a.whole(1, 5) : 10_000,
  }
}

/** The life that a seed stands for, of at most `mostDays`. */
export function makeLife(seed: number, mostDays: number): Life {
  const a = new Author(seed)
  const world = worldOf(a)
  const days = Math.min(mostDays, a.pick([1, 1, 2, 3, 7]))
  const known = a.happens(0.5)
  for (let day = 0; day < days; day++) {
    if (known) a.at(day * DAY + 1, `day ${FIRST_DAY + day}`)
    for (let moves = a.whole(0, 6); moves > 0; moves--) move(a, day * DAY + a.between(MORNING, EVENING))
  }
  const motor = a.happens(0.1) ? 'coin' : 'massager'
  const recording = new Recording(givenLines({ world, seed, motor }))
  const end = days * DAY
  for (const { ms, text } of a.events.filter((event) => event.ms < end).sort((x, y) => x.ms - y.ms))
    recording.note(ms, text)
  return { days, text: recording.toText(end) }
}
