// What device code must not contain, and why: one table, measured on Espruino 2v29.
// A rule looks at one node at a time. Whatever TypeScript erases never reaches it.

import type { Node } from '@babel/types'
import {
  KEYWORDS,
  MISSING_GLOBALS,
  MISSING_METHODS,
  MISSING_STATICS,
  RESERVED,
  SLOW_MATH,
  words,
} from './subset-names.ts'

export interface Binding {
  /** The function or module whose code runs in one go with the definition. */
  home: Node | undefined
  /** Where in the text its value is there. */
  from: number
  /** The function it names, if it names one. */
  callee: Node | undefined
}

/** Where a node stands. */
export interface Site {
  /** Ancestors, outermost first. */
  parents: readonly Node[]
  parent: Node | undefined
  /** The field of the parent that holds the node. */
  key: string
  source: string
  allowVar: boolean
  globals: ReadonlySet<string>
  /** Whether the node is a name that stands for a value, and not a member, a key or a definition. */
  isReference: boolean
  isDefinition: boolean
  binding(name: string): Binding | undefined
}

export interface Rule {
  name: string
  reason: string
  /** True, or a message that says more than the reason. */
  finds(node: Node, site: Site): boolean | string
}

const LOOPS = words('ForStatement ForInStatement ForOfStatement WhileStatement DoWhileStatement')

const FUNCTIONS = words(
  'FunctionDeclaration FunctionExpression ArrowFunctionExpression ObjectMethod ClassMethod ClassPrivateMethod',
)

export const isFunction = (node: Node) => FUNCTIONS.includes(node.type)

/** The function or module that runs in one go with what stands below `parents`. */
export const homeOf = (parents: readonly Node[]) =>
  parents.findLast((node, i) => {
    if (node.type === 'Program') return true
    const parent = parents[i - 1]
    // A function that is called where it stands runs with the code around it.
    return isFunction(node) && !(parent?.type === 'CallExpression' && parent.callee === node)
  })

/** Whether `node` runs anew in every turn of one of these loops of its own function. */
function isRepeated(node: Node, parents: readonly Node[], loops: readonly string[]): boolean {
  let child = node
  for (const parent of parents.toReversed()) {
    if (isFunction(parent)) return false
    const once = ('init' in parent && parent.init === child) || ('right' in parent && parent.right === child)
    if (loops.includes(parent.type) && !once) return true
    child = parent
  }
  return false
}

/** The name of the member that a node reads or writes, `a.name` or `a['name']`. */
function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return
  if (node.property.type === 'StringLiteral') return node.property.value
  if (node.property.type === 'Identifier' && !node.computed) return node.property.name
}

/** `Object.member` of a global object. */
function staticName(node: Node, { binding }: Site): string | undefined {
  const member = memberName(node)
  if (member === undefined || !('object' in node) || node.object.type !== 'Identifier') return
  if (!binding(node.object.name)) return `${node.object.name}.${member}`
}

/** A regular expression without its escapes and classes, whose characters stand for themselves. */
const bare = (pattern: string) => pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '')

const isClass = (node: Node) => node.type === 'ClassDeclaration' || node.type === 'ClassExpression'

const isTemplate = (node: Node) => node.type === 'TemplateLiteral'

const textOf = (node: Node, source: string) => source.slice(node.start!, node.end!)

const isAscii = (text: string) => !/[\u0080-\uffff]/.test(text)

const isBytes = (text: string) => !/[\u0100-\uffff]/.test(text)

