// What a node of the syntax tree costs on each kind of engine, in units. An engine's model says how long a unit takes.

/**
 * By type of node, and of a turn of a loop. `local` is the name of a parameter or variable of a function; Identifier is
 * any other name.
 * @typedef {{ readonly loop: number, readonly local: number, readonly [type: string]: number | undefined }} NodeCosts
 */

const OPERATORS = [
  'BinaryExpression',
  'LogicalExpression',
  'UnaryExpression',
  'AssignmentExpression',
  'UpdateExpression',
  'ConditionalExpression',
]
const LITERALS = [
  'NumericLiteral',
  'StringLiteral',
  'BooleanLiteral',
  'NullLiteral',
  'TemplateElement',
  'ArrayExpression',
  'ObjectExpression',
]
const STATEMENTS = [
  'ExpressionStatement',
  'VariableDeclaration',
  'IfStatement',
  'ReturnStatement',
  'ForStatement',
  'WhileStatement',
  'ForOfStatement',
  'SwitchStatement',
  'TryStatement',
]

const each = (/** @type {readonly string[]} */ types, /** @type {number} */ cost) =>
  Object.fromEntries(types.map((type) => [type, cost]))

/**
 * Espruino parses the text each time it runs it, so every node costs about the same. Checked against the chip: one cost
 * for all is within 10 % for passes of 300 to 9,000 nodes (chip-figures.json).
 * @type {NodeCosts}
 */
const ESPRUINO = {
  ...each([...OPERATORS, ...LITERALS, ...STATEMENTS, 'MemberExpression', 'CallExpression', 'NewExpression'], 1),
  Identifier: 1,
  local: 1,
  loop: 1,
}

/**
 * JerryScript runs byte code. Operators and local variables are cheap; calls, properties and the variables of a module,
 * which are found by name, are not. Fitted to the passes in chip-figures.json; the single operations that were measured
 * with Kaluma 1.2.1 on an emulated RP2040 (11 us for an addition, 50 for a call, 40 for a property) agree with it.
 * @type {NodeCosts}
 */
const JERRYSCRIPT = {
  ...each(OPERATORS, 1),
  MemberExpression: 4,
  CallExpression: 9,
  NewExpression: 9,
  Identifier: 5,
  local: 0,
  loop: 1,
}

/** The order is that of the meter's counters. */
export const NODE_COSTS = [ESPRUINO, JERRYSCRIPT]

// Indexes of the counters.
export const ESPRUINO_METER = 0
export const JERRYSCRIPT_METER = 1
