// What the metering needs to know of syntax trees.

/** @typedef {import('@babel/types').Node} Node */

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']
const EXITS = ['ReturnStatement', 'ThrowStatement', 'BreakStatement', 'ContinueStatement']
/** Types, and statements that only say where a name comes from. */
const NO_CODE = /^(TS(?!AsExpression|NonNullExpression|SatisfiesExpression)|Import|ExportAll|ExportSpecifier)/

/** @returns {Node[]} */
export function childrenOf(/** @type {Node} */ node) {
  return Object.values(node)
    .flat()
    .filter((value) => typeof value?.type === 'string' && typeof value.start === 'number' && isCode(value))
}

/** Whether the node runs. */
export const isCode = (/** @type {Node} */ { type }) => !NO_CODE.test(type)

export const isFunction = (/** @type {Node} */ { type }) => FUNCTIONS.includes(type)

/** Whether something in a statement may leave the statements around it. */
export function mayExit(/** @type {Node} */ node) {
  return EXITS.includes(node.type) || (!isFunction(node) && childrenOf(node).some(mayExit))
}
