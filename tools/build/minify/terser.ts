// Terser, with the settings that every run of it has: it folds constants, drops what is dead, and writes the rest small.

import { type CompressOptions, type MinifyOptions, minify } from 'terser'

/** With an error Espruino keeps the line that it came from, at nine characters a variable: not half of a board's memory. */
const MAX_LINE = 2000

const COMPRESS: CompressOptions = {
  ecma: 2015,
  passes: 1,
  keep_infinity: true,
  booleans_as_integers: true,
  // A function put inside another is scanned anew by Espruino each time the outer one is called, and variables
  // that come with it may be used before they are declared. And Kaluma may free a callback that lives in no
  // name of its own while it runs.
  inline: 1,
  reduce_funcs: false,
}

/** Terser's own passes over `code`, once, with no name changed, unless `options` say otherwise. */
export async function runTerser(code: string, options: MinifyOptions = {}): Promise<string> {
  const { code: result } = await minify(code, {
    ecma: 2015,
    toplevel: true,
    compress: COMPRESS,
    mangle: false,
    format: { ecma: 2015, ascii_only: true, max_line_len: MAX_LINE },
    ...options,
  })
  return result!
}

/** As often as that, for what one round of it makes possible in the next. */
export const compress = (code: string, passes: number): Promise<string> =>
  runTerser(code, { compress: { ...COMPRESS, passes } })
