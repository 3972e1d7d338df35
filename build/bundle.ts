// Makes the one file a board is flashed with: programs compiled, device code gated and minified.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { EspruinoBoard } from '../hal/boards/board.ts'
import { CORE_GLOBALS, checkSubset, ESPRUINO_GLOBALS, type Finding, formatFinding } from './subset.ts'

/** Device code outside the Espruino subset: one line a finding. */
export class SubsetError extends Error {
  readonly findings: readonly Finding[]
  constructor(findings: readonly Finding[]) {
    super(findings.map(formatFinding).join('\n'))
    this.findings = findings
  }
}

const globalsOf = (file: string) =>
  file.startsWith('hal/espruino/') ? [...CORE_GLOBALS, ...ESPRUINO_GLOBALS] : [...CORE_GLOBALS, 'String', 'parseInt']

/** Holds every file that goes into the bundle to the subset, as it is read. */
const gate = (root: string, findings: Finding[]): Plugin => ({
  name: 'espruino-subset',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const file = path.slice(join(root, '/').length)
      findings.push(...checkSubset(file, readFileSync(path, 'utf8'), { globals: globalsOf(file) }))
      return undefined
    })
  },
})

/** The bundle of `board` with these compiled programs, as text. Throws SubsetError. */
export async function bundle(root: string, board: EspruinoBoard, programs: readonly string[]): Promise<string> {
  const findings: Finding[] = []
  const result = await build({
    stdin: {
      contents: `import { ${board.name} } from './hal/boards/${board.name}.ts'
import { main } from './hal/espruino/main.ts'
main(${board.name}, ${JSON.stringify(programs)})`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    external: ['Storage'],
    minify: true,
    format: 'iife',
    target: 'es2015',
    charset: 'ascii',
    legalComments: 'none',
    plugins: [gate(root, findings)],
    logLevel: 'silent',
  })
  const code = result.outputFiles[0]!.text
  // What the bundler itself adds is held to the same rules.
  if (findings.length === 0)
    findings.push(
      ...checkSubset(`${board.name}.js`, code, {
        globals: [...CORE_GLOBALS, ...ESPRUINO_GLOBALS],
        allowVar: true,
      }),
    )
  if (findings.length > 0) throw new SubsetError(findings)
  return code
}
