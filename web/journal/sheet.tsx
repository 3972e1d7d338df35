// A journal as a sheet to read and to print: totals, plan, spots, calendar, sessions.

import { rotation } from '#project'
import type { Journal } from '../../sim/journal/read.ts'
import { sessionRows } from '../../sim/journal/text.ts'
import { adviceOf, planOf, remarksOf, spotOf, totalsOf } from '../../sim/journal/words.ts'
import { Wide } from '../shell/wide.tsx'
import { CalendarTable } from './calendar-table.tsx'

const NAMES = rotation.map(({ name }) => name)

const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <>
    {sentences.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </>
)

/** The newest first, unlike the journal. */
const Sessions = ({ journal }: { journal: Journal }) => {
  const [head, ...rows] = sessionRows(journal.sessions.toReversed(), NAMES)
  return (
    <section class="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Sessions</h2>
      <Wide label="Sessions, as a table">
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={head[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

export const Sheet = ({ journal, title }: { journal: Journal; title: string }) => (
  <div class="sheet">
    <section class="card" aria-labelledby="sheet-title">
      <h2 id="sheet-title">{title}</h2>
      <p>
        <strong>{totalsOf(journal)}</strong>
      </p>
      <Sentences sentences={[planOf(journal), ...journal.spots.map(spotOf)]} />
      <div class="advice">
        <Sentences sentences={adviceOf(journal)} />
      </div>
      <div class="dim">
        <Sentences sentences={remarksOf(journal)} />
      </div>
    </section>
    <CalendarTable journal={journal} />
    {journal.sessions.length > 0 && <Sessions journal={journal} />}
  </div>
)
