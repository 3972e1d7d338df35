// The light: signals over a dark and a steady light, repeats, what waits, and late wake-ups.

import { beforeEach, describe, expect, it } from 'vitest'
import * as light from '../../src/light.ts'
import { LIGHT_OFF, LIGHT_ON } from '../../src/light.ts'
import { restMs, runsOf } from '../../src/signal-words.ts'
import { COUNT, DIPS, FLICKER, LIMIT, LONG, NOTE, REPEAT, THRICE } from '../../src/signals.ts'
import { NEVER } from '../../src/time.ts'

/** [ms, level] of each change from `from` on, if the light is polled `lateMs` after its deadlines. */
function listChanges(from: number, lateMs = 0): [number, number][] {
  light.poll(from)
  let level = light.level
  const changes: [number, number][] = [[from, level]]
  for (let at = light.nextAt; at < NEVER; at = light.nextAt) {
    light.poll(at + lateMs)
    if (light.level !== level) changes.push([at + lateMs, light.level])
    level = light.level
  }
  return changes
}

/** The lengths between the changes. */
const lengths = (changes: [number, number][]) => changes.slice(1).map(([at], i) => at - changes[i]![0])

function turnOn(): void {
  light.showSteady(LIGHT_ON)
  light.noteShown()
}

beforeEach(() => light.reset())

describe('a signal', () => {
  it.each([COUNT, LONG, LIMIT, FLICKER])('of family %i over a dark light begins at once', (family) => {
    light.show(family + 2, 1000)
    const changes = listChanges(1000)
    expect(changes[0]).toEqual([1000, LIGHT_ON])
    expect(lengths(changes)).toEqual(runsOf(family, 2).map(({ ms }) => ms))
    expect(light.level).toBe(LIGHT_OFF)
  })

  it.each([DIPS, NOTE])('of family %i over a steady light begins at once', (family) => {
    turnOn()
    light.show(family + 3, 1000)
    const changes = listChanges(1000)
    expect(changes[0]).toEqual([1000, LIGHT_OFF])
    expect(lengths(changes)).toEqual(runsOf(family, 3).map(({ ms }) => ms))
    expect(light.level).toBe(LIGHT_ON)
  })

  it('that begins lit rests before and after it over a steady light', () => {
    turnOn()
    light.show(COUNT + 1, 1000)
    const rest = restMs(COUNT)
    expect(listChanges(1000)).toEqual([
      [1000, LIGHT_OFF],
      [1000 + rest, LIGHT_ON],
      [1000 + rest + 240, LIGHT_OFF],
      [1000 + rest + 240 + 360 + rest, LIGHT_ON],
    ])
  })

  it('that begins dark rests before and after it over a dark light', () => {
    light.show(DIPS + 1, 0)
    const rest = restMs(DIPS)
    expect(listChanges(0)).toEqual([
      [0, LIGHT_ON],
      [rest, LIGHT_OFF],
      [rest + 160, LIGHT_ON],
      [rest + 160 + 400 + rest, LIGHT_OFF],
    ])
  })

  it('rests first also when the steady light has just ended', () => {
    turnOn()
    light.showSteady(LIGHT_OFF)
    light.show(COUNT + 1, 1000)
    expect(listChanges(1000).map(([at]) => at)).toEqual([1000, 2000, 2240])
  })

  it.each([
    ['in a blink', 60, LIGHT_ON],
    ['between two blinks', 300, LIGHT_OFF],
  ])('replaces the signal before %s, after a rest', (_, now, level) => {
    light.show(COUNT + 5 + THRICE, 0)
    light.poll(now - 10)
    if (level === LIGHT_OFF) light.poll(now - 10)
    expect(light.level).toBe(level)
    light.noteShown()
    light.show(COUNT + 1, now)
    expect(listChanges(now)).toEqual([
      [now, LIGHT_OFF],
      [now + 1000, LIGHT_ON],
      [now + 1240, LIGHT_OFF],
    ])
  })

  it('is not changed by a new steady light, which comes after it', () => {
    light.show(COUNT + 2, 1000)
    light.showSteady(LIGHT_OFF)
    expect(light.level).toBe(LIGHT_ON)
    light.showSteady(LIGHT_ON)
    expect(lengths(listChanges(1000)).slice(0, 3)).toEqual(
      runsOf(COUNT, 2)
        .slice(0, 3)
        .map(({ ms }) => ms),
    )
    expect(light.level).toBe(LIGHT_ON)
  })

  it.each([
    [0, 1],
    [REPEAT, 2],
    [THRICE, 3],
  ])('with %i added is shown %i times', (added, times) => {
    light.show(LIMIT + 1 + added, 0)
    expect(listChanges(0).filter(([, level]) => level === LIGHT_ON)).toHaveLength(2 * times)
  })

  it('is never shortened by wake-ups that come late', () => {
    light.show(FLICKER + 2, 0)
    const nominal = runsOf(FLICKER, 2)
    const shown = lengths(listChanges(0, 70))
    for (const [i, ms] of shown.entries()) expect(ms).toBeGreaterThanOrEqual(nominal[i]!.ms)
  })
})

describe('what waits', () => {
  it('comes after the signal, and only the first of two', () => {
    light.show(COUNT + 1, 0)
    light.queue(FLICKER + 1, 0)
    light.queue(COUNT + 9, 0)
    expect(listChanges(0).filter(([, level]) => level === LIGHT_ON)).toHaveLength(1 + 5)
  })

  it('comes after a dark second where nothing is shown', () => {
    light.queue(COUNT + 1, 0)
    expect(listChanges(0)).toEqual([
      [0, LIGHT_OFF],
      [1000, LIGHT_ON],
      [1240, LIGHT_OFF],
    ])
  })

  it('is dropped with what is shown', () => {
    light.show(COUNT + 3, 0)
    light.queue(COUNT + 2, 0)
    light.poll(0)
    light.drop()
    light.showSteady(LIGHT_ON)
    expect([light.level, light.nextAt]).toEqual([LIGHT_ON, NEVER])
    // Nothing of it comes back with the next one.
    light.queue(COUNT + 1, 5000)
    expect(listChanges(5000).filter(([, level]) => level === LIGHT_ON)).toHaveLength(2)
  })

  it('is nothing if its number is 0', () => {
    light.queue(DIPS + 0, 0)
    expect(light.nextAt).toBe(NEVER)
  })
})
