// What happens, in words: from scenarios, and from the events of a device alone.

import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../../programs/index.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { clockOf } from '../../../sim/signals/clock.ts'
import { Happenings } from '../../../sim/signals/happenings.ts'
import { symbolsOf, symbolsOfAll } from '../../../sim/signals/symbols.ts'
import { COUNT, DIPS, FLICKER, LIMIT, LONG, NOTE } from '../../../src/signals.ts'
import { ASK_DESK } from '../../../src/states.ts'

/** What a scenario says. */
function linesOf(text: string): string[] {
  const lines: string[] = []
  runScenario(text, {
    programs: compileRotation(),
    names: rotation.map(({ name }) => name),
    onSay: ({ t, says }) => lines.push(`${clockOf(t)} ${says}`),
  })
  return lines
}

describe('what happens', () => {
  it('in a session is said once each, with what to do', () => {
    expect(
      linesOf(`given unlocked
long press
wait 5 s
press twice
wait 5 s
press
wait 8 s
temperature 40 C
wait 8 s
temperature 43 C
wait 20 s
long press
wait 20 s`),
    ).toEqual([
      '00:00 on: knot, strength 2',
      '00:08 strength 3',
      '00:14 program 2, ease',
      '00:23 softer: too warm, give it air',
      '00:27 off',
      '00:31 stopped: too warm, let it cool down',
      '00:51 refused: too warm, let it cool down',
    ])
  })

  it('in desk mode tells a nudge from a break', () => {
    expect(
      linesOf(`given unlocked
a host asks for a nudge every 15 min
wait 15.2 min
wait 15 min
press
wait 3 min`),
    ).toEqual([
      '00:04 desk mode on, next nudge in 15 min',
      '15:00 nudge: press to take a break',
      '15:01 off',
      '30:00 nudge: press to take a break',
      '30:01 off',
      '30:12 on: a break',
      '32:12 off',
    ])
  })

  it('to a lock, the charger and the power is said', () => {
    expect(
      linesOf(`press
wait 3 s
press three times
wait 6 s
charger in
wait 6 s
charger out
wait 1 s
lose power
wait 1 s
power back
wait 3 s`),
    ).toEqual([
      '00:02 locked, press three times to unlock it',
      '00:07 unlocked, hold the button to start',
      '00:09 on the charger',
      '00:12 charge 4 of 5',
      '00:15 charger out',
      '00:16 no power',
      '00:17 power is back',
    ])
  })

  it('of the same limit is said again after a press, and not before', () => {
    const refused = linesOf('given unlocked\nbattery 3.2 V\nlong press\nwait 4 s\nlong press\nwait 20 s')
    expect(refused).toHaveLength(2)
    expect(new Set(refused.map((line) => line.slice(6)))).toEqual(new Set(['refused: battery, charge it']))
  })
})

describe('a charge', () => {
  /** What is said of four blinks, with a press at `pressMs`. */
  const said = (pressMs: number) => {
    const lines: string[] = []
    const happenings = new Happenings({ programs: [], onSay: ({ says }) => lines.push(says) })
    happenings.setState('off', 0)
    const events: [number, () => void][] = [[pressMs, () => happenings.setButton(true, pressMs)]]
    for (let i = 0; i < 4; i++) {
      const ms = 5000 + 600 * i
      events.push([ms, () => happenings.setLight(true, ms)], [ms + 240, () => happenings.setLight(false, ms + 240)])
    }
    for (const [, act] of events.sort(([a], [b]) => a - b)) act()
    happenings.advance(20_000)
    return lines
  }

  it('that a press may have cut short is not said', () => {
    expect(said(4500)).toEqual(['charge 4 of 5'])
    expect(said(6900)).toEqual([])
  })
})

it('the minutes of a host hold only for its own desk mode', () => {
  const lines: string[] = []
  const happenings = new Happenings({ programs: [], onSay: ({ says }) => lines.push(says) })
  happenings.setState('off', 0)
  const showDeskOn = (from: number) => {
    for (let i = 0; i < 3; i++) {
      happenings.setLight(true, from + 1500 * i)
      happenings.setLight(false, from + 1500 * i + 1000)
    }
    happenings.advance(from + 6000)
  }
  happenings.noteRequest(ASK_DESK + 90, 4000)
  showDeskOn(5000)
  happenings.setButton(true, 20_000)
  happenings.setButton(false, 20_100)
  showDeskOn(21_000)
  expect(lines).toEqual(['desk mode on, next nudge in 90 min', 'desk mode on, next nudge in 30 min'])
})

it('the clock has hours from an hour on', () => {
  expect([0, 59_999, 842_000, 3_600_000].map(clockOf)).toEqual(['00:00', '00:59', '14:02', '1:00:00'])
})

it('symbols show every family', () => {
  expect([COUNT, LONG, DIPS, NOTE, LIMIT, FLICKER].map((family) => symbolsOf(family, 2))).toEqual([
    '● ●',
    '▬ ▬',
    '○ ○',
    '◯ ○ ○',
    '▬ ● ●',
    '≈ ● ●',
  ])
  expect(symbolsOf(FLICKER, 0)).toBe('≈')
  expect([symbolsOfAll(COUNT, [1, 2, 3]), symbolsOfAll(LIMIT, [2])]).toEqual(['● 1 to 3 times', '▬ ● ●'])
})
