// Motion as it is seen from outside: from the first duty until the motor has been still for longer than in any program.

import type { Press } from './press.ts'

/** What the motion began by. NONE: nobody asked for it, so it is a nudge, or wrong. */
export type Cause = 'press' | 'host' | 'answer' | 'calibration' | 'none'

/** SESSION: the journal must have it. NUDGE: the device moved by itself. UNCLEAR: one or the other, or a calibration. */
export type SessionKind = 'session' | 'nudge' | 'unclear' | 'calibration'

export interface Session {
  cause: Cause
  mayBeCalibration: boolean
  /** Known at its end. */
  kind: SessionKind
  /** The press that it began by. */
  press: Press | undefined
  /** It is the first since the boot that somebody asked for; undefined where that is not certain. */
  isFirst: boolean | undefined
  /** Its beginning could be stored. */
  isBeginStored: boolean
  /** The button was pressed, or a host requested something, while it moved; and after it came to rest. */
  wasTouched: boolean
  wasTouchedAfter: boolean
  day: number
  /** By the clock of the device: when it began, when the motor was last driven, and for how long. */
  beganMs: number
  lastDrivenMs: number
  drivenMs: number
  /** Whether it plays the first program; undefined where that is not certain. And for how long it has played it. */
  isFirstProgram: boolean | undefined
  firstProgramMs: number
  isProgramCertain: boolean
  /** When the motor was last driven: the length of the press that was held or had just ended, and the charger. */
  pressedMs: number
  isPlugged: boolean
  /** Something was wrong with the device then. */
  wasFaulty: boolean
  /** Readings of its last second. */
  leastMv: number
  mostMv: number
  mostC: number
  /** Something held the motor, or pressed hard on it, where the board senses its current. */
  wasLoaded: boolean
  /** How long a hand pressed: for certain, and perhaps. */
  handMs: [least: number, most: number]
  /** Power failed or the board was reset before the motion ended. */
  isCut: boolean
}

/** Time from the first to the last duty. */
export const lengthOf = ({ beganMs, lastDrivenMs }: Session): number => lastDrivenMs - beganMs

/** Somebody asked for it. */
export const isRequested = ({ cause }: Session): boolean => cause !== 'none'
