// inline-setters: writes the assignment where a function that does nothing else is called.
//
// Why: a module can set a variable of another module only by calling one of its functions. On Espruino such a function
// takes five variables, and each call some 30,000 instructions.
//
// Before:
//   let now = 0, changed = false
//   function setNow(ms) { now = ms }
//   function markUnsaved() { changed = true }
//   function wake(ms) { setNow(ms + 1); markUnsaved() }
// After:
//   let now = 0, changed = false
//   function wake(ms) { (now=(ms + 1)); (changed=true) }

import type { AssignmentExpression, CallExpression, FunctionDeclaration } from '@babel/types'
import {
  applyEdits,
  callAt,
  type Edit,
  insert,
  isNumber,
  localNamesAround,
  parseScript,
  replace,
  textOf,
  topFunctions,
  type Use,
  usesByName,
} from '../source-edit.ts'

interface Setter {
  target: string
  value: AssignmentExpression['right']
  takesValue: boolean
}

const isLiteral = (value: AssignmentExpression['right']): boolean =>
  isNumber(value) || /^(Boolean|Null|String)Literal$/.test(value.type)

/** What `declared` sets, if that is all it does: "x = parameter" or "x = literal". */
function setterOf({ params, body }: FunctionDeclaration): Setter | undefined {
  const [statement, ...more] = body.body
  const [param, ...moreParams] = params
  if (more.length > 0 || moreParams.length > 0 || statement?.type !== 'ExpressionStatement') return undefined
  const { expression } = statement
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return undefined
  const { left, right } = expression
  if (left.type !== 'Identifier') return undefined
  const setter = { target: left.name, value: right, takesValue: param !== undefined }
  if (!param) return isLiteral(right) ? setter : undefined
  const passesOn = param.type === 'Identifier' && right.type === 'Identifier' && right.name === param.name
  return passesOn && left.name !== param.name ? setter : undefined
}

/** Whether the assignment can stand at this use: a call whose result nobody reads, where the target is the same variable. */
function isReplaceable(use: Use, { target, takesValue }: Setter): boolean {
  const call = callAt(use)
  return (
    call?.arguments.length === (takesValue ? 1 : 0) &&
    use.parents.at(-2)?.node.type === 'ExpressionStatement' &&
    !localNamesAround(use).has(target)
  )
}

/** Exchanges what stands around the argument, which may hold another call of a setter. */
function assign(call: CallExpression, { target, value, takesValue }: Setter, code: string): Edit[] {
  if (!takesValue) return [replace(call, `(${target}=${textOf(value, code)})`)]
  return [replace(call.callee, `(${target}=`), insert(call.end!, ')')]
}

export function inlineSetters(code: string): string {
  const program = parseScript(code)
  const uses = usesByName(program)
  const edits: Edit[] = []
  for (const [name, declared] of topFunctions(program)) {
    const setter = setterOf(declared)
    const calls = uses.get(name)!.filter(({ node }) => node !== declared.id)
    if (!setter || calls.length === 0 || !calls.every((use) => isReplaceable(use, setter))) continue
    edits.push(replace(declared, ''))
    for (const use of calls) edits.push(...assign(callAt(use)!, setter, code))
  }
  return applyEdits(code, edits)
}
