// Everything that the live screen shows at one moment.

import type { Values } from '../bench/values.ts'
import type { Happening } from '../signals/happenings.ts'
import type { Choice } from './choices.ts'
import type { Sample } from './history.ts'

export type Page = 'run' | 'help' | 'programs'

export interface View extends Values, Sample {
  /** A real device: nobody can change its world, and it tells less. */
  isReal?: boolean
  speed: number
  isPaused: boolean
  page: Page
  /** How often more of the page was asked for. */
  pageTurns: number
  /** What is wrong with the program of --program, in lines; '' for nothing. */
  mistake: string
  /** What happened, the newest first. */
  said: readonly Happening[]
  /** What the owner can do next; '' while it runs. */
  hint: string
  /** What can be played at once. */
  choices: readonly Choice[]
  /** One sample a column, the newest last, and the seconds in a column. */
  history: readonly Sample[]
  columnS: number
}
