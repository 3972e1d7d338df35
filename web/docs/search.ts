// Searches the index that the build made.

import MiniSearch from 'minisearch'
import { type Part, SEARCH_OPTIONS, type SearchFile, toWords } from '../../tools/web/docs/search-options.ts'

export interface Found {
  address: string
  /** The title of the page. */
  title: string
  heading: string
}

const MAX_FOUND = 12

/** Makes the search of a file: the best places first. */
export function makeSearch({ common, index }: SearchFile): (query: string) => Found[] {
  const search = MiniSearch.loadJS<Part>(index as Parameters<typeof MiniSearch.loadJS>[0], SEARCH_OPTIONS)
  const isCommon = new Set(common)
  return (query) => {
    const words = toWords(query)
    const rare = words.filter((word) => !isCommon.has(word))
    return search
      .search((rare.length > 0 ? rare : words).join(' '))
      .slice(0, MAX_FOUND)
      .map(({ id, title, heading }) => ({ address: `#/docs/${id}`, title, heading }))
  }
}
