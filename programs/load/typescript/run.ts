// Runs the script of a program file. Each marked call checks its values and notes which call made which segment.

import { createRequire, SourceMap, type SourceMapping } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { Script } from 'node:vm'
import { positionAt } from '../../../lib/json-text.ts'
import type { Mistake } from '../../../lib/mistakes.ts'
import * as language from '../../language/write.ts'
import { loadShipped } from '../../project/shipped.ts'
import { describeUnknown } from '../check-shape.ts'
import type { Bundled } from './bundle.ts'
import { type Call, checkValues } from './check-values.ts'
import { LANGUAGE, MARK } from './prepare.ts'

/** A program is written down in far less. */
const MAX_RUN_MS = 5000
const SCRIPT = 'unknot-program.js'

export interface Ran {
  exported: unknown
  mistakes: Mistake[]
  /** The call that made an object, and whether its values were wrong. */
  origins: WeakMap<object, { call: Call; isWrong: boolean }>
}

/** Where an error was thrown, by the script's stack. */
function placeOf(error: unknown, map: string, file: string): Pick<Mistake, 'file' | 'at'> {
  const [, line, column] = new RegExp(`${SCRIPT}:(\\d+):(\\d+)`).exec(String((error as Error)?.stack)) ?? []
  const origin = line ? new SourceMap(JSON.parse(map)).findEntry(Number(line) - 1, Number(column) - 1) : undefined
  if (!origin || !('originalSource' in origin)) return { file }
  const { originalSource, originalLine, originalColumn } = origin as SourceMapping
  const path = resolve(dirname(resolve(file)), originalSource)
  const name = path === resolve(file) ? file : join(dirname(file), relative(dirname(resolve(file)), path))
  return { file: name, at: { line: originalLine + 1, column: originalColumn + 1 } }
}

/** Runs the script that `bundled` holds, for at most so long. Never throws. */
export async function runProgram(
  file: string,
  { code: text, calls, shipped: names, texts }: Bundled & { code: string },
  maxRunMs = MAX_RUN_MS,
): Promise<Ran> {
  const split = text.lastIndexOf('\n//')
  const [code, map] = [text.slice(0, split), text.slice(split + 3)]
  const mistakes: Mistake[] = []
  const origins: Ran['origins'] = new WeakMap()
  const mark =
    (id: number, make: (...values: unknown[]) => unknown) =>
    (...given: unknown[]): unknown => {
      const call = calls[id]!
      const source = texts.get(call.file)!
      const { values, isWrong } = checkValues(call, given, ({ start, end }, reason) => {
        const mistake = { file: call.file, at: positionAt(source, start), length: end - start, reason }
        // A call in a loop is one mistake.
        if (!mistakes.some((told) => told.reason === reason && told.at?.line === mistake.at.line))
          mistakes.push(mistake)
      })
      const made = make(...values)
      if (typeof made === 'object' && made !== null) origins.set(made, { call, isWrong })
      return made
    }
  const known = await loadShipped()
  const shipped = Object.fromEntries(known.map(({ name, program }) => [name, program]))
  for (const name of names)
    if (!shipped[name])
      mistakes.push({ file, reason: describeUnknown('program of unknot', name, Object.keys(shipped)) })
  if (mistakes.length > 0) return { exported: undefined, mistakes, origins }
  const fileRequire = createRequire(resolve(file))
  const require = (specifier: string): unknown => (specifier === LANGUAGE ? language : fileRequire(specifier))
  const module: { exports: { default?: unknown } } = { exports: {} }
  const key = '$unknotArguments'
  const scope = globalThis as unknown as Record<string, unknown>
  scope[key] = [module, module.exports, require, { mark, language, shipped }]
  try {
    new Script(`((module, exports, require, ${MARK}) => {${code}\n})(...${key})`, {
      filename: SCRIPT,
    }).runInThisContext({
      timeout: maxRunMs,
    })
  } catch (error) {
    const isEndless = (error as NodeJS.ErrnoException)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    const reason = isEndless
      ? `it still runs after ${maxRunMs / 1000} s; a program is a list, so look for a loop that does not end`
      : ((error as Error)?.message ?? String(error))
    mistakes.push({ ...(isEndless ? { file } : placeOf(error, map, file)), reason: reason.split('\n')[0]! })
  } finally {
    delete scope[key]
  }
  return { exported: module.exports.default, mistakes, origins }
}
