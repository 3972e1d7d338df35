// The figures of a program that keeps every rule.

import { rotation } from '#project'
import type { Program } from '../../programs/language/write.ts'
import { COLUMN_TITLES, figureRow } from '../../tools/program/figure-row.ts'

/** The name, the title and what it serves stand in the text already. */
const OWN = ['program', 'button', 'title', 'serves']

export const Figures = ({ program }: { program: Program }) => {
  const row = figureRow(program, rotation)
  return (
    <dl class="figures">
      {COLUMN_TITLES.map((title, i) =>
        OWN.includes(title) || row[i] === '' ? null : (
          <div class="figure" key={title}>
            <dt>{title}</dt>
            <dd>
              <strong>{row[i]}</strong>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}
