// Inserts counters into the text of a module, so that the module counts what it runs. The cost of statements that run one
// after the other is known from the text, so a counter is one addition for each kind of engine. Lines stay where they are.

import { parse } from '@babel/parser'
import { localNames } from './local-names.mjs'
import { METER } from './meter-name.mjs'
import { NODE_COSTS } from './node-costs.mjs'
import { childrenOf, isCode, mayExit } from './syntax.mjs'

/**
 * @typedef {import('@babel/types').Node} Node
 * @typedef {import('./node-costs.mjs').NodeCosts} NodeCosts
 *
 * @typedef {number[]} Cost In units of each kind of engine.
 *
 * @typedef {object} Insertion
 * @property {number} at
 * @property {string} text
 * @property {boolean} isEnd Whether it closes what another one has opened.
 */

const sum = (/** @type {Cost} */ a, /** @type {Cost} */ b) => a.map((cost, i) => cost + /** @type {number} */ (b[i]))
const isFree = (/** @type {Cost} */ cost) => cost.every((units) => units === 0)
const counterFor = (/** @type {Cost} */ cost) =>
  cost.flatMap((units, i) => (units === 0 ? [] : `${METER}[${i}]+=${units}`)).join(',')

/** Whether only builds with the link have this code (src/link/pairing.ts): all others leave it out. */
const isOfLink = (/** @type {any} */ node) => {
  let first = node.type === 'IfStatement' ? node.test : node
  while (first.type === 'LogicalExpression') first = first.left
  if (first !== node && first.type === 'UnaryExpression') first = first.argument
  return first !== node && first.type === 'MemberExpression' && first.property.name === 'isBuilt'
}

class Metering {
  /** @type {Insertion[]} */
  insertions = []
  /** @type {Set<string>} */
  #locals = new Set()
  /** @type {readonly NodeCosts[]} */
  #table
  #nothing
  /** Functions around the code that stand for its module: their variables are those of the module. */
  #wrappers

  constructor(/** @type {readonly NodeCosts[]} */ table, wrappers = 0) {
    this.#table = table
    this.#wrappers = wrappers
    this.#nothing = table.map(() => 0)
  }

  /** The cost of all that runs whenever `node` does. The rest of it gets counters of its own. */
  costOf(/** @type {any} */ node) {
    if (!node || !isCode(node) || isOfLink(node)) return this.#nothing
    const own = this.#price(node.type === 'Identifier' && this.#locals.has(node.name) ? 'local' : node.type)
    return sum(own, this.#costOfParts(node))
  }

  #price(/** @type {string} */ type) {
    return this.#table.map((costs) => costs[type] ?? 0)
  }

