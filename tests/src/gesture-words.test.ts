// The words of the gestures say what the firmware's table does.

import { describe, expect, it } from 'vitest'
import { GESTURE_NAMES, gestureWords, HANDLER_WORDS } from '../../src/gesture-words.ts'
import { GESTURE_TABLE } from '../../src/gestures.ts'
import { STATE_NAMES } from '../../src/states.ts'
import { benchIn } from './massager-bench.ts'

const FIVE = 5
const WITH_ROW = GESTURE_TABLE.map((_, state) => state)

it('every function of the gesture table has words, no two the same, and nothing else has', () => {
  const names = new Set(GESTURE_TABLE.flat().flatMap((handle) => handle?.name ?? []))
  expect(Object.keys(HANDLER_WORDS).sort()).toEqual([...names].sort())
  expect(new Set(Object.values(HANDLER_WORDS)).size).toBe(names.size)
})

describe.each(WITH_ROW.map((state) => [STATE_NAMES[state]!, state] as const))('in the state %s', (name, state) => {
  it('exactly the gestures that do something have words', () => {
    const words = gestureWords(state)
    expect(words).toHaveLength(GESTURE_NAMES.length)
    words.slice(0, FIVE).forEach((word, gesture) => {
      expect(word !== '', GESTURE_NAMES[gesture]).toBe(GESTURE_TABLE[state]![gesture] !== undefined)
    })
  })

  it('five presses have words exactly where they open the service mode', () => {
    const bench = benchIn(name)
    bench.pressTimes(FIVE).run(1000)
    expect(gestureWords(state)[FIVE] !== '').toBe(STATE_NAMES[bench.state] === 'service')
  })
})

it('a state without a row has no words', () => {
  expect(gestureWords(STATE_NAMES.indexOf('service'))).toEqual(GESTURE_NAMES.map(() => ''))
})
