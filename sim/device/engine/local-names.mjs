// The names that a function declares: its parameters and variables, without those of the functions in it.

import { childrenOf, isFunction } from './syntax.mjs'

/** @typedef {import('@babel/types').Node} Node */

/** @returns {string[]} */
function namesIn(/** @type {any} */ pattern) {
  if (pattern.type === 'Identifier') return [pattern.name]
  if (pattern.type === 'AssignmentPattern') return namesIn(pattern.left)
  if (pattern.type === 'ObjectProperty') return namesIn(pattern.value)
  return childrenOf(pattern).flatMap(namesIn)
}

/** @returns {string[]} */
function declaredIn(/** @type {any} */ node) {
  const own = node.type === 'VariableDeclarator' ? namesIn(node.id) : []
  return [...own, ...childrenOf(node).flatMap((child) => (isFunction(child) ? [] : declaredIn(child)))]
}

/** @returns {string[]} */
export function localNames(/** @type {Node[]} */ params, /** @type {Node} */ body) {
  return [...params.flatMap(namesIn), ...declaredIn(body)]
}
