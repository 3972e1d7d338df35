// The promises of the firmware on a chip, and the table of what was measured. A is without cache misses, C with many.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOUNDS, type Bound, readFigures } from '../engines/cost/figures.ts'
import { CHIPS, type Chip } from './chips.ts'
import { type Measured, measurePromises } from './measure/figures.ts'
import { NOT_YET, PROMISES } from './promises.ts'

const table: string[] = []
afterAll(() => {
  if (table.length > 0) console.log(table.join('\n'))
})

describe.each(CHIPS)('%s', (_, load) => {
  let chip: Chip
  beforeAll(async () => {
    if (load) chip = await load()
  })

  describe.each(Object.keys(BOUNDS) as Bound[])('%s', (bound) => {
    let measured: Measured
    beforeAll(() => {
      if (load) measured = measurePromises(chip, BOUNDS[bound])
    }, 3_600_000)

    it.skipIf(!load).each(PROMISES)('$what', ({ what, read, limit }) => {
      const figure = read(measured)
      const promised = limit[bound]
      const today = NOT_YET[`${chip.board.engine} ${bound}`]?.[what]
      const remark = today === undefined ? '' : `, ${today} for now`
      table.push(
        `${chip.board.name.padEnd(7)} ${bound}  ${what.padEnd(38)} ${figure.toFixed(1).padStart(6)} of ${promised}${remark}`,
      )
      expect(figure).toBeLessThanOrEqual(today ?? promised)
      if (today !== undefined) expect(figure, 'the promise holds again: take its limit out').toBeGreaterThan(promised)
    })
  })

  it.skipIf(!load)('docs/contributor/cost.md has the figures of this firmware (npm run bench:chip)', () => {
    expect(readFigures().chip[chip.board.name]?.bytes).toBe(Buffer.byteLength(chip.code))
  })
})
