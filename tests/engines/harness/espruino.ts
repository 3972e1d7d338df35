// Espruino, run the way a board runs it: the built file in flash as .bootcde, with the bench before it in .boot0. Function
// bodies then stay in flash, and a build with 2,630 variables has room for bench and file.

import { transformSync } from 'esbuild'
import { storedCode } from '../../../tools/build/tokens.ts'
import { benchScripts, type Engine, type PowerCycle } from './engine.ts'
import { QUIET_MS, runProgram } from './run-program.ts'

/** Where the Linux build keeps its flash, in the current folder; it fills the rest up itself. */
const FLASH_FILE = 'espruino.flash'
const NAME_BYTES = 28
const ALIGNMENT = 4
const ERASED = 0xff

/** Flash with these files in it: for each its size, its name and its bytes (src/jsflash.h of Espruino). */
export function flash(files: Record<string, string>): Buffer {
  return Buffer.concat(
    Object.entries(files).flatMap(([name, text]) => {
      const data = Buffer.from(text, 'latin1')
      const header = Buffer.alloc(4 + NAME_BYTES)
      header.writeUInt32LE(data.length, 0)
      header.write(name, 4, 'latin1')
      return [header, data, Buffer.alloc((ALIGNMENT - (data.length % ALIGNMENT)) % ALIGNMENT, ERASED)]
    }),
  )
}

/**
 * Events stay in flash too: only the pieces that are cut out of such a string cost variables. E.reboot ends the process,
 * and the engine's own setTimeout calls the bench from where the engine calls a board's timers.
 */
const ENGINE_CODE = 'var events = require("Storage").read("events"); bench.stop = E.reboot; bench.later = setTimeout;'

/** The second call goes on after an error that no code can catch. */
const START = 'bench.later(bench.run, 0); bench.later(bench.run, 50)'

/** A Puck.js has 40 KB of flash for the file, the bench and the events: comments and spaces need not be there. */
const shorten = (code: string): string => transformSync(code, { minifyWhitespace: true }).code

/** Whether a file is one that was read back from a board: as text it is ASCII. */
const isStored = (built: string): boolean => /[^ -~\n]/.test(built)

/** The files that a start of the board finds in flash. */
const filesOf = (cycle: PowerCycle) => ({
  '.boot0': shorten(benchScripts(cycle, ENGINE_CODE).join('\n')),
  '.bootcde': isStored(cycle.built) ? cycle.built : storedCode({ engine: 'espruino' }, cycle.built),
  events: cycle.events,
  ...cycle.world.slots,
})

export const espruino = (program: string): Engine => ({
  name: 'Espruino',
  runs: (hal) => hal === 'espruino',

  async run(cycle) {
    // Code on the command line runs after the files in flash.
    const { printed } = await runProgram(program, {
      files: { [FLASH_FILE]: flash(filesOf(cycle)) },
      args: ['-e', START],
      quietMs: QUIET_MS,
      ...(cycle.typing && { typing: cycle.typing }),
    })
    return printed
  },
})
