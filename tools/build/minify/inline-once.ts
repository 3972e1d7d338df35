// Puts a function that is called at one place only into that place. On Espruino a function costs six variables and
// a call some 30,000 instructions; in the source it is still the function with a name that people read.

import type { CallExpression, FunctionDeclaration, Node, ReturnStatement, Statement } from '@babel/types'
import { applied, type Edit, isChange, parsed, topFunctions, type Use, usesIn } from './source-edit.ts'

type Place = Node & { start: number; end: number }

/** A call that may be replaced: the statement it makes up, and what is made of the function's result. */
interface Site {
  call: CallExpression
  statement: Place
  /** "f()": the result is dropped. "return f()": it is the caller's. "x = f()", "const x = f()": it is kept. */
  kind: 'dropped' | 'returned' | 'kept'
}

function siteOf({ parents }: Use): Site | undefined {
  const [statementAbove, outer, parent] = [parents.at(-3), parents.at(-2), parents.at(-1)]
  if (parent?.node.type !== 'CallExpression' || parent.key !== 'callee' || parents.length < 3) return undefined
  const statement = outer?.node as Place
  if (statement?.type === 'ExpressionStatement') return { call: parent.node, statement, kind: 'dropped' }
  if (statement?.type === 'ReturnStatement') return { call: parent.node, statement, kind: 'returned' }
  const above = statementAbove?.node as Place
  const isKept =
    (above?.type === 'VariableDeclaration' && above.declarations.length === 1) ||
    (above?.type === 'ExpressionStatement' && outer?.node.type === 'AssignmentExpression')
  // A loop's head is no place for statements.
  const inList = parents.at(-4)?.node.type === 'BlockStatement'
  if (isKept && inList) return { call: parent.node, statement: above, kind: 'kept' }
  return undefined
}

/** All returns in a function, those of functions inside it left out. */
function returnsIn(root: Node): ReturnStatement[] {
  const found: ReturnStatement[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (node !== null && typeof node === 'object' && 'type' in node) {
      if (node.type === 'ReturnStatement') found.push(node as ReturnStatement)
      if (!/Function/.test(String(node.type))) Object.values(node).forEach(walk)
    }
  }
  walk(root)
  return found
}

/** "if (c) return" and "if (c) { …; return }", the forms of an early end that can be written as if and else. */
const earlyEnd = (statement: Statement): ReturnStatement | undefined => {
  if (statement.type !== 'IfStatement' || statement.alternate) return undefined
  const { consequent } = statement
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent
  return last?.type === 'ReturnStatement' && !last.argument ? last : undefined
}

/** Edits that turn early ends into else branches; undefined if there are other returns than those. */
function withoutReturns(declared: FunctionDeclaration): Edit[] | undefined {
  const edits: Edit[] = []
  const ends = declared.body.body.flatMap((statement) => {
    const end = earlyEnd(statement)
    return end ? [{ statement, end }] : []
  })
  if (ends.length !== returnsIn(declared.body).length) return undefined
  for (const { statement, end } of ends) {
    edits.push({ start: end.start!, end: end.end!, text: ';' })
    edits.push({ start: statement.end!, end: statement.end!, text: 'else{' })
    edits.push({ start: declared.body.end! - 1, end: declared.body.end! - 1, text: '}' })
  }
  return edits
}

/** Names a function declares, parameters first. */
function localsOf(declared: FunctionDeclaration): string[] {
  const names = declared.params.map((param) => (param.type === 'Identifier' ? param.name : ''))
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (node !== null && typeof node === 'object' && 'type' in node) {
      const it = node as Node
      if (it.type === 'VariableDeclarator' && it.id.type === 'Identifier') names.push(it.id.name)
      if (it.type === 'CatchClause' && it.param?.type === 'Identifier') names.push(it.param.name)
      Object.values(it).forEach(walk)
    }
  }
  walk(declared.body)
  return names
}

