// Compares what random scripts give out before and after the passes, `runs` scripts a test.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PASSES } from '../../../../tools/build/minify/minify.ts'
import { randomScript } from './random-script.ts'
import { outputOf } from './run-script.ts'

const TARGET = { fields: ['field'], isStrict: false }

/** Time for the search for a shorter script that differs too, which a test's own limit would cut short. */
const limitMs = (runs: number) => 10_000 + 100 * runs

/** Fails with the seed of the run, and with the shortest script that it finds to differ. */
const forRandomScripts = (runs: number, check: (script: string) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(randomScript, check), { numRuns: runs, interruptAfterTimeLimit: limitMs(runs) })

export function comparePasses(runs: number): void {
  const passes = PASSES.filter(({ name }, i) => name !== 'terser' && PASSES.findIndex((one) => one.name === name) === i)

  it.each(passes)(
    '$name alone leaves what a script does as it was',
    { timeout: 2 * limitMs(runs) },
    async ({ run }) => {
      await forRandomScripts(runs, async (script) => {
        expect(outputOf(await run(script, TARGET))).toEqual(outputOf(script))
      })
    },
  )

  it('the pipeline leaves what a script does as it was, after each pass', { timeout: 2 * limitMs(runs) }, async () => {
    await forRandomScripts(runs, async (script) => {
      const expected = outputOf(script)
      let code = script
      for (const { name, run } of PASSES) {
        code = await run(code, TARGET)
        expect(outputOf(code), name).toEqual(expected)
      }
    })
  })
}
