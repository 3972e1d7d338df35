// Everything that the live screen shows at one moment.

import type { Happening } from '../signals/happenings.ts'
import type { Choice } from './choices.ts'
import type { Sample } from './history.ts'
import type { Routine } from './routine.ts'

export type Page = 'run' | 'help' | 'programs'

export interface View extends Sample {
  ms: number
  speed: number
  isPaused: boolean
  page: Page
  /** How often more of the page was asked for. */
  pageTurns: number
  /** What is wrong with the program of --program, in lines; '' for nothing. */
  mistake: string
  /** What happened, the newest first. */
  said: readonly Happening[]
  /** The number of the fault, 0 for none. */
  fault: number
  /** What the owner can do next; '' while it runs. */
  hint: string
  /** The owner's program, and which of the rotation it is, from 1. */
  program: string
  title: string
  place: number
  rotationLength: number
  strength: number
  /** Plan, spots and desk mode; undefined without power. */
  routine: Routine | undefined
  /** What can be played at once. */
  choices: readonly Choice[]
  /** Charge of the cell, 0..1. */
  charge: number
  roomC: number
  /** Force on a body, in N; 0 while it is lifted off. */
  pressN: number
  isStalled: boolean
  isPlugged: boolean
  isCellOut: boolean
  /** A finger is on the button. */
  isPressed: boolean
  /** The contacts of the button stay closed. */
  isStuck: boolean
  /** The top of the motor's band. */
  topHertz: number
  /** One sample a column, the newest last, and the seconds in a column. */
  history: readonly Sample[]
  columnS: number
}
