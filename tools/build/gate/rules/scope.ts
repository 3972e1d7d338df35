// Rules on when names have their values, and on the order in which things happen.

import type { Node } from '@babel/types'
import { placeOf } from '../call-graph.ts'
import { words } from '../names.ts'
import { homeOf, isFunction } from '../walk.ts'
import { isRepeated, memberName, type Rule, textOf } from './rule.ts'

const LOOPS = words('ForStatement ForInStatement ForOfStatement WhileStatement DoWhileStatement')

/** Statements that a semicolon or a brace must end. */
const ENDED = new Set(
  words(`ExpressionStatement VariableDeclaration ReturnStatement ThrowStatement BreakStatement ContinueStatement
    DoWhileStatement`),
)

/** Methods that change the length of their array, and methods that call back for each element. */
const RESIZING = new Set(words('push pop shift unshift splice'))
const VISITING = new Set(words('forEach map filter some every find findIndex reduce'))

/** The list or object, as it is written, that `node` gives another length or perhaps a new key. */
function changed(node: Node, source: string): { of: string; key?: string } | undefined {
  const member =
    node.type === 'CallExpression' ? node.callee : node.type === 'AssignmentExpression' ? node.left : undefined
  if (member?.type !== 'MemberExpression') return
  const of = textOf(member.object, source)
  if (node.type === 'AssignmentExpression') return { of, key: textOf(member.property, source) }
  if (RESIZING.has(memberName(member) ?? '')) return { of }
}

/** What `loop` goes through while `child` of it runs, as it is written; for a for-in, the name of its key too. */
function iterated(loop: Node, child: Node | undefined, source: string): { of: string; key?: string } | undefined {
  if (loop.type === 'ForOfStatement' && child === loop.body) return { of: textOf(loop.right, source) }
  if (loop.type === 'ForInStatement' && child === loop.body) {
    const { left } = loop
    const name = left.type === 'VariableDeclaration' ? left.declarations[0]!.id : left
    return { of: textOf(loop.right, source), key: textOf(name, source) }
  }
  if (loop.type !== 'CallExpression' || loop.callee.type !== 'MemberExpression' || child === loop.callee) return
  if (VISITING.has(memberName(loop.callee) ?? '')) return { of: textOf(loop.callee.object, source) }
}

