// Rewrites code so that it reports everything that Espruino would do differently (observer.ts lists it). Otherwise the code
// does the same, except that a function or var does not exist before its definition has run.

import { parse } from '@babel/parser'
import type { Node, Program } from '@babel/types'
import { collectScopes, isHoisted, type Scopes } from '../../../tools/build/gate/scopes.ts'
import { isFunction, iterateChildren } from '../../../tools/build/gate/walk.ts'

/** The name of the observer in the code; see observer.ts. */
export const OBSERVER = '__espruino'

/** Operators whose operands are checked, by the observer's method. */
const OBSERVED: Record<string, string> = {
  '+': 'add',
  '/': 'divide',
  '==': 'equal',
  '!=': 'unequal',
  instanceof: 'isOf',
  '|': 'bits',
  '&': 'bits',
  '^': 'bits',
  '<<': 'bits',
  '>>': 'bits',
  '>>>': 'bits',
}

export interface Instrumented {
  code: string
  /** The text of each function, by its number. */
  functions: string[]
}

/** Gives the text for a child from its rewritten text. */
type Put = (child: Node, key: string, text: string) => string

class Rewriter {
  readonly functions: string[] = []
  readonly #source: string
  readonly #scopes: Scopes

  constructor(source: string, scopes: Scopes) {
    this.#source = source
    this.#scopes = scopes
  }

  /** The text of `node` with its parts rewritten. */
  inside(node: Node, parents: readonly Node[], put: Put = (_child, _key, text) => text): string {
    const below = [...parents, node]
    let text = ''
    let at = node.start!
    const children = [...iterateChildren(node)].sort(([, a], [, b]) => a.start! - b.start!)
    for (const [key, child] of children) {
      if (child.start! < at) continue
      text += this.#source.slice(at, child.start!) + put(child, key, this.write(child, below, key))
      at = child.end!
    }
    return text + this.#source.slice(at, node.end!)
  }

  write(node: Node, parents: readonly Node[], key: string): string {
    const below = [...parents, node]
    if (isFunction(node) || node.type === 'Program') return this.#function(node, parents)
    switch (node.type) {
      case 'Identifier':
        return this.#name(node, parents, key)
      case 'BlockStatement': {
        const names = this.#scopes.listHoisted(node).map(unset)
        const text = this.inside(node, parents)
        return names.length > 0 ? `{let ${names};${text.slice(1)}` : text
      }
      case 'VariableDeclarator':
        // In the head of a for-in or a for-of the loop gives the name a value.
        if (node.init || !this.#waits(node.id, parents) || isHead(parents)) return this.inside(node, parents)
        return `${this.#text(node)}=${OBSERVER}.defined(${this.#text(node)})`
      case 'BinaryExpression': {
        const how = OBSERVED[node.operator]
        if (!how) return this.inside(node, parents)
        const [left, right] = [this.write(node.left, below, 'left'), this.write(node.right, below, 'right')]
        return ` ${OBSERVER}.${how}((${left}),(${right}),${JSON.stringify(node.operator)})`
      }
      case 'TemplateLiteral': {
        const texts = node.quasis.map(({ value }) => JSON.stringify(value.cooked))
        const values = node.expressions.map((value) => `(${this.write(value, below, 'expressions')})`)
        return `${OBSERVER}.text([${texts}],[${values}])`
      }
      case 'AssignmentExpression':
        return this.#assignment(node, parents)
      case 'UpdateExpression': {
        const check = this.#waits(node.argument, parents) && this.write(node.argument, below, 'argument')
        return check ? `(${check},${this.#text(node)})` : this.inside(node, parents)
      }
      case 'ForOfStatement':
        return this.inside(node, parents, (_, field, text) =>
          field === 'right' ? `${OBSERVER}.each((${text}))` : text,
        )
      default:
        return this.inside(node, parents)
    }
  }

  #text(node: Node): string {
    return this.#source.slice(node.start!, node.end!)
  }

  /** Whether Espruino has this name only after its definition has run: a var, or a declared function. */
  #waits(name: Node, parents: readonly Node[]): boolean {
    const binding = name.type === 'Identifier' && this.#scopes.find(name.name, parents)
    return !!binding && isHoisted(binding)
  }

  #name(node: Node & { name: string }, parents: readonly Node[], key: string): string {
    const parent = parents[parents.length - 1]!
    const isPlain = /^(property|key|label|meta|id)$/.test(key) && !('computed' in parent && parent.computed)
    if (isPlain || this.#scopes.definitions.has(node) || !this.#waits(node, parents)) return node.name
    const short = parent.type === 'ObjectProperty' && parent.shorthand ? `${node.name}:` : ''
    if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') return `${OBSERVER}.peek(${node.name})`
    return `${short}${OBSERVER}.get(${node.name},'${node.name}')`
  }

  #function(node: Node, parents: readonly Node[]): string {
    const hoisted = this.#scopes.listHoisted(node).map(unset)
    const start = hoisted.length > 0 ? `var ${hoisted};` : ''
    if (node.type === 'Program') return `${start}${this.inside(node, parents)}`
    const number = this.functions.push(this.#text(node).slice(0, 60)) - 1
    const enter = `${start}${OBSERVER}.enter(${number});try{`
    const leave = `}finally{${OBSERVER}.leave(${number})}`
    const text = this.inside(node, parents, (child, key, body) => {
      if (key !== 'body') return body
      if (child.type !== 'BlockStatement') return `{${enter}return(${body})${leave}}`
      const directives = child.directives.map((directive) => `${this.#text(directive)};`).join('')
      return `{${directives}${enter}${body}${leave}}`
    })
    if (node.type !== 'FunctionDeclaration') return text
    return `${node.id!.name}=${text};`
  }

  #assignment(node: Node & { type: 'AssignmentExpression' }, parents: readonly Node[]): string {
    const below = [...parents, node]
    const { left, operator } = node
    const right = `(${this.write(node.right, below, 'right')})`
    if (left.type === 'Identifier') {
      const name = left.name
      const check = this.#waits(left, parents) ? `${OBSERVER}.get(${name},'${name}'),` : ''
      if (operator === '=') return `(${check}${name}=${right})`
      return `(${check}${name}=${OBSERVER}.late('${operator.slice(0, -1)}',${name},${right},()=>${name}))`
    }
    if (left.type !== 'MemberExpression') return this.inside(node, parents)
    const object = `(${this.write(left.object, [...below, left], 'object')})`
    const property = left.computed
      ? `(${this.write(left.property, [...below, left], 'property')})`
      : JSON.stringify((left.property as { name: string }).name)
    if (operator === '=') return `${OBSERVER}.put(${object},${property},${right})`
    return `${OBSERVER}.change('${operator.slice(0, -1)}',${object},${property},()=>${right})`
  }
}

/** Whether a declarator is in the head of a for-in or a for-of. */
function isHead(parents: readonly Node[]): boolean {
  const [loop, declaration] = parents.slice(-2)
  return !!loop && 'left' in loop && loop.left === declaration
}

const unset = (name: string) => `${name}=${OBSERVER}.unset`

export function instrument(source: string): Instrumented {
  const program: Program = parse(source, { sourceType: 'script', strictMode: false }).program
  const rewriter = new Rewriter(source, collectScopes(program))
  return { code: rewriter.write(program, [], ''), functions: rewriter.functions }
}
