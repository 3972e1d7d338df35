// What hosts on the link do, invited or not, polite or not, and what their owner does meanwhile.

import { rotation } from '../../../programs/index.ts'
import { compile } from '../../../programs/language/compile.ts'
import { INDEX } from '../../../src/link/hosts-program.ts'
import { ACTIONS } from './actions.ts'
import type { SimulateDays } from './days.ts'
import type { Action, Owner } from './owner.ts'
import { HOUR, MINUTE, SECOND } from './times.ts'

const hexOf = (bytes: string): string =>
  [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')

const PROGRAMS = rotation.map((program) => hexOf(compile(program, program.name)))

/** Lines that start, change or end motion, and all others. */
const LINES: readonly (readonly [weight: number, line: (o: Owner) => string])[] = [
  [8, () => 'do 14'],
  [6, () => 'do 0'],
  [4, (o) => `do ${o.draw.integer(1, 5)}`],
  [4, (o) => `do ${o.draw.integer(10, 13)}`],
  [3, () => 'do 15'],
  [1, (o) => `do ${o.draw.item([115, 130, 190])}`],
  [4, (o) => `load ${INDEX} ${o.draw.item(PROGRAMS)}`],
  [2, (o) => `load ${o.draw.integer(0, 6)} ${o.draw.item(PROGRAMS)}`],
  [2, (o) => `set ${o.draw.integer(0, 10)} ${o.draw.integer(0, 3000)}`],
  [1, (o) => `read ${o.draw.integer(0, 50)}`],
  [1, (o) => o.draw.item(['', 'hi', 'do', 'do -1', 'do 1e9', 'load 16 00', 'set 2 NaN', 'at at at', '__proto__ 1'])],
]

const sendLine: Action = (o) => o.perform(`a host sends "${o.draw.weighted(LINES)(o)}"`)

/** What happens while a host is connected. */
const MOMENTS: readonly (readonly [weight: number, action: Action])[] = [
  [30, sendLine],
  [8, (o) => o.press(1)],
  [2, (o) => o.press(o.draw.integer(2, 5))],
  [2, (o) => o.longPress()],
  [2, (o) => o.perform('the host falls silent')],
  [2, (o) => o.perform('the link is lost')],
  [2, (o) => o.perform('a host connects')],
  [1, (o) => o.perform('charger in')],
  [1, (o) => o.perform('charger out')],
  [1, (o) => o.perform('power off and on')],
]

/** The five presses that open the radio, from any state. */
const openRadio: Action = (o) => {
  if (o.device.state === 'running') o.longPress()
  if (o.device.state === 'charging') o.perform('charger out')
  o.wait(2 * SECOND)
  if (o.device.state === 'locked') o.press(3)
  o.wait(2 * SECOND)
  o.press(5)
  o.wait(SECOND, 2 * SECOND)
}

/** A host that is let in, most of the time, and uses that. */
const useLink: Action = (o) => {
  openRadio(o)
  o.perform('a host connects')
  if (o.draw.boolean(0.3)) for (let left = o.draw.integer(1, 4); left > 0; left--) sendLine(o)
  o.wait(SECOND, 8 * SECOND)
  if (o.draw.boolean(0.8)) o.press(1)
  o.wait(SECOND, 2 * SECOND)
  for (let left = o.draw.integer(1, 25); left > 0; left--) {
    o.draw.weighted(MOMENTS)(o)
    o.wait(0, o.draw.item([SECOND, 3 * SECOND, 20 * SECOND, 2 * MINUTE]))
  }
  if (o.draw.boolean(0.8)) o.perform('the link is lost')
  o.wait(0, MINUTE)
}

/** A host plays for longer than one press allows, and the owner presses again or does not. */
const playForLong: Action = (o) => {
  openRadio(o)
  o.perform('a host connects')
  o.wait(2 * SECOND)
  o.press(1)
  for (let left = o.draw.integer(3, 12); left > 0; left--) {
    o.wait(2 * SECOND, 3 * SECOND)
    o.perform('a host sends "do 14"')
    o.wait(MINUTE, 4 * MINUTE)
    if (o.draw.boolean(0.1)) o.press(1)
  }
}

/** A host asks for the console, and whoever holds the device opens it or does not. */
const openConsole: Action = (o) => {
  openRadio(o)
  o.perform('a host connects')
  o.wait(SECOND, 3 * SECOND)
  if (o.draw.boolean(0.8)) o.press(1)
  o.wait(SECOND, 2 * SECOND)
  o.perform('a host sends "do 15"')
  o.wait(SECOND, 4 * SECOND)
  if (o.draw.boolean(0.6)) o.press(1)
  o.wait(SECOND, MINUTE)
  const end = o.draw.integer(0, 3)
  if (end > 1) o.longPress()
  else if (end > 0) o.perform('the link is lost')
}

/** A host that nobody let in: outside the window, or in it and without a press. */
const intrude: Action = (o) => {
  if (o.draw.boolean(0.5)) openRadio(o)
  if (o.draw.boolean(0.3)) o.tryToStart()
  o.perform('a host connects')
  for (let left = o.draw.integer(1, 10); left > 0; left--) {
    sendLine(o)
    o.wait(0, o.draw.item([SECOND, 20 * SECOND, 2 * MINUTE]))
  }
  if (o.draw.boolean(0.5)) o.perform('the link is lost')
}

const LINK_ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [10, useLink],
  [4, playForLong],
  [4, openConsole],
  [5, intrude],
  [6, (o) => o.draw.weighted(ACTIONS)(o)],
]

const MAX_ACTIONS_A_DAY = 30
const DAY = 24 * HOUR

/** Days of an owner who has computers around. */
export const simulateLinkedDays: SimulateDays = function* (owner, maxDays) {
  const { draw, device } = owner
  const days = Math.min(maxDays, draw.integer(1, 2))
  for (let day = 0; day < days; day++) {
    for (let actions = draw.integer(5, MAX_ACTIONS_A_DAY); actions > 0; actions--) {
      owner.wait(0, draw.item([SECOND, MINUTE, HOUR]))
      draw.weighted(LINK_ACTIONS)(owner)
      yield
    }
    owner.wait(Math.max(0, (day + 1) * DAY - device.now))
    yield
  }
  return days
}
