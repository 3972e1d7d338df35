// inline-setters: replaces the calls of a function that only assigns by the assignment. The function assigns its
// parameter or a constant to one variable.
//
// Why: a module can set a variable of another module only through a function of that module. On Espruino such a
// function takes five variables, and a call takes some 30,000 instructions.
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
  type Edit,
  findLocalNames,
  findTopFunctions,
  getCall,
  getText,
  groupUsesByName,
  insert,
  isNumber,
  parseScript,
  replace,
  type Use,
} from '../source-edit.ts'

interface Setter {
  target: string
  value: AssignmentExpression['right']
  takesValue: boolean
}

const isLiteral = (value: AssignmentExpression['right']): boolean =>
  isNumber(value) || /^(Boolean|Null|String)Literal$/.test(value.type)

/** What a function assigns, if it does nothing else. */
function findSetter({ params, body }: FunctionDeclaration): Setter | undefined {
  const [statement, ...more] = body.body
  const [param, ...moreParams] = params
  if (more.length > 0 || moreParams.length > 0 || statement?.type !== 'ExpressionStatement') return undefined
  const { expression } = statement
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return undefined
  const { left, right } = expression
  if (left.type !== 'Identifier') return undefined
  const setter = { target: left.name, value: right, takesValue: param !== undefined }
  if (!param) return isLiteral(right) ? setter : undefined
  const assignsParameter = param.type === 'Identifier' && right.type === 'Identifier' && right.name === param.name
  return assignsParameter && left.name !== param.name ? setter : undefined
}

/** Whether the use is a call whose result is not used, at a place where no local name hides the variable. */
function isReplaceable(use: Use, { target, takesValue }: Setter): boolean {
  return (
    getCall(use)?.arguments.length === (takesValue ? 1 : 0) &&
    use.parents.at(-2)?.node.type === 'ExpressionStatement' &&
    !findLocalNames(use).has(target)
  )
}

/** Edits only the text around the argument, because the argument may contain other calls of setters. */
function replaceCall(call: CallExpression, { target, value, takesValue }: Setter, code: string): Edit[] {
  if (!takesValue) return [replace(call, `(${target}=${getText(value, code)})`)]
  return [replace(call.callee, `(${target}=`), insert(call.end!, ')')]
}

export function inlineSetters(code: string): string {
  const program = parseScript(code)
  const uses = groupUsesByName(program)
  const edits: Edit[] = []
  for (const [name, declared] of findTopFunctions(program)) {
    const setter = findSetter(declared)
    const calls = uses.get(name)!.filter(({ node }) => node !== declared.id)
    if (!setter || calls.length === 0 || !calls.every((use) => isReplaceable(use, setter))) continue
    edits.push(replace(declared, ''))
    for (const use of calls) edits.push(...replaceCall(getCall(use)!, setter, code))
  }
  return applyEdits(code, edits)
}
