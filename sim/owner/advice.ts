// What owners are told about their body. Each line has its source in docs/owner/evidence.md; none says more than it.

import { DAYS_MAX, REOPENED_MAX, VISITS_MAX } from '../../src/routine/spots.ts'
import * as signals from '../../src/signals.ts'
import { FLICKER } from '../../src/signals.ts'
import { symbolsOf } from '../signals/symbols.ts'

/** Where it never goes (S22, S24, S48, S49). */
export const NEVER = [
  'the front of the neck',
  'over bone: spine, elbow, hip bone, kneecap, shin',
  'swollen, inflamed or broken skin',
] as const

/** With these, a professional decides (S22, S48, S49, S50). */
export const ASK_FIRST = [
  'pregnancy',
  'thrombosis (a blood clot)',
  'a pacemaker or heart disease',
  'high blood pressure',
  'diabetes with complications',
  'a tumour',
  'epilepsy or migraine',
  'disc problems',
  'implants or pins',
  'varicose veins',
  'osteoporosis',
  'altered sensation',
  'recent surgery, an injury or a fresh bruise',
  'pain of unknown origin',
  'under 18: only with an adult',
] as const

/** When a professional should look at it (articles A and B, S50). */
export const PROFESSIONAL = [
  ['A knot is stubborn or comes back', 'it can be part of a wider problem'],
  [
    `The light says ${symbolsOf(FLICKER, signals.PROFESSIONAL)}`,
    `a spot stayed painful for ${VISITS_MAX} visits or ${DAYS_MAX / 7} weeks, or came back ${REOPENED_MAX} times`,
  ],
  ['It hurts all over, with fatigue or trouble thinking', 'knots are local; this can be another illness'],
  ['You do not know where the pain comes from', 'tightness may protect something'],
  ['It began with an injury, or there is a fresh bruise', 'a fresh bruise can bleed more'],
  ['A leg is swollen, or you know of a thrombosis', 'a clot that is massaged can kill'],
  ['Stress tightens you again and again', 'stress makes knots, and there is help for it'],
] as const

/** The rules of holding it, for the card. */
export const HOLDING = [
  'Rest it on the knot. Relax the limb, let it sink in.',
  'Do not press hard and do not lean on it.',
  'Stop if it hurts.',
] as const
