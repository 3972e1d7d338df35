// Rules about when names have their values, and about the order in which code runs.

import type { Node } from '@babel/types'
import { makePlaceKey } from '../call-graph.ts'
import { splitWords } from '../names.ts'
import { findUnit, isFunction } from '../walk.ts'
import { getMemberName, getSource, isRepeated, type Rule } from './rule.ts'

const LOOPS = splitWords('ForStatement ForInStatement ForOfStatement WhileStatement DoWhileStatement')

/** Statements that must end with a semicolon or before a brace. */
const TERMINATED = new Set(
  splitWords(`ExpressionStatement VariableDeclaration ReturnStatement ThrowStatement BreakStatement ContinueStatement
    DoWhileStatement`),
)

/** Methods that change the length of their array, and methods that call a function for each element. */
const RESIZING = new Set(splitWords('push pop shift unshift splice'))
const VISITING = new Set(splitWords('forEach map filter some every find findIndex reduce'))

/** A list or an object by its source text, and the source text of a key. */
interface Target {
  list: string
  key?: string
}

/** The list that `node` resizes, or the object and the key that it assigns. */
function findChange(node: Node, source: string): Target | undefined {
  const member =
    node.type === 'CallExpression' ? node.callee : node.type === 'AssignmentExpression' ? node.left : undefined
  if (member?.type !== 'MemberExpression') return
  const list = getSource(member.object, source)
  if (node.type === 'AssignmentExpression') return { list, key: getSource(member.property, source) }
  if (RESIZING.has(getMemberName(member) ?? '')) return { list }
}

/** The list that `loop` iterates over while its `child` runs; for a for-in loop, the name of its key too. */
function findIterated(loop: Node, child: Node | undefined, source: string): Target | undefined {
  if (loop.type === 'ForOfStatement' && child === loop.body) return { list: getSource(loop.right, source) }
  if (loop.type === 'ForInStatement' && child === loop.body) {
    const { left } = loop
    const name = left.type === 'VariableDeclaration' ? left.declarations[0]!.id : left
    return { list: getSource(loop.right, source), key: getSource(name, source) }
  }
  if (loop.type !== 'CallExpression' || loop.callee.type !== 'MemberExpression' || child === loop.callee) return
  if (VISITING.has(getMemberName(loop.callee) ?? '')) return { list: getSource(loop.callee.object, source) }
}

