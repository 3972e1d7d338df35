// What each gesture does now, and a button for each: for a hand that cannot hold, or press twice in time.

import { gestureWords } from '#project'
import { DocLink } from '../shell/doc-link.tsx'
import type { Simulation } from './source.ts'

/** In the order of src/gesture-words.ts. */
const NAMES = ['Hold', 'Press once', 'Twice', 'Three times', 'Four times', 'Five times']

export const Gestures = ({ state, simulation }: { state: string; simulation: Simulation }) => (
  <section class="gestures" aria-label="Gestures">
    <ul>
      {(gestureWords[state] ?? []).map((words, count) =>
        words === '' ? null : (
          <li key={NAMES[count]}>
            <button type="button" class="button small" onClick={() => simulation.press(count)}>
              {NAMES[count]}
            </button>
            <span>{words}</span>
          </li>
        ),
      )}
    </ul>
    <p class="dim">
      Press the drawn button, or <kbd>space</kbd>. While you press, time runs at ×1.{' '}
      <DocLink page="owner/using-it">How to use it</DocLink>
    </p>
  </section>
)