  /** @returns {Cost} */
  #costOfParts(/** @type {any} */ node) {
    switch (node.type) {
      case 'IfStatement':
        this.#meterBody(node.consequent)
        this.#meterBody(node.alternate)
        return this.costOf(node.test)
      case 'ConditionalExpression':
        this.#meterValue(node.consequent)
        this.#meterValue(node.alternate)
        return this.costOf(node.test)
      case 'LogicalExpression':
        this.#meterValue(node.right)
        return this.costOf(node.left)
      case 'ForStatement': {
        // One test more than there are turns.
        const test = this.costOf(node.test)
        this.#meterBody(node.body, sum(test, this.#costOfTurn(node.update)))
        return sum(test, this.costOf(node.init))
      }
      case 'ForOfStatement':
        this.#meterBody(node.body, this.#costOfTurn())
        return this.costOf(node.right)
      case 'WhileStatement': {
        const test = this.costOf(node.test)
        this.#meterBody(node.body, sum(test, this.#costOfTurn()))
        return test
      }
      case 'DoWhileStatement':
        this.#meterBody(node.body, this.#costOfTurn(node.test))
        return this.#nothing
      case 'SwitchStatement':
        for (const { consequent } of node.cases) this.meterStatements(consequent)
        return this.#costOfAll([node.discriminant, ...node.cases.map((/** @type {any} */ { test }) => test)])
      case 'TryStatement':
        for (const block of [node.handler?.body, node.finalizer]) if (block) this.meterStatements(block.body)
        return this.#costOfStatements(node.block.body)
      case 'BlockStatement':
        return this.#costOfStatements(node.body)
      // Names that are no variables.
      case 'MemberExpression':
        return this.#costOfAll(node.computed ? [node.object, node.property] : [node.object])
      case 'ObjectProperty':
        return this.costOf(node.value)
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.#meterFunction(node)
        return this.#nothing
      default:
        return this.#costOfAll(childrenOf(node))
    }
  }

  #costOfAll(/** @type {Node[]} */ nodes) {
    return nodes.reduce((total, node) => sum(total, this.costOf(node)), this.#nothing)
  }

  #costOfTurn(/** @type {Node[]} */ ...parts) {
    return sum(this.#price('loop'), this.#costOfAll(parts))
  }

  /** Puts counters into statements that run one after the other. */
  meterStatements(/** @type {Node[]} */ statements, more = this.#nothing) {
    const cost = sum(more, this.#costOfStatements(statements))
    const [first] = statements
    if (first && !isFree(cost)) this.#insert(first.start, `${counterFor(cost)};`)
  }

  /** The cost up to the first statement that may leave early. What follows it has a counter of its own. */
  #costOfStatements(/** @type {Node[]} */ statements) {
    const exit = statements.findIndex(mayExit)
    const whole = exit < 0 ? statements : statements.slice(0, exit + 1)
    const cost = this.#costOfAll(whole)
    if (whole.length < statements.length) this.meterStatements(statements.slice(whole.length))
    return cost
  }

  #meterFunction(/** @type {any} */ { params, body }) {
    const outer = this.#locals
    const isWrapper = this.#wrappers > 0
    this.#wrappers--
    if (!isWrapper) this.#locals = new Set([...outer, ...localNames(params, body)])
    if (body.type === 'BlockStatement') this.meterStatements(body.body)
    else this.#meterValue(body)
    this.#locals = outer
    this.#wrappers++
  }

  #meterBody(/** @type {any} */ body, more = this.#nothing) {
    if (!body) return
    if (body.type === 'BlockStatement' && body.body.length > 0) this.meterStatements(body.body, more)
    else if (body.type === 'BlockStatement') this.#insert(body.start + 1, counterFor(more))
    else {
      this.#insert(body.start, '{')
      this.meterStatements([body], more)
      this.#insert(body.end, '}', true)
    }
  }

  #meterValue(/** @type {any} */ value) {
    const place = this.insertions.length
    const cost = this.costOf(value)
    if (isFree(cost)) return
    this.insertions.splice(place, 0, { at: value.start, text: `(${counterFor(cost)},`, isEnd: false })
    this.#insert(value.end, ')', true)
  }

  #insert(/** @type {number | null | undefined} */ at, /** @type {string} */ text, isEnd = false) {
    this.insertions.push({ at: at ?? 0, text, isEnd })
  }
}

function insertAll(/** @type {string} */ source, /** @type {Insertion[]} */ insertions) {
  // Where one range ends and another begins, the end comes first. Ranges were noted from the inside out.
  const inOrder = [...insertions].sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd))
  let text = ''
  let from = 0
  for (const { at, text: inserted } of inOrder) {
    text += source.slice(from, at) + inserted
    from = at
  }
  return text + source.slice(from)
}

/**
 * @param {string} source
 * @param {readonly NodeCosts[]} table
 * @param {import('@babel/parser').ParserOptions} options
 */
function insertCounters(source, table, options, wrappers = 0) {
  const { program } = parse(source, options)
  const metering = new Metering(table, wrappers)
  for (const statement of program.body) metering.costOf(statement)
  return insertAll(source, metering.insertions)
}

/**
 * The text with counters. What runs while the module is loaded is not counted.
 * @param {string} source JavaScript or TypeScript
 * @param {readonly NodeCosts[]} table a row for each counter
 * @returns {string}
 */
export function meterSource(source, table = NODE_COSTS) {
  const text = insertCounters(source, table, { sourceType: 'module', plugins: ['typescript'] })
  return `globalThis.${METER}??=new Float64Array(${table.length});${text}`
}

/**
 * The text of a built file, which is one function, with counters; for a scope that has them.
 * @param {string} source
 * @param {readonly NodeCosts[]} table
 * @returns {string}
 */
export const meterScript = (source, table) => insertCounters(source, table, { sourceType: 'script' }, 1)
