// `npm run bench:lookups`: counts in Node how often Espruino looks up each name of the firmware while it plays sessions, and
// writes their order for the pass order-by-use (docs/contributor/minifier.md).

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { boards } from '../../../hal/boards/index.ts'
import { LOOKUPS_FILE } from '../../../tools/build/minify/lookups.ts'
import { COUNTED_BOARD, countLookups } from './count-lookups.ts'

/** The order of rarer names saves nothing. */
const MIN_LOOKUPS = 15

const lookups = await countLookups(join(import.meta.dirname, '../../..'), boards[COUNTED_BOARD]!)
const names = [...lookups].filter(([, count]) => count >= MIN_LOOKUPS).sort(([, a], [, b]) => b - a)
writeFileSync(
  LOOKUPS_FILE,
  `${JSON.stringify(
    names.map(([name]) => name),
    null,
    2,
  )}\n`,
)
console.log(
  `wrote ${names.length} names, ${names
    .slice(0, 5)
    .map((one) => one.join(' '))
    .join(', ')} …`,
)
