// Compares the output of random scripts before and after the passes.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PASSES } from '../../../../tools/build/minify/minify.ts'
import { OWN_PASS_NAMES } from '../../../../tools/build/minify/page/savings.ts'
import { randomScript } from './random-script.ts'
import { makeTargets, runPass } from './run-pass.ts'
import { collectOutput } from './run-script.ts'

const FIELDS = ['field']

/** A failing test searches for a shorter script. This limit ends the search before the limit of the test. */
const limitMs = (runs: number) => 10_000 + 100 * runs

const ENGINES = ['espruino', 'kaluma'] as const

/** Checks as many random scripts. A failure prints the seed, and the shortest failing script. */
const forRandomScripts = (runs: number, check: (script: string) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(randomScript, check), { numRuns: runs, interruptAfterTimeLimit: limitMs(runs) })

export function comparePasses(runs: number): void {
  const timeout = 2 * limitMs(runs)

  it.each(OWN_PASS_NAMES)('%s alone does not change what a script does', { timeout }, async (name) => {
    await forRandomScripts(runs, async (script) => {
      for (const engine of ENGINES)
        expect(collectOutput(await runPass(name, script, FIELDS, engine)), engine).toEqual(collectOutput(script))
    })
  })

  it.each(ENGINES)(
    'the pipeline for %s does not change what a script does, in any of its steps',
    { timeout },
    async (engine) => {
      await forRandomScripts(runs, async (script) => {
        const expected = collectOutput(script)
        let code = script
        for (const { name, run } of PASSES) {
          code = await run(code, makeTargets(FIELDS)[engine])
          expect(collectOutput(code), name).toEqual(expected)
        }
      })
    },
  )
}
