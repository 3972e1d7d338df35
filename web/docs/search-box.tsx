// The search of the docs: what is found while one types.

import { useEffect, useId, useState } from 'preact/hooks'
import type { SearchFile } from '../../tools/web/docs/search-options.ts'
import { loadJson } from '../shell/load-json.ts'
import { tellError } from '../shell/notices.tsx'
import type { Found } from './search.ts'

/** Made at the first search. */
let find: ((query: string) => Found[]) | undefined

const foundWords = (count: number): string => (count === 1 ? '1 place found' : `${count} places found`)

export function Search() {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly Found[]>()
  const id = useId()
  useEffect(() => {
    if (query.trim() === '') return setFound(undefined)
    let isLate = false
    const search = async () => {
      const [{ makeSearch }, file] = await Promise.all([
        import('./search.ts'),
        loadJson<SearchFile>('docs/search.json'),
      ])
      find ??= makeSearch(file)
      if (!isLate) setFound(find(query))
    }
    search().catch((error) => tellError('The search could not be loaded', error))
    return () => {
      isLate = true
    }
  }, [query])
  return (
    <search class="docs-search">
      <label for={id}>Search the docs</label>
      <input id={id} type="search" value={query} onInput={({ currentTarget }) => setQuery(currentTarget.value)} />
      <p class="hidden-label" role="status">
        {found && foundWords(found.length)}
      </p>
      {found && (
        <ul>
          {found.length === 0 && <li class="dim">Nothing found for “{query}”.</li>}
          {found.map(({ address, title, heading }) => (
            <li key={address}>
              <a href={address} onClick={() => setQuery('')}>
                {heading}
                {heading !== title && <span class="dim"> {title}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
