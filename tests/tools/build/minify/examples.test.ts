// Each pass says in its first lines what it does, why, and shows it: the example is run here.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PASSES } from '../../../../tools/build/minify/minify.ts'

const FOLDER = join(import.meta.dirname, '../../../../tools/build/minify/passes')
const TARGET = { fields: ['startMv'], isStrict: false }

/** The comment that a file begins with, without its slashes. */
const headOf = (name: string): string =>
  /^(\/\/.*\n)*/.exec(readFileSync(join(FOLDER, `${name}.ts`), 'utf8'))![0].replace(/^\/\/ ?/gm, '')

const HEAD = /^(?<name>[\w-]+): (?<what>.+?)\n\nWhy: (?<why>.+?)\n\nBefore:\n(?<before>.+?)\nAfter:\n(?<after>.+?)\n$/s

/** The lines of an example, which are indented, without those that are empty. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** All but Terser, each once. */
const own = PASSES.filter(({ name }, i) => name !== 'terser' && PASSES.findIndex((pass) => pass.name === name) === i)

it('every file in passes/ is a pass of the pipeline, and every pass but Terser is a file', () => {
  const files = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''))
  expect(files.sort()).toEqual(own.map(({ name }) => name).sort())
})

describe.each(own)('the first lines of $name', ({ name, run }) => {
  const parts = HEAD.exec(headOf(name))?.groups

  it('say its name, what it does and why', () => {
    expect(parts?.name).toBe(name)
  })

  it('show what it makes of an example', async () => {
    const { before, after } = parts!
    expect(linesOf(await run(linesOf(before!).join('\n'), TARGET))).toEqual(linesOf(after!))
  })
})
