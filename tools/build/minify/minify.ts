// The minifier: makes the joined sources of a board small for Espruino, in bytes, in variables, and in the time that a
// wake-up takes. Terser does what every minifier does. The other passes do what pays where an interpreter reads its
// text anew each time: docs/contributor/minifier.md says what each is good for, and on what they all rely.

import { cacheGlobals } from './passes/cache-globals.ts'
import { constToLet } from './passes/const-to-let.ts'
import { constantPropagation } from './passes/constant-propagation.ts'
import { functionToArrow } from './passes/function-to-arrow.ts'
import { hoistInitialValues } from './passes/hoist-initial-values.ts'
import { inlineExpressions } from './passes/inline-expressions.ts'
import { inlineOnce } from './passes/inline-once.ts'
import { inlineSetters } from './passes/inline-setters.ts'
import { looseEquality } from './passes/loose-equality.ts'
import { mangleNames, mangleNamesAsMet } from './passes/mangle-names.ts'
import { mangleProperties } from './passes/mangle-properties.ts'
import { octalEscapes } from './passes/octal-escapes.ts'
import { orderByUse } from './passes/order-by-use.ts'
import { removeDirectives } from './passes/remove-directives.ts'
import { unwrapIife } from './passes/unwrap-iife.ts'
import { compress } from './terser.ts'

/** What the passes must know besides the code. */
export interface Target {
  /** Names of properties that may be shortened. */
  fields: Iterable<string>
  /** The engine reads all code as strict. */
  isStrict: boolean
}

export interface Pass {
  name: string
  run(code: string, target: Target): string | Promise<string>
  /** What takes its place where it is left out. */
  otherwise?(code: string): Promise<string>
}

/** In order: each pass reads what the one before it has written. */
export const PASSES: readonly Pass[] = [
  { name: 'remove-directives', run: removeDirectives },
  { name: 'inline-setters', run: inlineSetters },
  { name: 'inline-expressions', run: inlineExpressions },
  { name: 'inline-once', run: inlineOnce },
  { name: 'cache-globals', run: cacheGlobals },
  { name: 'const-to-let', run: constToLet },
  { name: 'loose-equality', run: looseEquality },
  { name: 'terser', run: (code) => compress(code, 1) },
  { name: 'constant-propagation', run: constantPropagation },
  { name: 'terser', run: (code) => compress(code, 2) },
  { name: 'mangle-properties', run: mangleProperties },
  { name: 'hoist-initial-values', run: hoistInitialValues },
  { name: 'mangle-names', run: mangleNames, otherwise: mangleNamesAsMet },
  { name: 'function-to-arrow', run: functionToArrow },
  { name: 'loose-equality', run: looseEquality },
  { name: 'unwrap-iife', run: unwrapIife },
  { name: 'order-by-use', run: orderByUse },
  { name: 'octal-escapes', run: octalEscapes },
]

/** One expression that does what the script `code` does. Passes that are named in `without` are left out. */
export async function minify(code: string, target: Target, without: readonly string[] = []): Promise<string> {
  let script = code
  for (const { name, run, otherwise } of PASSES) {
    if (!without.includes(name)) script = await run(script, target)
    else if (otherwise) script = await otherwise(script)
  }
  return `(()=>{${script}})()`
}
