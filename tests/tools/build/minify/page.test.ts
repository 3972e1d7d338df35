// docs/contributor/minifier.md is what the passes and the measured figures give.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PASSES } from '../../../../tools/build/minify/minify.ts'
import { DRAWING, makeMinifierPage } from '../../../../tools/build/minify/page/page.ts'
import { BUILDS, PASS_NAMES, readSavings } from '../../../../tools/build/minify/page/savings.ts'

const PAGE = join(import.meta.dirname, '../../../../docs/contributor/minifier.md')

it('the page is up to date; if not, run npm run docs', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(makeMinifierPage())
})

it('the drawing names the passes in the order of the pipeline', () => {
  const words = DRAWING.match(/[\w-]+/g)!
  expect(words.filter((word) => PASS_NAMES.includes(word))).toEqual(PASSES.map(({ name }) => name))
})

it('there are figures of every build; if not, run npm run bench:passes', () => {
  expect(Object.keys(readSavings().figures)).toEqual(Object.keys(BUILDS))
})
