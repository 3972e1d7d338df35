// Counts how often an engine looks up each top-level name of a built file while it plays sessions. V8 counts how often each
// part of the code runs.

import { Session } from 'node:inspector'
import { isFunction } from '@babel/types'
import type { Board } from '../../../hal/boards/board.ts'
import { compiledRotation, compileRotation } from '../../../programs/index.ts'
import { builtOptions } from '../../../sim/built/built-device.ts'
import { runScenario } from '../../../sim/script/play.ts'
import { bundleReadable } from '../../../tools/build/bundle.ts'
import { findUses, isDeclaration, parseScript, type Use } from '../../../tools/build/minify/source-edit.ts'
import { names } from '../../chip/chips.ts'

/** The firmware differs little between boards. */
export const COUNTED_BOARD = 'rp2040'

const FILE = 'counted.js'
/** What a program closes the code with, after the names of its globals (sim/built/program.ts). */
const END = '\n})'

/** What counts: starts, ramps and waves of all programs, the change to the next, sensor checks, stronger, ends. */
const SCENARIO = `given unlocked
${names.map(() => 'long press\nwait 1400 ms\npress\nwait 1200 ms\npress twice\nwait 1 s\nlong press\nwait 1 s').join('\n')}`

interface Range {
  startOffset: number
  endOffset: number
  count: number
}

/** How often each character of the code runs, after what ran before `run`. */
function countRuns(code: string, run: (code: string) => void): Float64Array {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  run(`${code}\n//# sourceURL=${FILE}`)
  const runs = new Float64Array(code.length)
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    const functions = result.find(({ url }) => url === FILE)!.functions
    const ranges: Range[] = functions.flatMap((one) => one.ranges)
    const end = Math.max(...ranges.map(({ endOffset }) => endOffset))
    const from = end - END.length - `\n//# sourceURL=${FILE}`.length - code.length
    // The inner ones last.
    for (const { startOffset, endOffset, count } of ranges.sort(
      (a, b) => b.endOffset - b.startOffset - a.endOffset + a.startOffset,
    ))
      runs.fill(count, Math.max(0, startOffset - from), Math.max(0, endOffset - from))
  })
  session.disconnect()
  return runs
}

/** The name by which the minifier knows what a use reads (cache-globals.ts). */
function nameOf({ node, parents }: Use, own: ReadonlySet<string>): string {
  const parent = parents.at(-1)!.node
  if (own.has(node.name)) return node.name
  return parent.type === 'MemberExpression' && parent.property.type === 'Identifier'
    ? `$${node.name}_${parent.property.name}`
    : `$${node.name}`
}

/** Lookups of each name of the board's sources that is not in a function, and of the engine's. */
export async function countLookups(root: string, board: Board): Promise<Map<string, number>> {
  const code = await bundleReadable(root, board, compiledRotation())
  const runs = countRuns(code, (counted) => {
    const { maker, motor, without, hardware } = builtOptions({ board, code, metered: counted })
    runScenario(SCENARIO, { programs: compileRotation(), names, maker, motor, without, hardware })
  })
  const uses = findUses(parseScript(code))
  const isTop = ({ parents }: Use) => parents.filter(({ node }) => isFunction(node)).length === 1
  const declared = uses.filter(isDeclaration)
  const own = new Set(declared.filter(isTop).map(({ node }) => node.name))
  // Functions declare their names outside themselves.
  for (const { node, parents } of declared)
    if (parents.at(-1)!.node.type === 'FunctionDeclaration' && parents.at(-1)!.key === 'id') own.add(node.name)
  const local = new Set(declared.map(({ node }) => node.name).filter((name) => !own.has(name)))
  const lookups = new Map<string, number>()
  for (const use of uses) {
    if (local.has(use.node.name)) continue
    const name = nameOf(use, own)
    lookups.set(name, (lookups.get(name) ?? 0) + runs[use.node.start!]!)
  }
  return lookups
}
