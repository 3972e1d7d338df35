// What the massager says, in words: the newest first.

import { clockOf } from '../../sim/signals/clock.ts'
import { symbolsOf } from '../../sim/signals/symbols.ts'
import { DocLink } from '../shell/doc-link.tsx'
import { source } from './current.ts'

/** More than that is scrolled past anyway, and each line costs the page. */
const SHOWN = 60

export const Words = () => {
  const said = source.value?.said.value ?? []
  return (
    <section class="card words" aria-labelledby="words-title">
      <div class="head">
        <h2 id="words-title">What it says</h2>
        <DocLink page="owner/light">its light</DocLink>
      </div>
      {said.length === 0 && <p class="dim">Nothing yet. Press its button.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <div class="log" role="log" aria-label="What the massager said" tabIndex={0}>
        <ol>
          {said.slice(0, SHOWN).map(({ t, says, signal, number = 0 }, i) => (
            <li key={said.length - i}>
              <time>{clockOf(t)}</time>
              <span>{says}</span>
              {signal && (
                <span class="symbols" aria-hidden="true">
                  {symbolsOf(signal.family, number)}
                </span>
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
