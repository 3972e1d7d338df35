// Rules about what the library lacks or does differently, and about the names that code may use.

import type { Node } from '@babel/types'
import { MISSING_GLOBALS, MISSING_METHODS, MISSING_STATICS, SLOW_MATH, splitWords } from '../names.ts'
import { getMemberName, getStaticName, type Rule } from './rule.ts'

const WRAPPERS = new Set(splitWords('String Number Boolean'))

const isFunctionLiteral = ({ type }: Node) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression'

/** Named as booleans are. */
function isNamedBoolean(node: Node): boolean {
  if (node.type === 'LogicalExpression') return isNamedBoolean(node.left) || isNamedBoolean(node.right)
  if (node.type === 'CallExpression') return isNamedBoolean(node.callee)
  const name = node.type === 'Identifier' ? node.name : getMemberName(node)
  return name !== undefined && /^(is|was|has|had|can|needs|drives|wants)[A-Z]/.test(name)
}

const isPlainBoolean = (node: Node): boolean =>
  node.type === 'UnaryExpression'
    ? node.operator === '!'
    : node.type === 'BinaryExpression' && /^[<>=!]/.test(node.operator)

/** Methods that do something else when they get these arguments. */
const ODD_METHODS: readonly { name: string; reason: string; when(args: readonly Node[]): boolean }[] = [
  {
    name: 'emit',
    reason: "Espruino's emit calls the listeners later, after the running code",
    when: () => true,
  },
  {
    name: 'split',
    reason: "Espruino's split ignores its limit",
    when: (args) => args.length > 1,
  },
  {
    name: 'replace',
    reason: "Espruino's replace inserts the source of a function instead of calling it",
    when: ([, replacement]) => !!replacement && isFunctionLiteral(replacement),
  },
]

export const VALUE_RULES: readonly Rule[] = [
  {
    name: 'length-assignment',
    reason: 'Espruino throws when the length of an array is set: use a new array, pop or splice',
    check: (node) =>
      (node.type === 'AssignmentExpression' && getMemberName(node.left) === 'length') ||
      (node.type === 'UpdateExpression' && getMemberName(node.argument) === 'length'),
  },
  {
    name: 'missing-method',
    reason: 'Espruino lacks some methods of arrays, strings, numbers, dates, buffers, objects and promises',
    check: (node, site) => {
      const { parent, key } = site
      if (key !== 'callee' || parent?.type === 'NewExpression') return false
      const name = getMemberName(node)
      if (name === undefined || getStaticName(node, site) === `Object.${name}`) return false
      const owner = MISSING_METHODS.find(([, names]) => names.includes(name))?.[0]
      return owner !== undefined && `Espruino's ${owner} have no .${name}()`
    },
  },
  {
    name: 'missing-static',
    reason: 'Espruino lacks some members of the built-in objects',
    check: (node, site) => {
      const name = getStaticName(node, site)
      return name !== undefined && MISSING_STATICS.has(name) && `Espruino has no ${name}`
    },
  },
  {
    name: 'odd-method',
    reason: 'Espruino has some methods that do something else than in JavaScript: emit, split, replace',
    check: (node) => {
      if (node.type !== 'CallExpression') return false
      const odd = ODD_METHODS.find(
        ({ name, when }) => getMemberName(node.callee) === name && when(node.arguments as Node[]),
      )
      return !!odd && odd.reason
    },
  },
  {
    name: 'built-in-prototype',
    reason: 'On Espruino most members of a built-in prototype are undefined: read them from a value, as in [].slice',
    check: (node, site) =>
      /^(Array|Date|Function|Number|Object|String)\.prototype$/.test(getStaticName(node, site) ?? ''),
  },
  {
    name: 'constructor',
    reason: 'On Espruino functions have no name, and their prototypes have no constructor',
    check: (node, { findBinding }) => {
      const member = getMemberName(node)
      if (member !== 'name' && member !== 'constructor') return false
      if (member === 'constructor' || !('object' in node)) return true
      const { object } = node
      const named = object.type === 'Identifier' && findBinding(object.name)
      return !!named && (!!named.namedFunction || named.namedObject?.type.startsWith('Class') === true)
    },
  },
  {
    name: 'property-attribute',
    reason: 'Espruino lists properties that are not enumerable, and throws when one that is not writable is set',
    check: (node, site) => /^Object\.defineProperty$|^Object\.defineProperties$/.test(getStaticName(node, site) ?? ''),
  },
  {
    name: 'wrapper',
    reason: 'On Espruino new String, new Number and new Boolean return primitive values',
    check: (node, { findBinding }) =>
      node.type === 'NewExpression' &&
      node.callee.type === 'Identifier' &&
      WRAPPERS.has(node.callee.name) &&
      !findBinding(node.callee.name),
  },
  {
    name: 'instance-of',
    reason:
      'On Espruino primitive values are instances, a TypeError is not an Error, and errors of the engine have no class',
    check: (node, { findBinding }) =>
      node.type === 'BinaryExpression' &&
      node.operator === 'instanceof' &&
      node.right.type === 'Identifier' &&
      (WRAPPERS.has(node.right.name) || /Error$/.test(node.right.name)) &&
      !findBinding(node.right.name),
  },
  {
    name: 'loose-equality',
    reason: 'Espruino compares objects with other values differently: use === and !==',
    check: (node, { isMinified }) =>
      node.type === 'BinaryExpression' &&
      (node.operator === '==' || node.operator === '!=') &&
      // The minifier writes == where both sides have the same type.
      !isMinified &&
      node.left.type !== 'NullLiteral' &&
      node.right.type !== 'NullLiteral',
  },
  {
    name: 'boolean-equality',
    reason: 'The build makes true and false 1 and 0, which no comparison equals: use !a === !b',
    check: (node, { isMinified }) =>
      node.type === 'BinaryExpression' &&
      !isMinified &&
      (node.operator === '===' || node.operator === '!==') &&
      [node.left, node.right].some(isNamedBoolean) &&
      // The minifier writes == where it sees that a side is a boolean.
      ![node.left, node.right].some(isPlainBoolean),
  },
  {
    name: 'json',
    reason: 'Espruino parses invalid JSON without an error, and its stringify ignores the replacer',
    check: (node, site) => {
      if (node.type !== 'CallExpression') return false
      const name = getStaticName(node.callee, site)
      return name === 'JSON.parse' || (name === 'JSON.stringify' && node.arguments.length > 1)
    },
  },
  {
    name: 'rounding',
    reason: 'Math.round and toFixed round ties differently on Espruino: use Math.floor(x + 0.5)',
    check: (node, site) =>
      getStaticName(node, site) === 'Math.round' || (site.key === 'callee' && getMemberName(node) === 'toFixed'),
  },
  {
    name: 'slow-math',
    reason:
      'Too slow on a board without double-precision hardware, or different from engine to engine: make a table in the build',
    check: (node, site) => SLOW_MATH.has(getStaticName(node, site) ?? ''),
  },
  {
    name: 'unknown-global',
    reason: 'A name without a definition must be a global of the device',
    check: (node, { isReference, globals, findBinding }) => {
      if (node.type !== 'Identifier' || !isReference || findBinding(node.name) || globals.has(node.name)) return false
      if (MISSING_GLOBALS.has(node.name)) return `${node.name} is missing on Espruino`
      if (node.name === 'arguments')
        return 'On Espruino arguments has extra entries, and arrow functions have their own: name the parameters'
      return `${node.name} is not defined here, and not a global that this file may use`
    },
  },
]
