// The signals on the card: all that an owner can meet, by the states in which the light says them.

import { SIGNALS, type Signal } from '../../src/signal-words.ts'
import { CHARGING, FAULT, LOCKED, OFF, RUNNING, SERVICE } from '../../src/states.ts'
import { wordsOf } from '../signals/decoder.ts'
import { symbolsOfAll } from '../signals/symbols.ts'

export interface CardSection {
  title: string
  /** The states that it is about. */
  states: readonly number[]
  rows: readonly CardRow[]
}

export interface CardRow {
  signal: Signal
  /** "▬ ● ●" */
  symbols: string
  /** What it says, and what to do. */
  words: string
}

/**
 * Five presses too many open the service mode, and the light says so. The rest of it is for makers, and so is the link,
 * which most devices do not have.
 */
const isForOwner = ({ name, states }: Signal): boolean =>
  name === 'service' || (states.some((state) => state < SERVICE) && !name.startsWith('host '))

const toRow = (signal: Signal): CardRow => {
  const { family, numbers, says, next } = signal
  const what = numbers.length > 1 ? says.replace('#', 'n') : wordsOf(signal, numbers[0]!)
  return { signal, symbols: symbolsOfAll(family, numbers), words: next === '' ? what : `${what}, ${next}` }
}

const section = (title: string, states: readonly number[], isHere: (signal: Signal) => boolean): CardSection => ({
  title,
  states,
  rows: SIGNALS.filter((signal) => isForOwner(signal) && isHere(signal))
    .toSorted((a, b) => a.family - b.family || a.numbers[0]! - b.numbers[0]!)
    .map(toRow),
})

const onlyIn = (state: number) => (signal: Signal) => signal.states.every((one) => one === state)

export const CARD_SECTIONS: readonly CardSection[] = [
  section('While the motor is off', [OFF, LOCKED, CHARGING, FAULT, SERVICE], ({ states }) => states.length > 1),
  section('Off and unlocked', [OFF], onlyIn(OFF)),
  section('While it runs', [RUNNING], ({ states }) => states.includes(RUNNING)),
  section('Locked', [LOCKED], onlyIn(LOCKED)),
  section('On the charger', [CHARGING], onlyIn(CHARGING)),
  section('What is wrong', [FAULT], onlyIn(FAULT)),
  section('Service mode', [SERVICE], onlyIn(SERVICE)),
]