export const SCOPE_RULES: readonly Rule[] = [
  {
    name: 'use-before-define',
    reason: 'Espruino does not hoist: define this name before its use',
    check: (node, { parents, isReference, callGraph }) => {
      if (node.type === 'Identifier' && isReference) {
        const bound = callGraph.findBinding(node)
        return !!bound && node.start! < bound.definedAt && bound.unit === findUnit(parents)
      }
      const callees = callGraph.findFunctionsRunBy(node)
      if (callees.size === 0) return false
      const unit = findUnit(parents)
      for (const callee of callees)
        for (const { name, binding: needed } of callGraph.listReads(callee)) {
          // A function that is itself defined later is reported at its name.
          if (needed.unit !== unit || needed.definedAt <= node.end! || callee.start! > node.end!) continue
          return `Espruino does not hoist: define ${name.name}, which this call needs, before the call`
        }
      return false
    },
  },
  {
    name: 'skipped-var',
    reason:
      'On Espruino a var whose declaration is skipped does not exist: reading it throws, setting it creates a global',
    check: (node, { parents, isReference, callGraph }) => {
      if (node.type !== 'Identifier' || !isReference) return false
      const parts = callGraph.findBinding(node)?.skippableParts ?? []
      return parts.length > 0 && !parts.some((part) => !part || parents.includes(part))
    },
  },
  {
    name: 'no-var',
    reason: 'Espruino does not hoist var, and var is not limited to its block: use const or let',
    check: (node, { isMinified }) => node.type === 'VariableDeclaration' && node.kind === 'var' && !isMinified,
  },
  {
    name: 'function-in-loop',
    reason: 'On Espruino all iterations of a loop share its variables: create the function outside the loop',
    check: (node, { parents }) => isFunction(node) && isRepeated(node, parents, LOOPS),
  },
  {
    name: 'recursion',
    reason: 'On Espruino a stack overflow cannot be caught: write a loop',
    check: (node, { parents, isReference, callGraph }) => {
      const called =
        node.type === 'Identifier' && isReference
          ? callGraph.findBinding(node)?.namedFunction
          : callGraph.findCalledMethod(node)
      return !!called && callGraph.findCallers(node, parents).some((caller) => callGraph.mayReach(called, caller))
    },
  },
  {
    name: 'delete-in-for-in',
    reason: 'Espruino ends a for-in loop early if its body deletes a key: loop over Object.keys',
    check: (node, { parents }) =>
      node.type === 'UnaryExpression' && node.operator === 'delete' && isRepeated(node, parents, ['ForInStatement']),
  },
  {
    name: 'default-last',
    reason: 'Espruino allows no case after default: put default last',
    check: (node, { parent }) =>
      node.type === 'SwitchCase' &&
      !node.test &&
      parent?.type === 'SwitchStatement' &&
      parent.cases[parent.cases.length - 1] !== node,
  },
  {
    name: 'case-scope',
    reason: 'On Espruino a name that a case defines is still visible after the switch: put the case in braces',
    check: (node, { key, parent }) =>
      parent?.type === 'SwitchCase' &&
      key === 'consequent' &&
      (node.type === 'ClassDeclaration' ||
        node.type === 'FunctionDeclaration' ||
        (node.type === 'VariableDeclaration' && node.kind !== 'var')),
  },
  {
    name: 'late-read',
    reason: 'Espruino reads the left side after it has run the right side, which changes it: copy the value first',
    check: (node, { callGraph, source }) => {
      const mayChange = (code: Node, target: Node) => {
        const place = callGraph.findBinding(target) ?? makePlaceKey(target, source)
        return place !== undefined && callGraph.mayChange(code, place)
      }
      if (node.type === 'AssignmentExpression') return node.operator !== '=' && mayChange(node.right, node.left)
      if (node.type === 'MemberExpression') return node.computed && mayChange(node.property, node.object)
      if (node.type !== 'SwitchStatement') return false
      return node.cases.some(({ test }) => test && mayChange(test, node.discriminant))
    },
  },
  {
    name: 'change-while-iterating',
    reason: 'Espruino visits other elements if a list changes during a loop over it: loop over a copy',
    check: (node, { parents, source }) => {
      const change = findChange(node, source)
      if (!change) return false
      return parents.some((parent, i) => {
        const loop = findIterated(parent, parents[i + 1], source)
        // Assigning to an element keeps the length of a list. Only a for-in loop sees new keys, and the current key is not new.
        return loop?.list === change.list && (change.key === undefined || (!!loop.key && loop.key !== change.key))
      })
    },
  },
  {
    name: 'plain-this',
    reason: 'On Espruino this is the global object in a plain call: use this only in methods',
    check: (node, { parents }) => {
      if (node.type !== 'ThisExpression') return false
      const owner = parents.findLast((parent) => isFunction(parent) && parent.type !== 'ArrowFunctionExpression')
      return owner?.type !== 'ObjectMethod' && owner?.type !== 'ClassMethod'
    },
  },
  {
    name: 'same-parameter',
    reason: 'Espruino uses the first of two parameters with the same name: rename one',
    check: (node, { parent, key, isDefinition }) =>
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
    reason: 'Espruino continues a statement on the next line: end it with a semicolon',
    check: (node, { isMinified, key, source }) =>
      isMinified &&
      TERMINATED.has(node.type) &&
      !/^(init|left)$/.test(key) &&
      source[node.end! - 1] !== ';' &&
      !/^\s*(\}|$)/.test(source.slice(node.end!, node.end! + 80)),
  },
]