/** The code that stands for the call, or undefined if this function cannot be put there. */
function replacement(
  code: string,
  declared: FunctionDeclaration,
  site: Site,
  suffix: string,
  changesHere: (name: string) => boolean,
): string | undefined {
  const { call, kind } = site
  if (call.arguments.length !== declared.params.length) return undefined
  const last = declared.body.body.at(-1)
  const result = last?.type === 'ReturnStatement' && returnsIn(declared.body).length === 1 ? last : undefined
  if (kind === 'kept' && !result?.argument) return undefined
  const edits = kind === 'dropped' ? withoutReturns(declared) : []
  if (!edits) return undefined
  const locals = new Set(localsOf(declared))
  const uses = usesIn(declared.body)
  // A parameter that nothing changes is what was given for it, if that is a number or a name whose value stays; and one
  // that is only put away, first of all, may be anything.
  const [first] = declared.body.body
  const put =
    first?.type === 'ExpressionStatement' && first.expression.type === 'AssignmentExpression' && first.expression
  const given = new Map<string, string>()
  const changed = new Set(uses.filter(isChange).map(({ node }) => node.name))
  declared.params.forEach((param, i) => {
    const argument = call.arguments[i]!
    if (param.type !== 'Identifier') return
    const isPlain =
      argument.type === 'NumericLiteral' || (argument.type === 'Identifier' && !changesHere(argument.name))
    const isPut =
      put &&
      put.left.type === 'Identifier' &&
      put.right.type === 'Identifier' &&
      put.right.name === param.name &&
      uses.filter(({ node }) => node.name === param.name).length === 1
    if ((isPlain || isPut) && !changed.has(param.name))
      given.set(param.name, code.slice(argument.start!, argument.end!))
  })
  for (const { node, parents } of uses) {
    if (!locals.has(node.name)) continue
    const shorthand = parents.at(-1)?.node.type === 'ObjectProperty'
    if (shorthand) return undefined
    edits.push({ start: node.start, end: node.end, text: given.get(node.name) ?? node.name + suffix })
  }
  const from = declared.body.start! + 1
  const to = declared.body.end! - 1
  const body = applied(
    code.slice(0, to),
    edits.map((edit) => (edit.start >= to ? { ...edit, start: to, end: to } : edit)),
  ).slice(from)
  const params = declared.params.map((param, i) => {
    const argument = call.arguments[i]!
    const name = param.type === 'Identifier' ? param.name : ''
    if (given.has(name)) return ''
    return `let ${name}${suffix}=${code.slice(argument.start!, argument.end!)};`
  })
  if (kind !== 'kept') return `{${params.join('')}${body}${kind === 'returned' ? '\nreturn;' : ''}}`
  // The result takes the call's place, in the statement that keeps it.
  const argument = result!.argument!
  const before = code.slice(site.statement.start, call.start!)
  const renamed = (start: number, end: number) =>
    applied(
      code.slice(0, end),
      edits.filter((edit) => edit.start >= start && edit.end <= end),
    ).slice(start)
  const statements = renamed(from, result!.start!)
  const after = code.slice(call.end!, site.statement.end)
  return `${params.join('')}${statements}${before}(${renamed(argument.start!, argument.end!)})${after}`
}

/** Names that `declared` gives another value, or what it calls, or hands on to be called. */
function changesIn(declared: FunctionDeclaration, functions: ReadonlyMap<string, FunctionDeclaration>): Set<string> {
  const changed = new Set<string>()
  const seen = new Set<FunctionDeclaration>()
  const visit = (one: FunctionDeclaration): void => {
    if (seen.has(one)) return
    seen.add(one)
    for (const use of usesIn(one.body)) {
      if (isChange(use)) changed.add(use.node.name)
      const called = functions.get(use.node.name)
      if (called) visit(called)
    }
  }
  visit(declared)
  return changed
}

/** `code`, a script, with every function that can be put in its one place there. `kept` stay functions. */
export function inlined(code: string, kept: ReadonlySet<string>): string {
  for (let round = 0; ; round++) {
    const file = parsed(code)
    const functions = topFunctions(file)
    const uses = new Map<string, Use[]>()
    for (const use of usesIn(file.program)) {
      const declared = functions.get(use.node.name)
      if (!declared || use.node === declared.id) continue
      uses.set(use.node.name, [...(uses.get(use.node.name) ?? []), use])
    }
    const edits: Edit[] = []
    // Functions that lose or gain text in this round are left alone for the rest of it.
    const touched = new Set<string>()
    for (const [name, found] of uses) {
      const declared = functions.get(name)!
      const site = found.length === 1 ? siteOf(found[0]!) : undefined
      // Not into the script itself: what is named there would stay in memory for good.
      const host = found[0]!.parents.find(({ node }) => node.type === 'FunctionDeclaration')?.node
      const hostName = (host as FunctionDeclaration | undefined)?.id?.name
      if (!site || !hostName || kept.has(name) || hostName === name) continue
      if (touched.has(name) || touched.has(hostName)) continue
      const text = replacement(code, declared, site, `$${round}_${edits.length}`, (known) =>
        changesIn(declared, functions).has(known),
      )
      if (text === undefined) continue
      touched.add(name).add(hostName)
      edits.push({ start: declared.start!, end: declared.end!, text: '' })
      edits.push({ start: site.statement.start, end: site.statement.end, text })
    }
    if (edits.length === 0) return code
    code = applied(code, edits)
  }
}
