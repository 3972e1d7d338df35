// Rules about syntax that Espruino 2v29 lacks or reads differently.

import type { Node } from '@babel/types'
import { KEYWORDS } from '../names.ts'
import { isFunction } from '../walk.ts'
import type { Rule } from './rule.ts'

const isClass = (node: Node) => node.type === 'ClassDeclaration' || node.type === 'ClassExpression'

export const SYNTAX_RULES: readonly Rule[] = [
  {
    name: 'default-parameter',
    reason: 'Espruino has no default parameters',
    check: (node, { key }) => node.type === 'AssignmentPattern' && (key === 'params' || key === 'parameter'),
  },
  {
    name: 'rest-parameter',
    reason: 'Espruino has no rest parameters',
    check: (node, { key }) => node.type === 'RestElement' && key === 'params',
  },
  {
    name: 'spread',
    reason: 'Espruino has no spread',
    check: (node) => node.type === 'SpreadElement',
  },
  {
    name: 'destructuring',
    reason: 'Espruino has no destructuring',
    check: ({ type }) => type === 'ObjectPattern' || type === 'ArrayPattern',
  },
  {
    name: 'class-field',
    reason: 'Espruino puts fields on the prototype, where all instances share them: set them in the constructor',
    check: ({ type }) =>
      type === 'ClassProperty' || type === 'ClassPrivateProperty' || type === 'ClassAccessorProperty',
  },
  {
    name: 'class-extends',
    reason:
      "Espruino's super calls itself forever with three levels of classes, and built-in classes cannot be extended",
    check: (node) => node.type === 'Super' || (isClass(node) && !!node.superClass),
  },
  {
    name: 'class-member',
    reason: 'Espruino classes can only have methods with plain names that are not keywords',
    check: (node) =>
      node.type === 'StaticBlock' ||
      node.type === 'ClassPrivateMethod' ||
      (node.type === 'ClassMethod' && (node.computed || node.key.type !== 'Identifier' || KEYWORDS.has(node.key.name))),
  },
  {
    name: 'generator',
    reason: 'Espruino has no generators',
    check: (node) => 'generator' in node && !!node.generator,
  },
  {
    name: 'async',
    reason: 'Espruino has no async and await',
    check: (node) =>
      (isFunction(node) && 'async' in node && !!node.async) ||
      node.type === 'AwaitExpression' ||
      (node.type === 'ForOfStatement' && node.await),
  },
  {
    name: 'optional-chaining',
    reason: 'Espruino has no ?.',
    check: (node) =>
      (node.type === 'OptionalMemberExpression' || node.type === 'OptionalCallExpression') && node.optional,
  },
  {
    name: 'nullish-coalescing',
    reason: 'Espruino before 2v14 has no ??',
    check: (node) => node.type === 'LogicalExpression' && node.operator === '??',
  },
  {
    name: 'logical-assignment',
    reason: 'Espruino has no &&=, ||= and ??=',
    check: (node) => node.type === 'AssignmentExpression' && ['&&=', '||=', '??='].includes(node.operator),
  },
  {
    name: 'exponent',
    reason: 'Espruino has no **',
    check: (node) => 'operator' in node && (node.operator === '**' || node.operator === '**='),
  },
  {
    name: 'computed-key',
    reason: 'Espruino has no computed keys',
    check: (node) => (node.type === 'ObjectProperty' || node.type === 'ObjectMethod') && node.computed,
  },
  {
    name: 'accessor',
    reason: 'Espruino does not call a getter if its value is not used: write a method',
    check: (node) =>
      (node.type === 'ObjectMethod' || node.type === 'ClassMethod') && (node.kind === 'get' || node.kind === 'set'),
  },
  {
    name: 'label',
    reason: 'Espruino has no labels',
    check: (node) => node.type === 'LabeledStatement',
  },
  {
    name: 'meta',
    reason: 'Espruino has no new.target, import.meta and import()',
    check: ({ type }) => type === 'MetaProperty' || type === 'Import',
  },
  {
    name: 'tagged-template',
    reason: 'Espruino has no tagged templates',
    check: (node) => node.type === 'TaggedTemplateExpression',
  },
  {
    name: 'debugger',
    reason: 'Espruino stops in its debugger, and the motor keeps running',
    check: (node) => node.type === 'DebuggerStatement',
  },
  {
    name: 'with',
    reason: 'Espruino has no with',
    check: (node) => node.type === 'WithStatement',
  },
  {
    name: 'using',
    reason: 'Espruino has no using',
    check: (node) => node.type === 'VariableDeclaration' && /using$/.test(node.kind),
  },
  {
    name: 'typescript-code',
    reason: 'enum, namespace and similar words generate code that the source does not show: write that code',
    check: ({ type }) =>
      type === 'TSEnumDeclaration' ||
      type === 'TSModuleDeclaration' ||
      type === 'TSParameterProperty' ||
      type === 'TSImportEqualsDeclaration' ||
      type === 'TSExportAssignment',
  },
]
