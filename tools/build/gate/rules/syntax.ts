// Rules on syntax that Espruino 2v29 does not have, or has with another meaning.

import type { Node } from '@babel/types'
import { KEYWORDS } from '../names.ts'
import { isFunction } from '../walk.ts'
import type { Rule } from './rule.ts'

const isClass = (node: Node) => node.type === 'ClassDeclaration' || node.type === 'ClassExpression'

export const SYNTAX_RULES: readonly Rule[] = [
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
    name: 'using',
    reason: 'Espruino has no using',
    finds: (node) => node.type === 'VariableDeclaration' && /using$/.test(node.kind),
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
]
