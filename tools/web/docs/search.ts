// The index of the search, made once so that the page only has to read it.

import MiniSearch from 'minisearch'
import type { RenderedSection } from './files.ts'
import { type Part, SEARCH_OPTIONS, type SearchFile, toWord, toWords } from './search-options.ts'

/** A word that more parts have leads nowhere: it is searched in headings only. */
const MAX_PARTS = 20

const HEADING = /<h[123] id="([^"]*)">([\s\S]*?)<\/h[123]>/

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The words of HTML. */
const toText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\s+/g, ' ')
    .trim()

/** The parts of all pages. */
export const listParts = (sections: readonly RenderedSection[]): Part[] =>
  sections.flatMap(({ pages }) =>
    Object.entries(pages).flatMap(([path, { title, html }]) => {
      const [, ...pieces] = html.split(new RegExp(HEADING, 'g'))
      const parts: Part[] = []
      for (let i = 0; i < pieces.length; i += 3) {
        const [anchor = '', heading = '', text = ''] = pieces.slice(i, i + 3)
        parts.push({ id: `${path}?at=${anchor}`, title, heading: toText(heading), text: toText(text) })
      }
      return parts
    }),
  )

/** Words in more parts than are worth a search. */
function findCommon(parts: readonly Part[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { text } of parts) for (const word of new Set(toWords(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > MAX_PARTS).map(([word]) => word))
}

/** A SearchFile as JSON. */
export function makeSearchFile(sections: readonly RenderedSection[]): string {
  const parts = listParts(sections)
  const common = findCommon(parts)
  const index = new MiniSearch<Part>({
    ...SEARCH_OPTIONS,
    processTerm: (term, field) => {
      const word = toWord(term)
      return word && field === 'text' && common.has(word) ? null : word
    },
  })
  index.addAll(parts)
  return JSON.stringify({ common: [...common], index } satisfies SearchFile)
}
