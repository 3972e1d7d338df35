// What the bundler of the page needs to know of unknot: where programs come from, and that the firmware is metered.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { breakIndex, programs, rotation } from '../../programs/index.ts'
import { PACKAGE } from '../../programs/project/folder.ts'
import { meterSource } from '../../sim/device/engine/meter-source.mjs'
import { isMetered } from '../../sim/device/engine/metered-files.mjs'
import { gestureWords } from '../../src/gesture-words.ts'
import { STATE_NAMES } from '../../src/states.ts'

/** Of unknot, such as "0.1.0". */
export const version = (): string => JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version

/** The words of the gesture table are found by the names of functions, which the bundler shortens. */
const wordsByState = (): Record<string, string[]> =>
  Object.fromEntries(STATE_NAMES.map((name, state) => [name, gestureWords(state)]))

/** `#project`: the programs of the folder as data, because a browser has no folder. */
export const provideProject: Plugin = {
  name: 'project',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#project$/ }, ({ path }) => ({ path, namespace: 'project' }))
    onLoad({ filter: /./, namespace: 'project' }, () => {
      const places = rotation.map((program) => programs.findIndex(({ name }) => name === program.name))
      return {
        contents: `export const programs = ${JSON.stringify(programs)}
          export const rotation = ${JSON.stringify(places)}.map((place) => programs[place])
          export const breakIndex = ${breakIndex}, version = ${JSON.stringify(version())}
          export const gestureWords = ${JSON.stringify(wordsByState())}`,
      }
    })
  },
}

/** As sim/device/engine/register.mjs does it on the command line: code takes the same time on the page. */
export const meterFirmware: Plugin = {
  name: 'meter-firmware',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) =>
      isMetered(path) ? { contents: meterSource(readFileSync(path, 'utf8')), loader: 'ts' } : undefined,
    )
  },
}
