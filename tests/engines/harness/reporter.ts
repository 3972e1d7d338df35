// Tells at the end of a run what each engine played, or why it played nothing.

import type { Reporter, TestModule } from 'vitest/node'
import { ENGINE_PROGRAMS } from './engine-programs.ts'

const FOLDER = 'tests/engines/'
const FILE = `${FOLDER}scenarios.test.ts`

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** One line on one engine. */
export function summarize(module: TestModule, name: string): string {
  const variable = ENGINE_PROGRAMS.find((engine) => engine.name === name)?.variable
  const suite = [...module.children.suites()].find((s) => s.name === name)
  const tests = suite ? [...suite.children.allTests()] : []
  const ran = tests.filter((test) => test.result().state !== 'skipped')
  if (ran.length === 0) return `${name}: skipped; set ${variable} to the path of a Linux build of ${name}`
  const scenarios = new Set(ran.map((test) => test.name))
  const boards = new Set(ran.map((test) => test.parent.type === 'suite' && test.parent.name))
  const failed = ran.filter((test) => test.result().state === 'failed').length
  const failures = failed ? `, ${failed} failed` : ''
  return `${name}: played ${count(scenarios.size, 'scenario')} on ${count(boards.size, 'board')}${failures}`
}

/** One line for each reason that tests of a file give for not running. */
export function explainSkipped(module: TestModule): string[] {
  const counts = new Map<string, number>()
  for (const test of module.children.allTests()) {
    const result = test.result()
    const note = result.state === 'skipped' ? result.note : undefined
    if (note) counts.set(note, (counts.get(note) ?? 0) + 1)
  }
  const group = module.moduleId.split(FOLDER)[1]!.replace('.test.ts', '')
  return [...counts].map(([note, n]) => `${group}: ${count(n, 'test')} skipped, ${note}`)
}

const CHIP_FOLDER = 'tests/chip/'

/** One line on the tests that emulate a chip; undefined if this run has none of them. */
export function summarizeChip(modules: readonly TestModule[], env: NodeJS.ProcessEnv): string | undefined {
  const isHere = modules.some(({ moduleId }) => moduleId.includes(CHIP_FOLDER))
  const missing = ['KALUMA_UF2', 'ESPRUINO_UF2'].filter((name) => !env[name])
  if (!isHere || missing.length === 0) return undefined
  return `Chip: skipped; set ${missing.join(' and ')} to the UF2 file of the engine (docs/contributor/chip.md)`
}

export default class EnginesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const module = modules.find(({ moduleId }) => moduleId.endsWith(FILE))
    if (module)
      for (const name of ['Node', ...ENGINE_PROGRAMS.map((engine) => engine.name)]) console.log(summarize(module, name))
    for (const one of modules)
      if (one.moduleId.includes(FOLDER)) for (const line of explainSkipped(one)) console.log(line)
    const chip = summarizeChip(modules, process.env)
    if (chip !== undefined) console.log(chip)
  }
}
