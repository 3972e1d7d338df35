// Runs one pass of the minifier by its name.

import { PASSES, type Target } from '../../../../tools/build/minify/minify.ts'

/** The kinds of engine. `fields` are the names that mangle-properties may shorten. */
export const makeTargets = (fields: readonly string[]): Record<'espruino' | 'kaluma', Target> => ({
  espruino: { fields, isStrict: false, findsNewestFirst: false },
  kaluma: { fields, isStrict: true, findsNewestFirst: true },
})

export const runPass = async (
  name: string,
  script: string,
  fields: readonly string[] = [],
  engine: 'espruino' | 'kaluma' = 'espruino',
): Promise<string> => PASSES.find((pass) => pass.name === name)!.run(script, makeTargets(fields)[engine])