export const SCOPE_RULES: readonly Rule[] = [
  {
    name: 'use-before-define',
    reason: 'Espruino does not hoist: define it first',
    finds: (node, { parents, isReference, flow }) => {
      if (node.type === 'Identifier' && isReference) {
        const bound = flow.bindingOf(node)
        return !!bound && node.start! < bound.from && bound.home === homeOf(parents)
      }
      const during = flow.during(node)
      if (during.size === 0) return false
      const home = homeOf(parents)
      for (const callee of during)
        for (const { name, binding: needed } of flow.readsOf(callee)) {
          // A function that is itself defined only later is reported where its name stands.
          if (needed.home !== home || needed.from <= node.end! || callee.start! > node.end!) continue
          return `Espruino does not hoist: this call needs ${name.name}, which is defined only later`
        }
      return false
    },
  },
  {
    name: 'skipped-var',
    reason: 'On Espruino a var whose definition was skipped is not there: reading throws, setting makes a global',
    finds: (node, { parents, isReference, flow }) => {
      if (node.type !== 'Identifier' || !isReference) return false
      const branches = flow.bindingOf(node)?.branches ?? []
      return branches.length > 0 && !branches.some((branch) => !branch || parents.includes(branch))
    },
  },
  {
    name: 'no-var',
    reason: 'Espruino neither hoists var nor keeps it in its block: use const or let',
    finds: (node, { flashed }) => node.type === 'VariableDeclaration' && node.kind === 'var' && !flashed,
  },
  {
    name: 'function-in-loop',
    reason: 'Espruino makes one binding for all turns of a loop: make the function outside',
    finds: (node, { parents }) => isFunction(node) && isRepeated(node, parents, LOOPS),
  },
  {
    name: 'recursion',
    reason: 'On Espruino nothing can catch a recursion that is too deep: write a loop',
    finds: (node, { parents, isReference, flow }) => {
      const called = node.type === 'Identifier' && isReference ? flow.bindingOf(node)?.callee : flow.methodOf(node)
      return !!called && flow.holders(node, parents).some((holder) => flow.mayReach(called, holder))
    },
  },
  {
    name: 'delete-in-for-in',
    reason: 'Espruino ends a for-in early when it deletes: use Object.keys',
    finds: (node, { parents }) =>
      node.type === 'UnaryExpression' && node.operator === 'delete' && isRepeated(node, parents, ['ForInStatement']),
  },
  {
    name: 'default-last',
    reason: 'Espruino allows no case after default',
    finds: (node, { parent }) =>
      node.type === 'SwitchCase' &&
      !node.test &&
      parent?.type === 'SwitchStatement' &&
      parent.cases[parent.cases.length - 1] !== node,
  },
  {
    name: 'case-scope',
    reason: 'On Espruino a name defined in a case lives on after the switch: put the case in braces',
    finds: (node, { key, parent }) =>
      parent?.type === 'SwitchCase' &&
      key === 'consequent' &&
      (node.type === 'ClassDeclaration' ||
        node.type === 'FunctionDeclaration' ||
        (node.type === 'VariableDeclaration' && node.kind !== 'var')),
  },
  {
    name: 'late-read',
    reason: 'Espruino reads the left side only after the right side has run, and the right side changes it',
    finds: (node, { flow, source }) => {
      const place = (target: Node) => flow.bindingOf(target) ?? placeOf(target, source)
      const changes = (by: Node, target: Node) => {
        const read = place(target)
        return read !== undefined && flow.changes(by, read)
      }
      if (node.type === 'AssignmentExpression') return node.operator !== '=' && changes(node.right, node.left)
      if (node.type === 'MemberExpression') return node.computed && changes(node.property, node.object)
      if (node.type !== 'SwitchStatement') return false
      return node.cases.some(({ test }) => test && changes(test, node.discriminant))
    },
  },
  {
    name: 'change-while-iterating',
    reason: 'Espruino visits other elements when a list changes while it is gone through',
    finds: (node, { parents, source }) => {
      const change = changed(node, source)
      if (!change) return false
      return parents.some((parent, i) => {
        const loop = iterated(parent, parents[i + 1], source)
        // Assigning to a list keeps its length; assigning to the key at hand, or anywhere but in a for-in, adds none.
        return loop?.of === change.of && (change.key === undefined || (!!loop.key && loop.key !== change.key))
      })
    },
  },
  {
    name: 'plain-this',
    reason: 'On Espruino this is the global object in a plain call: only methods may use it',
    finds: (node, { parents }) => {
      if (node.type !== 'ThisExpression') return false
      const of = parents.findLast((parent) => isFunction(parent) && parent.type !== 'ArrowFunctionExpression')
      return of?.type !== 'ObjectMethod' && of?.type !== 'ClassMethod'
    },
  },
  {
    name: 'same-parameter',
    reason: 'Of two parameters with one name Espruino takes the first',
    finds: (node, { parent, key, isDefinition }) =>
      isDefinition &&
      key === 'params' &&
      node.type === 'Identifier' &&
      !!parent &&
      'params' in parent &&
      parent.params.some((other) => other !== node && other.type === 'Identifier' && other.name === node.name) &&
      parent.params[0] !== node,
  },
  {
    name: 'semicolon',
    reason: 'Espruino reads on over the end of a line: end the statement',
    finds: (node, { flashed, key, source }) =>
      flashed &&
      ENDED.has(node.type) &&
      !/^(init|left)$/.test(key) &&
      source[node.end! - 1] !== ';' &&
      !/^\s*(\}|$)/.test(source.slice(node.end!, node.end! + 80)),
  },
]
