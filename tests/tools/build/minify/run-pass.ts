// Runs one pass of the minifier by its name.

import { PASSES } from '../../../../tools/build/minify/minify.ts'

/** `fields` are the names that mangle-properties may shorten. */
export const runPass = async (name: string, script: string, fields: readonly string[] = []): Promise<string> =>
  PASSES.find((pass) => pass.name === name)!.run(script, { fields, isStrict: false })
