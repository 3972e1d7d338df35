// A clock that only goes forward, made from one that a host may set at any time (getTime on Espruino).
// A step back counts as no time; a step ahead counts as no more than the wake-up that is armed could be late.

import { NEVER } from '../src/time.ts'

export interface Clock {
  /** Whole ms since the clock was made. */
  now(): number
  /** The one wake-up is armed for `at`: until then, time cannot have run on further than `slackMs` past it. */
  armed(at: number): void
  /** The wake-up came, so its time has come too. */
  fired(): void
}

/** `readMs` may jump; `slackMs` is how late a wake-up can be before the watchdog resets the board. */
export function createClock(readMs: () => number, slackMs: number): Clock {
  let nowMs = 0
  let dueAt = NEVER
  let last = readMs()

  function now(): number {
    const raw = readMs()
    const passed = Math.floor(raw - last)
    if (passed < 0) last = raw
    else if (passed > 0) {
      const most = dueAt - nowMs + slackMs
      // Keep the fraction of a millisecond for the next reading, unless the clock was set.
      last = passed > most ? raw : last + passed
      nowMs += Math.min(passed, most)
    }
    return nowMs
  }

  return {
    now,

    armed(at) {
      dueAt = at
    },

    fired() {
      // A clock set back while the timer ran has lost that time: the timer itself measured it.
      if (now() < dueAt && dueAt < NEVER) nowMs = dueAt
      dueAt = NEVER
    },
  }
}
