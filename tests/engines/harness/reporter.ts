// Says at the end of a run what each engine ran, or why it did not.

import type { Reporter, TestModule } from 'vitest/node'
import { KNOWN } from './programs.ts'

const FILE = 'tests/engines/engines.test.ts'

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

export function said(module: TestModule, name: string): string {
  const variable = KNOWN.find((known) => known.name === name)?.variable
  const suite = [...module.children.suites()].find((s) => s.name === name)
  const tests = suite ? [...suite.children.allTests()] : []
  const ran = tests.filter((test) => test.result().state !== 'skipped')
  if (ran.length === 0) return `${name}: skipped, ${variable} does not name a Linux build of it`
  const scenarios = new Set(ran.map((test) => test.name))
  const boards = new Set(ran.map((test) => test.parent.type === 'suite' && test.parent.name))
  const failed = ran.filter((test) => test.result().state === 'failed').length
  const failures = failed ? `, ${failed} failed` : ''
  return `${name}: ran ${count(scenarios.size, 'scenario')} on ${count(boards.size, 'board')}${failures}`
}

export default class EnginesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const module = modules.find(({ moduleId }) => moduleId.endsWith(FILE))
    if (module) for (const name of ['Node', ...KNOWN.map((known) => known.name)]) console.log(said(module, name))
  }
}
