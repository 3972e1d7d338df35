import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { it } from 'vitest'
import { DEFECTS } from './defects/index.ts'

const root = join(import.meta.dirname, '../../..')
const names = (process.env.DEFECTS ?? '').split('|')
it('find', async () => {
  for (const d of DEFECTS.filter(({ name }) => names.some((n) => name.includes(n)))) {
    const source = readFileSync(join(root, d.file), 'utf8')
    if (source.split(d.from).length !== 2) {
      console.log(d.name, 'text not once')
      continue
    }
    const { outputFiles } = await build({
      stdin: {
        contents: `export { runToEnd } from './sim/script/play.ts'
  export { soak, soakWeeks } from './sim/soak/soak.ts'
  export { compileRotation, rotation } from './programs/index.ts'`,
        resolveDir: root,
      },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      plugins: [
        {
          name: 'x',
          setup: (b) => {
            b.onLoad({ filter: new RegExp(`/${d.file.replaceAll('.', '\\.')}$`) }, () => ({
              contents: source.replace(d.from, () => d.to),
              loader: 'ts',
            }))
          },
        },
      ],
    })
    const m = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]!.text).toString('base64')}`)
    const out: string[] = []
    for (let seed = 0; seed < +(process.env.SEEDS ?? 24); seed++) {
      const o = { programs: m.compileRotation(), names: m.rotation.map((r: any) => r.name), engine: 'none' }
      const { failure } = m.runToEnd(d.weeks ? m.soakWeeks(seed, d.weeks, o) : m.soak(seed, 4, o))
      if (failure)
        out.push(
          `${seed}: ${failure.error.invariant.slice(0, 60)} ${failure.error.invariant === d.invariant ? '***' : ''}`,
        )
    }
    console.log(`${d.name}\n  ${out.join('\n  ')}`)
  }
})
