import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../sim/plot/csv.ts'
import { Log } from '../../../sim/plot/log.ts'
import { arbitrarySamples, logOf } from './support.ts'

/** Rows of cells, without their quotes. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^,\n]*)([,\n])/y
  for (let found = cells.exec(csv); found; found = cells.exec(csv)) {
    const [, cell, end] = found
    rows.at(-1)!.push(cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!)
    if (end === '\n') rows.push([])
  }
  expect(rows.pop()).toEqual([])
  return rows
}

const HEAD = ['time_s', 'state', 'level', 'duty', 'motor_hz', 'battery_mv', 'case_c', 'light']

describe('the table', () => {
  it('of an empty log is its head', () => {
    expect(toCsv(new Log())).toBe('time_s,state,level,duty,motor_hz,battery_mv,case_c,light\n')
  })

  it('has a row for each sample of a short run, and empty cells for unknown values', () => {
    const samples = [
      { ms: 0, state: 'locked' },
      { ms: 50.4, state: 'running', level: 48, duty: 573, hertz: 38.123_456, isLit: true },
      { ms: 12_345, state: 'fault', batteryMv: Number.NaN, celsius: 25.256, hertz: 1e-9 },
    ]
    expect(parse(toCsv(logOf(samples)))).toEqual([
      HEAD,
      ['0', 'locked', '0', '0', '0', '3900', '25', '0'],
      ['0.05', 'running', '48', '573', '38.12', '3900', '25', '1'],
      ['12.345', 'fault', '0', '0', '0', '', '25.26', '0'],
    ])
  })

  it('shows a slice by its last sample', () => {
    const csv = toCsv(logOf([{ ms: 0.1, duty: 900, state: 'running', isLit: true }, { ms: 0.4, duty: 20 }, { ms: 1 }]))
    expect(parse(csv).slice(1)).toEqual([
      ['0', 'off', '0', '20', '0', '3900', '25', '0'],
      ['0.001', 'off', '0', '0', '0', '3900', '25', '0'],
    ])
  })

  it('quotes a state with commas, quotes or line ends', () => {
    const csv = toCsv(logOf([{ state: 'a "b",\nc' }]))
    expect(parse(csv)[1]![1]).toBe('a "b",\nc')
  })

  it('gives back what was logged, whatever the samples', () => {
    fc.assert(
      fc.property(arbitrarySamples(100), fc.integer({ min: 2, max: 100 }), (samples, maxSlices) => {
        const log = logOf(samples, maxSlices)
        const [head, ...rows] = parse(toCsv(log))
        expect(head).toEqual(HEAD)
        expect(rows.length).toBe(log.length)
        rows.forEach((cells, slice) => {
          const sample = samples.findLast(({ ms }) => ms === log.sliceToMs[slice])!
          const { ms, state, level, duty, hertz, batteryMv, celsius, isLit } = sample
          expect(cells[1]).toBe(state)
          const expected = [ms / 1000, level, duty, hertz, batteryMv, celsius, Number(isLit)]
          const found = [cells[0]!, ...cells.slice(2)]
          found.forEach((cell, i) => {
            if (Number.isFinite(expected[i])) expect(Math.abs(Number(cell) - expected[i]!)).toBeLessThanOrEqual(0.0501)
            else expect(cell).toBe('')
          })
        })
      }),
    )
  })
})
