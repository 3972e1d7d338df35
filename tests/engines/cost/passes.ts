// `npm run bench:passes`: measures what each pass of the minifier saves, on the file of a Puck.js that is built without
// it, and writes tools/build/minify/page/savings.json. `npm run docs` then makes the page.
//
// Bytes take half a minute. Variables and instructions take a quarter of an hour, and need valgrind and ESPRUINO, which
// names a Linux build of Espruino with 2,630 variables. Without ESPRUINO they keep their last values.

import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { boards } from '../../../hal/boards/index.ts'
import {
  BUILDS,
  buildWithout,
  type Figures,
  readSavings,
  SAVINGS_FILE,
} from '../../../tools/build/minify/page/savings.ts'
import { storedCode } from '../../../tools/build/tokens.ts'
import { cost } from './callgrind.ts'

const FAKES = readFileSync(join(import.meta.dirname, 'fakes.js'), 'utf8')

/** Starts knot, then plays a minute of it. The long press starts the motor at 6.8 s; knot's pattern begins before 36.8 s. */
const MINUTE = ['unlock();edge(true);runTo(6900);edge(false);runTo(36799)', 'runTo(96799)']

async function readVersion(espruino: string): Promise<string> {
  // Espruino writes its flash into the current folder.
  const { stdout } = await promisify(execFile)(espruino, ['-e', 'print("is",process.version);quit()'], {
    cwd: tmpdir(),
  })
  return /^is (\S+)/m.exec(stdout)![1]!
}

/** Variables in use after power-up. The text of the phases takes variables too, so there is only an empty one. */
async function countVariables(espruino: string, file: string): Promise<number> {
  const [boot] = await cost(espruino, { fakes: FAKES, file, phases: [''] })
  return boot!.usage
}

async function measure(espruino: string, file: string): Promise<Omit<Figures, 'bytes'>> {
  const variables = (await countVariables(espruino, file)) - (await countVariables(espruino, ''))
  const [, minute] = await cost(espruino, { fakes: FAKES, file, phases: MINUTE })
  return { variables, instructions: minute!.instructions }
}

const espruino = process.env.ESPRUINO
const last = readSavings()
const figures: Record<string, Figures> = {}
for (const [build, without] of Object.entries(BUILDS)) {
  const file = storedCode(boards.puckjs2!, await buildWithout(without))
  const onEspruino = espruino ? await measure(espruino, file) : last.figures[build]
  if (!onEspruino) throw new Error(`there are no figures of the build "${build}" yet: set ESPRUINO to measure them`)
  const { variables, instructions } = onEspruino
  figures[build] = { bytes: file.length, variables, instructions }
  console.log(`${build.padEnd(22)}`, figures[build])
}
const version = espruino ? await readVersion(espruino) : last.espruino
writeFileSync(SAVINGS_FILE, `${JSON.stringify({ espruino: version, figures }, null, 2)}\n`)
console.log('wrote tools/build/minify/page/savings.json; next: npm run docs')
