// Searches the docs. The index is made when it is first needed, from pages that the browser has: it would be larger than
// the pages of two readers, compressed.

import MiniSearch from 'minisearch'
import type { Contents, SectionFile } from '../../tools/web/docs/section.ts'
import { loadJson } from '../shell/load-json.ts'
import { listParts, type Part } from './parts.ts'

export interface Found {
  address: string
  /** The title of the page. */
  title: string
  heading: string
}

/** The best places first. */
export type Search = (query: string) => Found[]

const MAX_FOUND = 12
/** Shorter words say nothing. */
const MIN_CHARS = 3

const toWord = (term: string): string | null => (term.length < MIN_CHARS ? null : term.toLowerCase())

/** Makes the index in pieces, so that the page goes on meanwhile. */
export async function makeSearch(parts: readonly Part[]): Promise<Search> {
  const index = new MiniSearch<Part>({
    fields: ['heading', 'text'],
    storeFields: ['title', 'heading'],
    processTerm: toWord,
    searchOptions: { boost: { heading: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  })
  await index.addAllAsync(parts)
  return (query) =>
    index
      .search(query)
      .slice(0, MAX_FOUND)
      .map(({ id, title, heading }) => ({ address: `#/docs/${id}`, title, heading }))
}

/** Finds what can be loaded: offline not every section. Rejects as loadJson(). */
export async function openSearch(): Promise<Search> {
  const contents = await loadJson<Contents>('docs/contents.json')
  const files = await Promise.allSettled(contents.map(({ name }) => loadJson<SectionFile>(`docs/${name}.json`)))
  return makeSearch(files.flatMap((file) => (file.status === 'fulfilled' ? listParts(file.value.pages) : [])))
}
