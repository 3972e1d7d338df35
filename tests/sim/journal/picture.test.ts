// A journal as a picture.

import { describe, expect, it } from 'vitest'
import { toSvg } from '../../../sim/journal/picture.ts'
import { readJournal } from '../../../sim/journal/read.ts'
import { VISITS, VISITS_ADVISED } from '../../../src/routine/spots.ts'
import { journalOf, on, SHORT } from './support.ts'

describe('the picture', () => {
  const svg = toSvg(journalOf(8, [on(0), on(1, SHORT)], { [VISITS + 1]: VISITS_ADVISED }), 'mine & <yours>')

  it('has a shape for each kind of day in the calendar, and no other', () => {
    for (const kind of ['done', 'short', 'other', 'due']) expect(svg).toContain(`<path class="${kind}"`)
    expect(svg).not.toContain('<path class="rest"')
  })

  it('has a bar for each week with hand time', () => {
    expect(svg.match(/<path class="hand"/g)).toHaveLength(1)
    expect(svg).toContain('>2.3</text>')
  })

  it('has a text alternative', () => {
    expect(svg).toContain('<title id="journal">mine &amp; &lt;yours&gt;</title>')
    expect(svg).toContain('Weeks from 5 Oct: 1 day with a session of 7; 12 Oct: 0 days with a session of 2.')
    expect(svg).toContain('another qualified professional.')
  })

  it('of an empty journal has only words', () => {
    expect(toSvg(readJournal([], 0), 'new')).toContain('No plan yet')
  })
})
