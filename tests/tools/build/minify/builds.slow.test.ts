// The file of a Puck.js without each of the passes: it does the same as the complete file, and has the bytes of the page.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { boards } from '../../../../hal/boards/index.ts'
import { bundleReadable } from '../../../../tools/build/bundle.ts'
import { BUILDS, buildWithout, readSavings } from '../../../../tools/build/minify/page/savings.ts'
import { RARELY_CALLED } from '../../../../tools/build/minify/passes/inline-once.ts'
import { storedCode } from '../../../../tools/build/tokens.ts'
import { node } from '../../../engines/harness/node.ts'
import { play } from '../../../engines/harness/play.ts'
import { record } from '../../../engines/harness/record.ts'

const BOARD = 'puckjs2'
const SCENARIO = `given unlocked
long press
wait 60 s
press
wait 60 s
press twice
wait 60 s
long press
wait 10 s`

const playBuild = async (built: string) => (await play(node, record(SCENARIO, BOARD), { board: BOARD, built })).trace

const complete = await buildWithout([])

it.each(Object.entries(BUILDS))(
  'the build "%s" gives the trace and has the bytes it should',
  async (build, without) => {
    const built = await buildWithout(without)
    const trace = await playBuild(built)
    expect(trace.length).toBeGreaterThan(100)
    expect(trace).toEqual(await playBuild(complete))
    expect(storedCode(boards[BOARD]!, built).length, 'not the bytes of the page: run npm run bench:passes').toBe(
      readSavings().figures[build]!.bytes,
    )
  },
)

it('the functions that inline-once leaves alone are in the firmware', async () => {
  const readable = await bundleReadable(join(import.meta.dirname, '../../../..'), boards[BOARD]!, {
    programs: [],
    breakIndex: 0,
  })
  for (const name of RARELY_CALLED) expect(readable).toContain(`function ${name}(`)
})
