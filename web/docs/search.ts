// Searches the index that the build made.

import MiniSearch from 'minisearch'
import { type Part, SEARCH_OPTIONS } from '../../tools/web/docs/search-options.ts'
import { loadJson } from '../shell/load-json.ts'

export interface Found {
  address: string
  /** The title of the page. */
  title: string
  heading: string
}

const MAX_FOUND = 12

/** What to type into the index; loaded at the first search. Rejects as loadJson(). */
export async function openIndex(): Promise<(query: string) => Found[]> {
  const index = MiniSearch.loadJS<Part>(await loadJson('docs/search.json'), SEARCH_OPTIONS)
  return (query) =>
    index
      .search(query)
      .slice(0, MAX_FOUND)
      .map(({ id, title, heading }) => ({ address: `#/docs/${id}`, title, heading }))
}
