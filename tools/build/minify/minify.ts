// The minifier: makes the bundled sources of a board small and fast for Espruino, which reads the text of the code again
// each time it runs it. Terser does what any minifier does; the other passes do what pays on Espruino.
// docs/contributor/minifier.md explains each pass and what it saves.

import { cacheGlobals } from './passes/cache-globals.ts'
import { convertConstToLet } from './passes/const-to-let.ts'
import { convertFunctionsToArrows } from './passes/function-to-arrow.ts'
import { hoistInitialValues } from './passes/hoist-initial-values.ts'
import { inlineExpressions } from './passes/inline-expressions.ts'
import { inlineOnce } from './passes/inline-once.ts'
import { inlineSetters } from './passes/inline-setters.ts'
import { loosenEquality } from './passes/loose-equality.ts'
import { mangleNames, mangleNamesInOrder } from './passes/mangle-names.ts'
import { mangleProperties } from './passes/mangle-properties.ts'
import { writeOctalEscapes } from './passes/octal-escapes.ts'
import { orderByUse } from './passes/order-by-use.ts'
import { removeDirectives } from './passes/remove-directives.ts'
import { unwrapIife } from './passes/unwrap-iife.ts'
import { wrapInBlock, wrapInFunction } from './passes/wrap-in-block.ts'
import type { Target } from './target.ts'
import { compress } from './terser.ts'

export interface Pass {
  name: string
  run(code: string, target: Target): string | Promise<string>
  /** Runs instead when the pass is left out. */
  otherwise?(code: string): string | Promise<string>
}

/** The passes in order. Each reads the output of the one before. */
export const PASSES: readonly Pass[] = [
  { name: 'remove-directives', run: removeDirectives },
  { name: 'inline-setters', run: inlineSetters },
  { name: 'inline-expressions', run: inlineExpressions },
  { name: 'inline-once', run: inlineOnce },
  { name: 'cache-globals', run: cacheGlobals },
  { name: 'const-to-let', run: convertConstToLet },
  { name: 'loose-equality', run: loosenEquality },
  { name: 'terser', run: compress },
  { name: 'mangle-properties', run: mangleProperties },
  { name: 'hoist-initial-values', run: hoistInitialValues },
  { name: 'mangle-names', run: mangleNames, otherwise: mangleNamesInOrder },
  { name: 'function-to-arrow', run: convertFunctionsToArrows },
  { name: 'loose-equality', run: loosenEquality },
  { name: 'unwrap-iife', run: unwrapIife },
  { name: 'order-by-use', run: orderByUse },
  { name: 'octal-escapes', run: writeOctalEscapes },
  { name: 'wrap-in-block', run: wrapInBlock, otherwise: wrapInFunction },
]

/** Minifies a script to one statement. Leaves out the passes that `without` names. */
export async function minify(code: string, target: Target, without: readonly string[] = []): Promise<string> {
  let script = code
  for (const { name, run, otherwise } of PASSES) {
    if (!without.includes(name)) script = await run(script, target)
    else if (otherwise) script = await otherwise(script)
  }
  return script
}