export const RULES: readonly Rule[] = [
  {
    name: 'default-parameter',
    reason: 'Espruino has no default parameters',
    finds: (node, { key }) => node.type === 'AssignmentPattern' && (key === 'params' || key === 'parameter'),
  },
  {
    name: 'rest-parameter',
    reason: 'Espruino has no rest parameters',
    finds: (node, { key }) => node.type === 'RestElement' && key === 'params',
  },
  {
    name: 'spread',
    reason: 'Espruino has no spread',
    finds: (node) => node.type === 'SpreadElement',
  },
  {
    name: 'destructuring',
    reason: 'Espruino has no destructuring',
    finds: ({ type }) => type === 'ObjectPattern' || type === 'ArrayPattern',
  },
  {
    name: 'class-field',
    reason: 'Espruino keeps fields on the prototype, shared by all instances: set them in the constructor',
    finds: ({ type }) =>
      type === 'ClassProperty' || type === 'ClassPrivateProperty' || type === 'ClassAccessorProperty',
  },
  {
    name: 'class-extends',
    reason: "Espruino's super recurses for ever from the third level on, and built-in classes cannot be extended",
    finds: (node) => node.type === 'Super' || (isClass(node) && !!node.superClass),
  },
  {
    name: 'class-member',
    reason: 'Espruino classes have only methods whose names are plain and no keywords',
    finds: (node) =>
      node.type === 'StaticBlock' ||
      node.type === 'ClassPrivateMethod' ||
      (node.type === 'ClassMethod' && (node.computed || node.key.type !== 'Identifier' || KEYWORDS.has(node.key.name))),
  },
  {
    name: 'generator',
    reason: 'Espruino has no generators',
    finds: (node) => 'generator' in node && !!node.generator,
  },
  {
    name: 'async',
    reason: 'Espruino has no async and no await',
    finds: (node) =>
      (isFunction(node) && 'async' in node && !!node.async) ||
      node.type === 'AwaitExpression' ||
      (node.type === 'ForOfStatement' && node.await),
  },
  {
    name: 'optional-chaining',
    reason: 'Espruino has no ?.',
    finds: (node) =>
      (node.type === 'OptionalMemberExpression' || node.type === 'OptionalCallExpression') && node.optional,
  },
  {
    name: 'nullish-coalescing',
    reason: 'Espruino before 2v14 has no ??',
    finds: (node) => node.type === 'LogicalExpression' && node.operator === '??',
  },
  {
    name: 'logical-assignment',
    reason: 'Espruino has no &&=, ||= and ??=',
    finds: (node) => node.type === 'AssignmentExpression' && ['&&=', '||=', '??='].includes(node.operator),
  },
  {
    name: 'exponent',
    reason: 'Espruino has no **',
    finds: (node) => 'operator' in node && (node.operator === '**' || node.operator === '**='),
  },
  {
    name: 'computed-key',
    reason: 'Espruino has no computed keys',
    finds: (node) => (node.type === 'ObjectProperty' || node.type === 'ObjectMethod') && node.computed,
  },
  {
    name: 'accessor',
    reason: 'Espruino does not call a getter whose value goes unused',
    finds: (node) =>
      (node.type === 'ObjectMethod' || node.type === 'ClassMethod') && (node.kind === 'get' || node.kind === 'set'),
  },
  {
    name: 'label',
    reason: 'Espruino has no labels',
    finds: (node) => node.type === 'LabeledStatement',
  },
  {
    name: 'meta',
    reason: 'Espruino has no new.target, import.meta and import()',
    finds: ({ type }) => type === 'MetaProperty' || type === 'Import',
  },
  {
    name: 'tagged-template',
    reason: 'Espruino has no tagged templates',
    finds: (node) => node.type === 'TaggedTemplateExpression',
  },
  {
    name: 'template-escape',
    reason: 'Espruino reads \\${ in a template as ${',
    finds: (node) => node.type === 'TemplateElement' && /(^|[^\\])(\\\\)*\\\$\{/.test(node.value.raw),
  },
  {
    name: 'template-brace',
    reason: 'Espruino ends an interpolation at a brace in its text',
    finds: (node, { parents, source }) =>
      (node.type === 'StringLiteral' || node.type === 'RegExpLiteral' || node.type === 'TemplateElement') &&
      /[{}]/.test(textOf(node, source)) &&
      // The text of a template is itself inside no interpolation of that template.
      (node.type === 'TemplateElement' ? parents.slice(0, -1) : parents).some(isTemplate),
  },
  {
    name: 'string-escape',
    reason: 'Espruino has no \\u{...} and keeps the end of a line after a \\',
    finds: (node, { source }) =>
      (node.type === 'StringLiteral' || node.type === 'TemplateElement') &&
      /(^|[^\\])(\\\\)*\\(u\{|\r|\n)/.test(textOf(node, source)),
  },
  {
    name: 'debugger',
    reason: 'Espruino stops in its debugger, and the motor stays as it is',
    finds: (node) => node.type === 'DebuggerStatement',
  },
  {
    name: 'with',
    reason: 'Espruino has no with',
    finds: (node) => node.type === 'WithStatement',
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
    name: 'typescript-code',
    reason: 'enum, namespace and the like make code that is not in the text: write the code',
    finds: ({ type }) =>
      type === 'TSEnumDeclaration' ||
      type === 'TSModuleDeclaration' ||
      type === 'TSParameterProperty' ||
      type === 'TSImportEqualsDeclaration' ||
      type === 'TSExportAssignment',
  },
  {
    name: 'use-before-define',
    reason: 'Espruino does not hoist: define it first',
    finds: (node, { parents, isReference, binding }) => {
      if (node.type !== 'Identifier' || !isReference) return false
      const bound = binding(node.name)
      return !!bound && node.start! < bound.from && bound.home === homeOf(parents)
    },
  },
  {
    name: 'no-var',
    reason: 'Espruino neither hoists var nor keeps it in its block: use const or let',
    finds: (node, { allowVar }) => node.type === 'VariableDeclaration' && node.kind === 'var' && !allowVar,
  },
  {
    name: 'using',
    reason: 'Espruino has no using',
    finds: (node) => node.type === 'VariableDeclaration' && /using$/.test(node.kind),
  },
  {
    name: 'function-in-loop',
    reason: 'Espruino makes one binding for all turns of a loop: make the function outside',
    finds: (node, { parents }) => isFunction(node) && isRepeated(node, parents, LOOPS),
  },
  {
    name: 'recursion',
    reason: 'On Espruino nothing can catch a recursion that is too deep: write a loop',
    finds: (node, { parents, isReference, binding }) => {
      if (node.type !== 'Identifier' || !isReference) return false
      const callee = binding(node.name)?.callee
      return !!callee && parents.includes(callee)
    },
  },
  {
    name: 'regexp',
    reason: 'Espruino expressions have no {m,n}, (?...), lazy quantifiers, \\b, \\1, \\u, \\p and no flags but g and i',
    finds: (node) =>
      node.type === 'RegExpLiteral' &&
      (/\{\d|\(\?|[*+?}]\?/.test(bare(node.pattern)) ||
        /(^|[^\\])(\\\\)*\\[bBckpPu1-9]/.test(node.pattern) ||
        /[^gi]/.test(node.flags)),
  },
  {
    name: 'literal',
    reason: 'Espruino has no BigInt, and before 2v14 no 1_000',
    finds: (node, { source }) =>
      node.type === 'BigIntLiteral' || (node.type === 'NumericLiteral' && textOf(node, source).includes('_')),
  },
  {
    name: 'non-ascii',
    reason: 'Most Espruino builds have 8-bit strings, and none has other letters in names: write ASCII',
    finds: (node, { source }) =>
      // An escaped byte is data. An escaped character beyond a byte loses its upper half.
      (node.type === 'Identifier' && !isAscii(node.name)) ||
      (node.type === 'StringLiteral' && (!isAscii(textOf(node, source)) || !isBytes(node.value))) ||
      (node.type === 'TemplateElement' && (!isAscii(node.value.raw) || !isBytes(node.value.cooked ?? ''))) ||
      (node.type === 'RegExpLiteral' && !isAscii(node.pattern)),
  },
  {
    name: 'long-name',
    reason: 'Espruino cuts names after 63 characters',
    finds: (node) => node.type === 'Identifier' && node.name.length > 63,
  },
  {
    name: 'reserved-name',
    reason: 'Espruino reserves of and static',
    finds: (node, { isReference, isDefinition }) =>
      node.type === 'Identifier' && (isReference || isDefinition) && RESERVED.has(node.name),
  },
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
    name: 'built-in-prototype',
    reason: 'On Espruino most members of a built-in prototype read as undefined: use those of a value, [].slice',
    finds: (node, site) => /^(Array|Date|Function|Number|Object|String)\.prototype$/.test(staticName(node, site) ?? ''),
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
