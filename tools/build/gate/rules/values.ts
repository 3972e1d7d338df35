// Rules on what the library lacks or does otherwise, and on the names that may be used.

import type { Node } from '@babel/types'
import { MISSING_GLOBALS, MISSING_METHODS, MISSING_STATICS, SLOW_MATH, words } from '../names.ts'
import { memberName, type Rule, staticName } from './rule.ts'

const WRAPPERS = new Set(words('String Number Boolean'))

const isFunctionText = ({ type }: Node) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression'

/** Methods that are there and do something else, for these arguments. */
const ODD_METHODS: readonly { name: string; reason: string; when(given: readonly Node[]): boolean }[] = [
  {
    name: 'emit',
    reason: "Espruino's emit calls the listeners only after the running code",
    when: () => true,
  },
  {
    name: 'split',
    reason: "Espruino's split knows no limit",
    when: (given) => given.length > 1,
  },
  {
    name: 'replace',
    reason: "Espruino's replace of a text puts the text of a function in",
    when: ([, by]) => !!by && isFunctionText(by),
  },
]

export const VALUE_RULES: readonly Rule[] = [
  {
    name: 'length-assignment',
    reason: 'Espruino throws when the length of an array is set: use a new array, pop or splice',
    finds: (node) =>
      (node.type === 'AssignmentExpression' && memberName(node.left) === 'length') ||
      (node.type === 'UpdateExpression' && memberName(node.argument) === 'length'),
  },
  {
    name: 'missing-method',
    reason: 'Espruino has not all methods of arrays, strings, numbers, objects and promises',
    finds: (node, site) => {
      const { parent, key } = site
      if (key !== 'callee' || parent?.type === 'NewExpression') return false
      const name = memberName(node)
      if (name === undefined || staticName(node, site) === `Object.${name}`) return false
      const owner = MISSING_METHODS.find(([, names]) => names.includes(name))?.[0]
      return owner !== undefined && `Espruino's ${owner} have no .${name}()`
    },
  },
  {
    name: 'missing-static',
    reason: 'Espruino has not all members of the built-in objects',
    finds: (node, site) => {
      const name = staticName(node, site)
      return name !== undefined && MISSING_STATICS.has(name) && `Espruino has no ${name}`
    },
  },
  {
    name: 'odd-method',
    reason: 'Espruino has some methods that do something else',
    finds: (node) => {
      if (node.type !== 'CallExpression') return false
      const odd = ODD_METHODS.find(
        ({ name, when }) => memberName(node.callee) === name && when(node.arguments as Node[]),
      )
      return !!odd && odd.reason
    },
  },
  {
    name: 'built-in-prototype',
    reason: 'On Espruino most members of a built-in prototype read as undefined: use those of a value, [].slice',
    finds: (node, site) => /^(Array|Date|Function|Number|Object|String)\.prototype$/.test(staticName(node, site) ?? ''),
  },
  {
    name: 'constructor',
    reason: 'On Espruino functions have no name, and their prototypes no constructor of their own',
    finds: (node, { binding }) => {
      const member = memberName(node)
      if (member !== 'name' && member !== 'constructor') return false
      if (member === 'constructor' || !('object' in node)) return true
      const { object } = node
      const named = object.type === 'Identifier' && binding(object.name)
      return !!named && (!!named.callee || named.members?.type.startsWith('Class') === true)
    },
  },
  {
    name: 'property-attribute',
    reason: 'Espruino lists properties that are not enumerable, and throws where one that is not writable is set',
    finds: (node, site) => /^Object\.defineProperty$|^Object\.defineProperties$/.test(staticName(node, site) ?? ''),
  },
  {
    name: 'wrapper',
    reason: 'On Espruino new String, new Number and new Boolean give plain values',
    finds: (node, { binding }) =>
      node.type === 'NewExpression' &&
      node.callee.type === 'Identifier' &&
      WRAPPERS.has(node.callee.name) &&
      !binding(node.callee.name),
  },
  {
    name: 'instance-of',
    reason: "On Espruino plain values are instances, errors are none of Error, and the engine's own errors are plain",
    finds: (node, { binding }) =>
      node.type === 'BinaryExpression' &&
      node.operator === 'instanceof' &&
      node.right.type === 'Identifier' &&
      (WRAPPERS.has(node.right.name) || /Error$/.test(node.right.name)) &&
      !binding(node.right.name),
  },
  {
    name: 'loose-equality',
    reason: 'Espruino compares objects with other values in its own way: use === and !==',
    finds: (node, { flashed }) =>
      node.type === 'BinaryExpression' &&
      (node.operator === '==' || node.operator === '!=') &&
      // The minifier shortens === where both sides are of one type.
      !flashed &&
      node.left.type !== 'NullLiteral' &&
      node.right.type !== 'NullLiteral',
  },
  {
    name: 'json',
    reason: 'Espruino parses what is no JSON without an error, and its stringify knows no replacer',
    finds: (node, site) => {
      if (node.type !== 'CallExpression') return false
      const name = staticName(node.callee, site)
      return name === 'JSON.parse' || (name === 'JSON.stringify' && node.arguments.length > 1)
    },
  },
  {
    name: 'rounding',
    reason: 'Math.round and toFixed treat ties differently on Espruino: use Math.floor(x + 0.5)',
    finds: (node, site) =>
      staticName(node, site) === 'Math.round' || (site.key === 'callee' && memberName(node) === 'toFixed'),
  },
  {
    name: 'slow-math',
    reason: 'Too slow for a board without hardware doubles, or not the same everywhere: make a table in the build',
    finds: (node, site) => SLOW_MATH.has(staticName(node, site) ?? ''),
  },
  {
    name: 'unknown-global',
    reason: 'Only names that exist on the device may be used without a definition',
    finds: (node, { isReference, globals, binding }) => {
      if (node.type !== 'Identifier' || !isReference || binding(node.name) || globals.has(node.name)) return false
      if (MISSING_GLOBALS.has(node.name)) return `${node.name} is missing on Espruino`
      if (node.name === 'arguments') return 'On Espruino arguments is padded, and arrow functions have their own'
      return `${node.name} is no global that may be used here`
    },
  },
]
