// mangle-names: gives variables and functions short names. At the top level, the names that are used most become the
// shortest.
//
// Why: Terser names variables in the order in which it finds them, so that rarely used ones take half of the one-letter
// names. On Espruino a name of up to four letters takes no variable of its own.
//
// Before:
//   var seldom=1,level=2;function drive(hertz){level=level*hertz+hertz}function tick(){drive(level+=seldom)}
//   setWatch(tick,drive,seldom++);setInterval(tick,level);
// After:
//   var b=1,a=2;function c(t){a=a*t+t}function d(){c(a+=b)}setWatch(d,c,b++),setInterval(d,a);

import { findTopFunctions, findTopVariables, findUses, getName, parseScript } from '../source-edit.ts'
import type { Target } from '../target.ts'
import { runTerser } from '../terser.ts'

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_']
const RESERVED = ['as', 'do', 'if', 'in', 'is', 'of']

/** The short name of each top-level name. */
function assignShortNames(code: string): Map<string, string> {
  const program = parseScript(code)
  const topLevel = new Set([...findTopFunctions(program).keys(), ...findTopVariables(program).map(getName)])
  const counts = new Map<string, number>()
  const taken = new Set(RESERVED)
  for (const { node } of findUses(program)) {
    if (topLevel.has(node.name)) counts.set(node.name, (counts.get(node.name) ?? 0) + 1)
    else taken.add(node.name)
  }
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  const free = [...LETTERS, ...pairs].filter((name) => !taken.has(name))
  const mostUsed = [...counts].sort(([, a], [, b]) => b - a)
  return new Map(mostUsed.map(([name], i) => [name, free[i]!]))
}

/**
 * Terser applies the short names, names the variables inside functions, and compresses once more. `sourceNames` gets the
 * name of each short one.
 */
export function mangleNames(code: string, { sourceNames }: Pick<Target, 'sourceNames'>): Promise<string> {
  const shortNames = assignShortNames(code)
  for (const [name, short] of shortNames) sourceNames.set(short, name)
  // Terser's own list has "$" before each name.
  const props = Object.fromEntries([...shortNames].map(([name, short]) => [`$${name}`, short]))
  return runTerser(code, { mangle: { toplevel: true }, nameCache: { vars: { props } } })
}

/** The same with names in Terser's order. */
export const mangleNamesInOrder = (code: string): Promise<string> =>
  runTerser(code, { mangle: { toplevel: true, reserved: [...RESERVED] } })
