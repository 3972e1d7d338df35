// Boards: each with its circuit, parts and pins, and the files to flash it with.

import { useEffect, useState } from 'preact/hooks'
import { breakIndex, rotation } from '#project'
import type { BoardPage } from '../../tools/web/board-page.ts'
import { FlashCard } from '../boards/flash-card.tsx'
import { allPrograms } from '../boards/own-programs.ts'
import { type Choice, readChoice, writeChoice } from '../boards/rotation.ts'
import { Html } from '../shell/html.tsx'
import { loadJson } from '../shell/load-json.ts'
import { tellError } from '../shell/notices.tsx'
import { Picture } from '../shell/picture.tsx'
import { addressOf, goTo, type Route, replaceAddress } from '../shell/router.ts'
import { Wide } from '../shell/wide.tsx'

const USUAL: Choice = { names: rotation.map(({ name }) => name), break: rotation[breakIndex]!.name }

type Pages = Record<string, BoardPage>

const List = ({ pages }: { pages: Pages }) => (
  <ul class="board-list">
    {Object.entries(pages).map(([name, { title, engine, motor }]) => (
      <li key={name}>
        <a class="card" href={addressOf('boards', name)}>
          <strong>{title}</strong>
          <span class="dim">
            {engine}, {motor} motor
          </span>
        </a>
      </li>
    ))}
  </ul>
)

function Detail({ name, page, query }: { name: string; page: BoardPage; query: URLSearchParams }) {
  const [known] = useState(allPrograms)
  const [choice, setChoice] = useState<Choice>(() => readChoice(query, known, USUAL))
  const [hasLink, setHasLink] = useState(query.has('link'))
  const change = (next: Choice, isWithLink: boolean) => {
    setChoice(next)
    setHasLink(isWithLink)
    replaceAddress(addressOf('boards', name, { ...writeChoice(next, USUAL), ...(isWithLink && { link: 'yes' }) }))
  }
  return (
    <div class="board-detail">
      {page.circuit && (
        <Wide label="Circuit">
          <Picture svg={page.circuit} alt={`${page.title}: the circuit; the tables below say the same`} />
        </Wide>
      )}
      <FlashCard
        board={name}
        choice={choice}
        usual={USUAL}
        known={known}
        onChange={(next) => change(next, hasLink)}
        hasLink={hasLink}
        onLink={(isWithLink) => change(choice, isWithLink)}
      />
      <Html html={page.html} />
    </div>
  )
}

export default function Boards({ route }: { route: Route }) {
  const [pages, setPages] = useState<Pages>()
  useEffect(() => {
    loadJson<Pages>('boards/pages.json').then(setPages, (error) => tellError('The boards could not be loaded', error))
  }, [])
  const name = route.path
  const page = pages && Object.hasOwn(pages, name) ? pages[name] : undefined
  return (
    <>
      <h1>{page?.title ?? 'Boards'}</h1>
      {pages && !page && name && <p class="mistake">There is no board “{name}”. These are all:</p>}
      {pages && !page && (
        <p class="lead">
          Circuits, parts and pins, and the firmware with a rotation of your choice. Nobody has tried these on real
          boards yet. <a href="#/docs/maker/own-board">A board of your own</a> needs <code>npx unknot</code>.
        </p>
      )}
      {pages && page && (
        <label class="field no-print">
          Board
          <select value={name} onChange={({ currentTarget }) => goTo(addressOf('boards', currentTarget.value))}>
            {Object.entries(pages).map(([key, { title }]) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {pages && (page ? <Detail key={name} name={name} page={page} query={route.query} /> : <List pages={pages} />)}
    </>
  )
}
