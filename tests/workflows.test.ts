// The workflow on GitHub runs what the project has, on every Node that it supports.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const workflow = readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')
const { engines, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

it('tests Node 20, 22 and 24, the first of which is the oldest that the package takes', () => {
  const [, list] = /node: \[([\d, ]+)\]/.exec(workflow)!
  const nodes = list!.split(', ').map(Number)
  expect(nodes).toEqual([20, 22, 24])
  expect(engines.node).toMatch(new RegExp(`^>=${nodes[0]}\\.`))
})

it('runs only commands that exist', () => {
  const commands = [...workflow.matchAll(/- run: (.*)/g)].map(([, command]) => command!)
  expect(commands).toContain('.ci/run')
  for (const command of commands) {
    const [, script] = /^npm run (\S+)/.exec(command) ?? []
    expect(script ? script in scripts : command === 'npm ci' || existsSync(join(root, command)), command).toBe(true)
  }
})

it('publishes what the build of the page writes, from main alone, and only after the tests', () => {
  expect(readFileSync(join(root, 'tools/web/command.ts'), 'utf8')).toContain("'dist/web'")
  expect(workflow).toMatch(/path: dist\/web\n/)
  expect(workflow).toMatch(/build-page:\n(?: +.*\n)*? +if: github\.ref == 'refs\/heads\/main'\n +needs: test\n/)
  expect(workflow).toMatch(/publish-page:\n(?: +.*\n)*? +needs: build-page\n/)
})
