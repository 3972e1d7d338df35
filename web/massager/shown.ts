// The values as a person reads them: what changes for a moment at once, numbers ten times a second.

import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Values } from '../../sim/bench/values.ts'
import { source } from './current.ts'

const EVERY_MS = 100

/** What must not be late: light, button, and everything that someone switches. */
const momentOf = ({ state, isLit, isPressed, isStuck, isPlugged, isCellOut, isStalled, program }: Values): string =>
  [state, program, isLit, isPressed, isStuck, isPlugged, isCellOut, isStalled].join()

const values = signal<Values | undefined>(undefined)
let [moment, shownMs] = ['', 0]

effect(() => {
  const next = source.value?.values.value
  if (!next) return
  const now = performance.now()
  const nextMoment = momentOf(next)
  if (nextMoment === moment && now - shownMs < EVERY_MS) return
  moment = nextMoment
  shownMs = now
  values.value = next
})

export const shown: ReadonlySignal<Values | undefined> = values
