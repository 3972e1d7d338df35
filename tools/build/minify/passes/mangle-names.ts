// mangle-names: gives variables and functions short names, at the top of the script the shortest to what is named most.
//
// Why: a minifier gives names in the order in which it meets things, and of its 54 one-letter names half go to what is
// named twice. On Espruino a name of up to four letters takes no variable of its own.
//
// Before:
//   var seldom=1,level=2;function drive(hertz){level=level*hertz+hertz}function tick(){drive(level+=seldom)}
//   setWatch(tick,drive,seldom++);setInterval(tick,level);
// After:
//   var b=1,a=2;function c(t){a=a*t+t}function d(){c(a+=b)}setWatch(d,c,b++),setInterval(d,a);

import { nameOf, parseScript, topFunctions, topVariables, usesIn } from '../source-edit.ts'
import { runTerser } from '../terser.ts'

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_']
/** Words of the language, and words that an engine may take for one. */
const RESERVED = ['as', 'do', 'if', 'in', 'is', 'of']

/** Short names for the script's own, by name. */
function shortNames(code: string): Map<string, string> {
  const program = parseScript(code)
  const tops = new Set([...topFunctions(program).keys(), ...topVariables(program).map(nameOf)])
  const counts = new Map<string, number>()
  const taken = new Set(RESERVED)
  for (const { node } of usesIn(program)) {
    if (tops.has(node.name)) counts.set(node.name, (counts.get(node.name) ?? 0) + 1)
    else taken.add(node.name)
  }
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  const free = [...LETTERS, ...pairs].filter((name) => !taken.has(name))
  const often = [...counts].sort(([, a], [, b]) => b - a)
  return new Map(often.map(([name], i) => [name, free[i]!]))
}

/** Terser names what is inside functions; `code` loses what the passes before have left behind. */
export function mangleNames(code: string): Promise<string> {
  // In Terser's list of names each has a "$" before it.
  const props = Object.fromEntries([...shortNames(code)].map(([name, short]) => [`$${name}`, short]))
  return runTerser(code, { mangle: { toplevel: true }, nameCache: { vars: { props } } })
}

/** The same by Terser's own order. */
export const mangleNamesAsMet = (code: string): Promise<string> => runTerser(code, { mangle: { toplevel: true } })
