// Espruino, run the way a board runs it: the built file in flash as .bootcde, with the bench before it in .boot0.
// So function bodies stay in flash, and a build with 2,630 variables has room for bench and file.

import { bench, type Engine, type Part } from './engine.ts'
import { QUIET_MS, runProgram } from './process.ts'

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
 * Events stay in flash too: of such a string only what is cut out of it costs variables. The engine's own reboot ends
 * the process, and its own timer calls the bench from where it calls whatever a board has to do.
 */
const OWN = 'var events = require("Storage").read("events"); bench.stop = E.reboot; bench.later = setTimeout;'

/** Once more, for what an error that nothing can catch left undone. */
const START = 'bench.later(bench.run, 0); bench.later(bench.run, 50)'

/** What a start of the board finds in its flash. */
const filesOf = (part: Part) => ({
  '.boot0': bench(part, OWN),
  '.bootcde': part.built,
  events: part.events,
  ...part.world.slots,
})

export const espruino = (program: string): Engine => ({
  name: 'Espruino',
  runs: (hal) => hal === 'espruino',

  async run(part) {
    // Code on the command line runs after what is in flash.
    const { printed } = await runProgram(program, {
      files: { [FLASH_FILE]: flash(filesOf(part)) },
      args: ['-e', START],
      quietMs: QUIET_MS,
      ...(part.type && { type: part.type }),
    })
    return printed
  },
})
