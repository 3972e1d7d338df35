// Each pass begins with a comment that says what it does, why, and shows an example. The examples run here.

import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PASSES_FOLDER, readDescription } from '../../../../tools/build/minify/page/description.ts'
import { OWN_PASS_NAMES } from '../../../../tools/build/minify/page/savings.ts'
import { runPass } from './run-pass.ts'

/** The lines of an example. A removed function leaves an empty one. */
const splitLines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

it('every file in passes/ is a pass of the pipeline, and every pass except Terser has a file', () => {
  const files = readdirSync(PASSES_FOLDER).map((file) => file.replace(/\.ts$/, ''))
  expect(files.sort()).toEqual([...OWN_PASS_NAMES].sort())
})

describe.each(OWN_PASS_NAMES)('the comment of %s', (name) => {
  it('begins with the name of the pass', () => {
    expect(readDescription(name).name).toBe(name)
  })

  it('has an example that becomes what it says', async () => {
    const { before, after } = readDescription(name)
    const lines = splitLines(await runPass(name, before, ['startMv']))
    expect(lines.map((line) => line.trim())).toEqual(splitLines(after))
  })
})

it('a file without such a comment is refused with the form of the comment', () => {
  expect(() => readDescription('../minify')).toThrow(
    /must begin with a comment .* "Why: …", "Before: …" and "After: …"/,
  )
})
