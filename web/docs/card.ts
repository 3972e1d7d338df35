// The owner's card, as `npm run docs` draws it, with the programs of the page.

import { gestureWords, rotation } from '#project'
import { toPdf } from '../../lib/drawing/pdf.ts'
import { toSvg } from '../../lib/drawing/sheet.ts'
import { drawCard } from '../../sim/owner/card.ts'
import { STATE_NAMES } from '../../src/states.ts'

/** By the files of DRAWN_FILES. */
export function drawFiles(): Record<string, string> {
  const card = drawCard(rotation, (state) => gestureWords[STATE_NAMES[state]!]!)
  return { 'docs/pictures/card.svg': toSvg(card), 'docs/owner/card.pdf': toPdf(card) }
}
