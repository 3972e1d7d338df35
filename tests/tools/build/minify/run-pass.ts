// Runs one pass of the minifier by its name.

import { PASSES } from '../../../../tools/build/minify/minify.ts'
import type { Target } from '../../../../tools/build/minify/target.ts'

/**
 * The kinds of engine. `fields` are the names that mangle-properties may shorten, `byLookups` those that are looked up most.
 */
export const makeTargets = (
  fields: readonly string[],
  byLookups: readonly string[] = [],
): Record<'espruino' | 'kaluma', Target> => ({
  espruino: {
    fields,
    isStrict: false,
    findsNewestFirst: false,
    readsFunctionsTwice: true,
    byLookups,
    sourceNames: new Map(),
  },
  kaluma: {
    fields,
    isStrict: true,
    findsNewestFirst: true,
    readsFunctionsTwice: false,
    byLookups,
    sourceNames: new Map(),
  },
})

export const runPass = async (
  name: string,
  script: string,
  fields: readonly string[] = [],
  engine: 'espruino' | 'kaluma' = 'espruino',
  byLookups: readonly string[] = [],
): Promise<string> => PASSES.find((pass) => pass.name === name)!.run(script, makeTargets(fields, byLookups)[engine])
