// The keys of the live screen: what each does, in the words of the screen and in code.

import { plugStep } from '../bench/values.ts'
import type { Device } from '../device/device.ts'
import { FIELDS } from '../world/fields.ts'
import type { Page, View } from './view.ts'

/** What a real device has, too. */
export interface Hand {
  /** Presses so often, as soon as the presses before are over. */
  press(count: number): void
  hold(): void
  /** Shows a page, or more of it if it is shown. */
  turnTo(page: Page): void
}

/** What the keys act on. */
export interface Keyed extends Hand {
  readonly device: Pick<Device, 'world' | 'contacts'>
  /** Performs a step of a scenario now. */
  perform(step: string): void
  toggleCell(): void
  /** Plugs in, or pulls, the charger or the adapter. */
  plug(): void
  changeSpeed(): void
  pause(): void
  /** Lets the time of one column of the screen pass, and pauses. */
  step(): void
}

export interface Key<On = Keyed> {
  /** The keys, one character each. */
  keys: string
  /** How the screen writes them, where that differs. */
  shown?: string
  does: (view: View) => string
  /** It shows a page, and then more of it. */
  isPage?: boolean
  /** `key` is the one of `keys` that was pressed. */
  run: (session: On, key: string) => void
}

/** The steps of the keys: charge of the cell in %, temperature of the room in °C, and force of the hand in N. */
const CHARGE_STEP = 5
const ROOM_STEP = 1
const HAND_N = 20

export const QUIT_KEYS = 'q\x03'

function changeCharge(session: Keyed, key: string): void {
  const percent = Math.round(session.device.world.cell.charge * 100) + (key === '+' ? CHARGE_STEP : -CHARGE_STEP)
  session.perform(`cell at ${Math.max(0, Math.min(100, percent))} %`)
}

function changeRoom(session: Keyed, key: string): void {
  const { min, max } = FIELDS.roomC
  const celsius = session.device.world.roomC + (key === 'w' ? ROOM_STEP : -ROOM_STEP)
  session.perform(`room ${Math.max(min, Math.min(max, celsius))} C`)
}

/** Those that a real device has, too. */
export const HAND_KEYS: readonly Key<Hand>[] = [
  { keys: '12345', shown: '1–5', does: () => 'press so often', run: (session, key) => session.press(Number(key)) },
  { keys: 'l', does: () => 'long press', run: (session) => session.hold() },
  { keys: '?', does: () => 'help', isPage: true, run: (session) => session.turnTo('help') },
  { keys: QUIT_KEYS, shown: 'q', does: () => 'quit', run: () => {} },
  { keys: 'a', does: () => 'all programs', isPage: true, run: (session) => session.turnTo('programs') },
]

/** All keys, the most important first. */
export const KEYS: readonly Key[] = [
  ...HAND_KEYS,
  { keys: 's', does: () => 'speed', run: (session) => session.changeSpeed() },
  { keys: 'p', does: ({ isPaused }) => (isPaused ? 'go on' : 'pause'), run: (session) => session.pause() },
  { keys: '.', does: () => 'step', run: (session) => session.step() },
  {
    keys: 'c',
    does: plugStep,
    run: (session) => session.plug(),
  },
  {
    keys: 'b',
    does: ({ pressN }) => (pressN > 0 ? 'off the body' : 'on a body'),
    run: (session) => session.perform(session.device.world.pressN > 0 ? 'lift it off' : `press it on with ${HAND_N} N`),
  },
  { keys: '+-', shown: '+ -', does: () => 'battery', run: changeCharge },
  { keys: 'we', shown: 'w e', does: () => 'warmer, cooler', run: changeRoom },
  {
    keys: 'j',
    does: ({ isStalled }) => (isStalled ? 'free motor' : 'jam motor'),
    run: (session) => session.perform(session.device.world.motor.isStalled ? 'free the motor' : 'stall the motor'),
  },
  { keys: 'x', does: ({ isCellOut }) => (isCellOut ? 'cell in' : 'cell out'), run: (session) => session.toggleCell() },
  {
    keys: 'f',
    does: ({ isStuck }) => (isStuck ? 'free button' : 'freeze button'),
    run: (session) => session.perform(session.device.contacts.isStuck ? 'the button is free' : 'the button sticks'),
  },
  { keys: 'r', does: () => 'restart', run: (session) => session.perform('power off and on') },
  { keys: ' ', shown: 'space', does: () => 'press', run: (session) => session.press(1) },
]

/** The keys of a screen. */
export const keysOf = ({ isReal }: View): readonly Key[] => (isReal ? HAND_KEYS : KEYS)

export const keyNamed = (key: string): Key | undefined => KEYS.find(({ keys }) => keys.includes(key))
