// inline-once: replaces the call of a function by its body, if the function has only one call.
//
// Why: on Espruino a function takes six variables, and a call takes some 30,000 instructions. The sources keep the
// function, with its name, for the reader.
//
// Before:
//   let total = 0
//   function add(by) { const sum = total + by; total = sum }
//   function step(n) { if (n > 0) add(n * 2); log(total) }
// After:
//   let total = 0
//   function step(n) { if (n > 0) {let by$0_0=n * 2; const sum$0_0 = total + by$0_0; total = sum$0_0 } log(total) }

import type { FunctionDeclaration, ReturnStatement, Statement } from '@babel/types'
import { findCallSite } from '../call-site.ts'
import { collectNames, type ScriptNames } from '../effects.ts'
import { findSubstitutes } from '../parameters.ts'
import {
  applyEdits,
  applyEditsWithin,
  type Edit,
  findDeclaredNames,
  findLocalNames,
  findReturns,
  findUses,
  getText,
  groupUsesByName,
  insert,
  isDeclaration,
  isPropertyValue,
  parseScript,
  replace,
  type Use,
} from '../source-edit.ts'

/**
 * Functions that stay. Their call is in code that runs at every wake-up, but is rarely made, and Espruino reads through
 * the text of a branch that it does not take.
 */
export const RARELY_CALLED: ReadonlySet<string> = new Set([
  'stopAfterError',
  'readSensors',
  'prepareStart',
  'readAhead',
  'lookAhead',
  'prepareNext',
  'driveMotor',
  'doTheRest',
  'handleRareEvent',
  'wakeUp',
  'turnOffInTime',
  'playProgram',
  'drive',
  'run',
])

/** The return in "if (c) return" or "if (c) { …; return }", an early end that if and else can express. */
function getEarlyEnd(statement: Statement): ReturnStatement | undefined {
  if (statement.type !== 'IfStatement' || statement.alternate) return undefined
  const { consequent } = statement
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent
  return last?.type === 'ReturnStatement' && !last.argument ? last : undefined
}

/** Edits that put the code after each early end into an else branch; undefined if the function has other returns. */
function convertEarlyEnds({ body }: FunctionDeclaration): Edit[] | undefined {
  const ends = body.body.flatMap((statement) => {
    const end = getEarlyEnd(statement)
    return end ? [{ statement, end }] : []
  })
  if (ends.length !== findReturns(body).length) return undefined
  return ends.flatMap(({ statement, end }) => [
    replace(end, ';'),
    insert(statement.end!, 'else{'),
    insert(body.end! - 1, '}'),
  ])
}

/** The only return of a function, if it is the last statement. */
function getFinalReturn({ body }: FunctionDeclaration): ReturnStatement | undefined {
  const last = body.body.at(-1)
  return last?.type === 'ReturnStatement' && findReturns(body).length === 1 ? last : undefined
}

/** Whether a block of the function hides a name of the script. Outside the block the name then means something else. */
function hidesNameInBlock(declared: FunctionDeclaration, { topLevel }: ScriptNames): boolean {
  const isOfWholeFunction = ({ parents }: Use) =>
    parents.length === 1 || (parents.length === 4 && parents[2]!.node.type === 'VariableDeclaration')
  return findUses(declared).some((use) => isDeclaration(use) && !isOfWholeFunction(use) && topLevel.has(use.node.name))
}

/** Edits that give the local names of a function a suffix; undefined if a name would change its meaning at the call. */
function renameLocals(declared: FunctionDeclaration, use: Use, substitutes: Map<string, string>, suffix: string) {
  const locals = findDeclaredNames(declared)
  const namesAtCall = findLocalNames(use)
  const edits: Edit[] = []
  for (const inner of findUses(declared.body)) {
    const { name } = inner.node
    if (locals.has(name) ? isPropertyValue(inner) : namesAtCall.has(name)) return undefined
    if (locals.has(name)) edits.push(replace(inner.node, substitutes.get(name) ?? name + suffix))
  }
  return edits
}

/** Edits that replace the call at `use` by the body of the function; undefined if that is not possible. */
function inline(code: string, declared: FunctionDeclaration, use: Use, names: ScriptNames, suffix: string) {
  const { body, params } = declared
  const site = findCallSite(use)
  if (site?.call.arguments.length !== params.length || hidesNameInBlock(declared, names)) return undefined
  const { call, statement, result } = site
  const substitutes = findSubstitutes(code, declared, use, names)
  const renames = renameLocals(declared, use, substitutes, suffix)
  const ends = result === 'dropped' ? convertEarlyEnds(declared) : []
  const final = result === 'kept' ? getFinalReturn(declared) : undefined
  if (!renames || !ends || (result === 'kept' && !final?.argument)) return undefined

  const variables = params
    .map((param, i) => [getText(param, code), getText(call.arguments[i]!, code)] as const)
    .filter(([name]) => !substitutes.has(name))
    .map(([name, value]) => `let ${name}${suffix}=${value};`)
    .join('')
  const getBody = (from: number, to: number) => applyEditsWithin(code, from, to, [...renames, ...ends])
  const from = body.start! + 1
  if (final?.argument) {
    const { start, end } = final.argument
    const value = replace(call, `(${getBody(start!, end!)})`)
    return [insert(statement.start!, variables + getBody(from, final.start!)), value]
  }
  const end = result === 'returned' ? '\nreturn;' : ''
  return [replace(statement, `{${variables}${getBody(from, body.end! - 1)}${end}}`)]
}

/** The name of the top-level function around a use. */
function getCaller({ parents }: Use): string | undefined {
  const statement = parents[1]?.node
  return statement?.type === 'FunctionDeclaration' ? statement.id?.name : undefined
}

function inlineOneRound(code: string, round: number): string {
  const program = parseScript(code)
  const names = collectNames(program)
  const edits: Edit[] = []
  // A function whose text changes in this round waits for the next.
  const changed = new Set<string>()
  let count = 0
  for (const [name, uses] of groupUsesByName(program)) {
    const declared = names.functions.get(name)
    const [use, ...others] = uses.filter(({ node }) => node !== declared?.id)
    if (!declared || !use || others.length > 0 || RARELY_CALLED.has(name)) continue
    // Not into the script itself: there the local names would stay in memory.
    const caller = getCaller(use)
    if (!caller || caller === name || changed.has(name) || changed.has(caller)) continue
    const inlined = inline(code, declared, use, names, `$${round}_${count}`)
    if (!inlined) continue
    changed.add(name).add(caller)
    edits.push(replace(declared, ''), ...inlined)
    count++
  }
  return applyEdits(code, edits)
}

export function inlineOnce(code: string): string {
  for (let round = 0; ; round++) {
    const next = inlineOneRound(code, round)
    if (next === code) return code
    code = next
  }
}
