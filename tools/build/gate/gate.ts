// The gate: finds device code that Espruino would not run, or would run differently. Its rules are in rules/.

import { parse } from '@babel/parser'
import type { Node, Program } from '@babel/types'
import { CallGraph } from './call-graph.ts'
import { RULES } from './rules/index.ts'
import { collectScopes } from './scopes.ts'
import { walk } from './walk.ts'

export { CORE_GLOBALS, ESPRUINO_GLOBALS } from './names.ts'
export { RULES } from './rules/index.ts'

export interface Finding {
  file: string
  /** Lines and columns start at 1, as in an editor. */
  line: number
  column: number
  rule: string
  message: string
}

export interface SubsetOptions {
  /** Names that may be used without a definition. */
  globals: readonly string[]
  /** For the minified file: the minifier writes var, in an order that needs no hoisting, and every semicolon. */
  allowVar?: boolean
}

/** One line: "hal/x.ts:12:3 default-parameter: Espruino has no default parameters". */
export function formatFinding({ file, line, column, rule, message }: Finding): string {
  return `${file}:${line}:${column} ${rule}: ${message}`
}

/** All code in `source` that is outside the language subset, in the order of the text. */
export function checkSubset(file: string, source: string, options: SubsetOptions): Finding[] {
  const findings: Finding[] = []
  const report = (line: number, column: number, rule: string, message: string) =>
    findings.push({ file, line, column: column + 1, rule, message })

  let program: Program
  try {
    program = parse(source, {
      sourceType: 'module',
      // The parser must accept what the engine accepts, so that the rules can report it.
      strictMode: false,
      attachComment: false,
      plugins: file.endsWith('.ts') ? ['typescript'] : [],
    }).program
  } catch (error) {
    if (!(error instanceof SyntaxError && 'loc' in error)) throw error
    const { line, column } = error.loc as { line: number; column: number }
    report(line, column, 'syntax', error.message.replace(/ \(\d+:\d+\)$/, ''))
    return findings
  }

  const globals = new Set(options.globals)
  const scopes = collectScopes(program)
  const references = new Set<Node>()
  walk(program, (node, parents, key) => {
    const parent = parents[parents.length - 1]
    const isLabel = LABEL_KEYS.includes(key) && !(parent && 'computed' in parent && parent.computed)
    if (node.type === 'Identifier' && !scopes.definitions.has(node) && !isLabel) references.add(node)
  })
  const callGraph = new CallGraph(program, scopes, source, (node) => references.has(node))
  walk(program, (node, parents, key) => {
    const site = {
      parents,
      parent: parents[parents.length - 1],
      key,
      source,
      globals,
      callGraph,
      isMinified: options.allowVar === true,
      isDefinition: scopes.definitions.has(node),
      isReference: references.has(node),
      findBinding: (name: string) => scopes.find(name, parents),
    }
    for (const rule of RULES) {
      const found = rule.check(node, site)
      if (found) report(node.loc!.start.line, node.loc!.start.column, rule.name, found === true ? rule.reason : found)
    }
  })
  return findings.sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Fields that hold a name as a label, not as a value. */
const LABEL_KEYS = ['property', 'key', 'label', 'meta']
