// Tells at the end of a run what each engine played, or why it played nothing.

import type { Reporter, TestModule } from 'vitest/node'
import { ENGINE_PROGRAMS } from './engine-programs.ts'

const FILE = 'tests/engines/scenarios.test.ts'

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

export default class EnginesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const module = modules.find(({ moduleId }) => moduleId.endsWith(FILE))
    if (module)
      for (const name of ['Node', ...ENGINE_PROGRAMS.map((engine) => engine.name)]) console.log(summarize(module, name))
  }
}
