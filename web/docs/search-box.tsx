// The search of the docs: what is found while one types.

import { useEffect, useId, useState } from 'preact/hooks'
import { tellError } from '../shell/notices.tsx'
import type { Found, Search } from './search.ts'

/** Made at the first search. */
let find: Promise<Search> | undefined

const foundWords = (count: number): string => (count === 1 ? '1 place found' : `${count} places found`)

export function SearchBox() {
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly Found[]>()
  const id = useId()
  useEffect(() => {
    if (query.trim() === '') return setFound(undefined)
    let isLate = false
    const search = async () => {
      find ??= import('./search.ts').then(({ openSearch }) => openSearch())
      const places = (await find)(query)
      if (!isLate) setFound(places)
    }
    search().catch((error) => {
      find = undefined
      tellError('The search could not be loaded', error)
    })
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
