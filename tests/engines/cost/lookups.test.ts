import { join } from 'node:path'
import { expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { readLookups } from '../../../tools/build/minify/lookups.ts'
import { COUNTED_BOARD, countLookups } from './count-lookups.ts'

const root = join(import.meta.dirname, '../../..')

it('the order of lookups is at most a fifth from that of the present firmware; if not, run npm run bench:lookups', async () => {
  const lookups = await countLookups(root, boards[COUNTED_BOARD]!)
  const measured = readLookups()
  /** What the engine passes by before it finds the names, in all. */
  const passedIn = (order: readonly string[]): number =>
    order.reduce((sum, name, i) => sum + i * (lookups.get(name) ?? 0), 0)
  const missing = [...lookups.keys()].filter((name) => !measured.includes(name))
  const best = [...lookups].sort(([, a], [, b]) => b - a).map(([name]) => name)
  expect(best.length).toBeGreaterThan(300)
  expect(passedIn([...measured, ...missing])).toBeLessThanOrEqual(1.2 * passedIn(best))
})
