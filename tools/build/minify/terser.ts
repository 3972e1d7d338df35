// Runs Terser, a minifier for all JavaScript. It evaluates constants, removes unused code and joins statements.

import { type CompressOptions, type MinifyOptions, minify } from 'terser'

/** After an error Espruino keeps the line of the error in memory, nine characters a variable. */
const MAX_LINE_LENGTH = 2000

const COMPRESS: CompressOptions = {
  ecma: 2015,
  passes: 1,
  keep_infinity: true,
  booleans_as_integers: true,
  // Espruino would scan a function that is moved into another one again at each call of the other, and might use its
  // variables before their declaration. Kaluma may free a running callback that no variable holds.
  inline: 1,
  reduce_funcs: false,
}

/** Runs Terser once. It keeps all names unless `options` say otherwise. */
export async function runTerser(code: string, options: MinifyOptions = {}): Promise<string> {
  const { code: result } = await minify(code, {
    ecma: 2015,
    toplevel: true,
    compress: COMPRESS,
    mangle: false,
    format: { ecma: 2015, ascii_only: true, max_line_len: MAX_LINE_LENGTH },
    ...options,
  })
  return result!
}

/** Runs Terser's compression `passes` times. Each time can use what the time before has made possible. */
export const compress = (code: string, passes: number): Promise<string> =>
  runTerser(code, { compress: { ...COMPRESS, passes } })
