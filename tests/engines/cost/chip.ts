// `npm run bench:chip`: measures the firmware and the two simple players on the emulated chips that KALUMA_UF2 and
// ESPRUINO_UF2 name, and writes figures.json. `npm run docs` then makes the tables of docs/contributor/cost.md.

import { CHIPS } from '../../chip/chips.ts'
import { measureFigures } from '../../chip/measure/figures.ts'
import { endWithNpm } from '../../support/end-with-npm.ts'
import { BOUNDS, type Bound, readFigures, writeFigures } from './figures.ts'

endWithNpm()
for (const [variable, load] of CHIPS) {
  if (!load) {
    console.log(`skipped; set ${variable} to the UF2 file of the engine (docs/contributor/chip.md)`)
    continue
  }
  const chip = await load()
  const measured = Object.entries(BOUNDS).map(([bound, missCycles]) => {
    const figures = measureFigures(chip, missCycles)
    console.log(chip.board.name, bound, figures)
    return [bound, figures] as const
  })
  const figures = Object.fromEntries(measured) as Record<Bound, (typeof measured)[number][1]>
  const bytes = chip.code.length
  writeFigures({ chip: { ...readFigures().chip, [chip.board.name]: { bytes, figures } } })
}
console.log('wrote tests/engines/cost/figures.json; next: npm run docs')
