// Lives without end: each is played with every promise watched, and at its end the device must be reachable again.

import { type Device, LONG_PRESS_MS } from '../device.ts'
import { PARTS } from '../fake-hal.ts'
import { playing, type ScenarioOptions } from '../script/play.ts'
import { chance, OWNER } from '../world/random.ts'
import { makeLife } from './life.ts'
import { noTally, PromiseError, type Tally, Watch } from './watch.ts'

export const REACHABLE_PROMISE = 'after any fault it can be started and stopped again'

/** Between two looks while nothing else happens: a timer that was lost is noticed. */
const LOOK_MS = 5000
const MINUTE = 60_000
const SLOW_PRESS_MS = 230
/** A day that no life reaches: whatever the day had used up is over. */
const NEXT_DAY = 90_000

type Programs = Pick<ScenarioOptions, 'programs' | 'names'>

/** Everything is mended, charged and rested: one long press must start it, the next stop it. Throws PromiseError. */
function recover(device: Device): void {
  const fail = (what: string): never => {
    throw new PromiseError(REACHABLE_PROMISE, device.now, `${what}; it is ${device.state}, ${device.cause}`)
  }
  for (const part of PARTS) if (part !== 'engine') device.mend(part)
  device.thermistor('fine')
  device.stall(false)
  device.pressOn(0)
  device.stick(false)
  device.button(0)
  device.plug(false)
  device.power(false)
  device.room(22)
  device.putCell(0.8)
  device.wait(MINUTE)
  device.power(true)
  // What is hot cools down, what was used up of the day and of the session is over.
  device.wait(120 * MINUTE)
  device.dayNow = NEXT_DAY
  // A look, then another day: the first one that it knows of does not forgive what ran before.
  device.press()
  device.wait(MINUTE)
  device.dayNow++
  device.wait(MINUTE)
  if (device.state === 'fault') device.press(LONG_PRESS_MS)
  device.wait(MINUTE)
  // Slowly: the worst switch bounces for longer than a hasty press lasts.
  for (let i = 0; device.state === 'locked' && i < 3; i++) {
    device.press(SLOW_PRESS_MS)
    device.wait(SLOW_PRESS_MS)
  }
  device.wait(MINUTE)
  if (device.state !== 'off') fail('it should be off')
  device.press(LONG_PRESS_MS)
  device.wait(2000)
  if (device.hal.duty === 0) fail('a long press should have started it')
  device.wait(2000)
  device.press(2 * LONG_PRESS_MS)
  if (device.hal.duty > 0 || device.state === 'running') fail('a long press should have stopped it')
}

/** Plays a scenario with every promise watched, pausing now and then with how far it is. Throws PromiseError. */
export function* soaking(text: string, options: Programs, tally: Tally): Generator<number, void> {
  const watch = new Watch(tally)
  const look = (device: Device) => watch.step(device)
  const run = playing(text, {
    ...options,
    stepped: look,
    watch: { everyMs: LOOK_MS, look },
    ended: recover,
    holds: false,
  })
  for (;;) {
    const { done, value } = run.next()
    if (done) return
    yield value.ms
  }
}

/** What a life that broke a promise was. */
export interface Failure {
  seed: number
  text: string
  error: PromiseError
}

/** The seeds of lives, from that of a soak. */
export const seedOf = (soak: number, life: number): number => Math.floor(chance(soak, OWNER, life, 1) * 2 ** 31)

export interface Soaked {
  lives: number
  days: number
  tally: Tally
  failure?: Failure
}

/** Lives, until there are `days` of them or a promise is broken. Pauses with the days so far. */
export function* soak(seed: number, days: number, options: Programs): Generator<number, Soaked> {
  const soaked: Soaked = { lives: 0, days: 0, tally: noTally() }
  while (soaked.days < days) {
    const life = { seed: seedOf(seed, soaked.lives), ...makeLife(seedOf(seed, soaked.lives), Math.ceil(days - soaked.days)) }
    try {
      for (const ms of soaking(life.text, options, soaked.tally)) yield soaked.days + ms / 86_400_000
    } catch (error) {
      if (!(error instanceof PromiseError)) throw error
      return { ...soaked, failure: { seed: life.seed, text: life.text, error } }
    }
    soaked.lives++
    soaked.days += life.days
  }
  return soaked
}

/** Runs a generator to its end. */
export function toEnd<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = run.next()
    if (done) return value as T
  }
}
