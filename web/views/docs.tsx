// Docs: the pages of docs/, with a list of them and a search.

import { useEffect, useState } from 'preact/hooks'
import type { Contents, SectionFile } from '../../tools/web/docs/section.ts'
import { CARD, findSection, RELATED } from '../docs/contents.ts'
import { SearchBox } from '../docs/search-box.tsx'
import { Html } from '../shell/html.tsx'
import { loadJson } from '../shell/load-json.ts'
import { tellError } from '../shell/notices.tsx'
import { addressOf, type Route } from '../shell/router.ts'

/** On a small screen the list would stand before the page. */
const isWide = (): boolean => matchMedia('(min-width: 50rem)').matches

const ContentsList = ({ contents, path }: { contents: Contents; path: string }) => (
  <nav class="docs-contents" aria-label="Pages">
    <a href={addressOf('docs')} aria-current={path === '' ? 'page' : undefined}>
      All pages
    </a>
    {contents.map(({ title, name, pages }) => (
      <details key={name} open={isWide() && pages.some((page) => page.path === path)}>
        <summary>{title}</summary>
        <ul>
          {pages.map((page) => (
            <li key={page.path}>
              <a href={addressOf('docs', page.path)} aria-current={page.path === path ? 'page' : undefined}>
                {page.title}
              </a>
            </li>
          ))}
        </ul>
      </details>
    ))}
  </nav>
)

/** Scrolls to the heading that the address names, or to the beginning. */
function showPlace(anchor: string | null): void {
  const heading = anchor === null ? null : document.getElementById(anchor)
  if (heading) heading.scrollIntoView()
  else window.scrollTo(0, 0)
}

/** What the page draws itself, where a page of the docs shows it. */
function useDrawn(path: string): Record<string, string> | undefined {
  const [drawn, setDrawn] = useState<Record<string, string>>()
  const isDrawn = path === CARD
  useEffect(() => {
    if (!isDrawn) return
    import('../docs/card.ts').then(
      ({ drawFiles }) => setDrawn(drawFiles()),
      (error) => tellError('The card could not be drawn', error),
    )
  }, [isDrawn])
  return isDrawn ? drawn : undefined
}

function Page({ contents, path, at }: { contents: Contents; path: string; at: string | null }) {
  const [file, setFile] = useState<SectionFile>()
  const section = findSection(contents, path)
  useEffect(() => {
    if (section === undefined) return
    loadJson<SectionFile>(`docs/${section}.json`).then(setFile, (error) =>
      tellError('The page could not be loaded', error),
    )
  }, [section])
  const page = file?.pages[path]
  const drawn = useDrawn(path)
  useEffect(() => {
    if (page) showPlace(at)
  }, [page, at])
  if (section === undefined)
    return (
      <>
        <h1>Docs</h1>
        <p class="mistake">There is no page “{path}”. The list has all pages.</p>
      </>
    )
  const related = RELATED[path]
  return (
    <article>
      {related && (
        <p class="docs-related no-print">
          <a class="button small" href={related.address}>
            {related.label}
          </a>
        </p>
      )}
      {file && page ? <Html html={page} files={drawn ?? file.pictures} /> : <p class="dim">Opening the page…</p>}
    </article>
  )
}

export default function Docs({ route }: { route: Route }) {
  const [contents, setContents] = useState<Contents>()
  useEffect(() => {
    loadJson<Contents>('docs/contents.json').then(setContents, (error) =>
      tellError('The docs could not be loaded', error),
    )
  }, [])
  if (!contents) return <h1>Docs</h1>
  return (
    <div class="docs-frame">
      <div class="docs-side no-print">
        <SearchBox />
        <ContentsList contents={contents} path={route.path} />
      </div>
      <Page contents={contents} path={route.path} at={route.query.get('at')} />
    </div>
  )
}
