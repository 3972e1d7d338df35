// No heavy module is loaded before it is needed. The tests count modules and not time, so a slow machine changes nothing.

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

it.concurrent.each([
  ['tools/unknot/bin.mjs', 'soak', '--help'],
  ['tools/unknot/bin.mjs', '--version'],
  ['build.mjs', '--help'],
])(
  '%s %s loads only the command line and commander',
  async (...args) => {
    const hook = join(root, 'tests/support/loaded-modules.mjs')
    const { stderr } = await promisify(execFile)('node', ['--import', hook, ...args], { cwd: root })
    const files = stderr.split('\n').filter((url) => url.startsWith('file:'))
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) expect(file).toMatch(/\/(tools\/unknot|node_modules\/commander)\/|\/build\.mjs$/)
  },
  60_000,
)

/** All packages that a file imports, directly or through other files. */
function packagesOf(entry: string): Set<string> {
  const [files, packages] = [new Set([entry]), new Set<string>()]
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, target] of text.matchAll(/^(?:import|export|\}) (?!type )(?:.* )?from '([^']+)'/gm)) {
      if (target!.startsWith('.')) files.add(join(dirname(file), target!))
      else if (!target!.startsWith('node:')) packages.add(target!)
    }
  }
  return packages
}

const HEAVY = ['@babel/parser', '@babel/types', 'esbuild', 'terser', 'serialport', 'espruino', '@resvg/resvg-js']

describe('the heavy packages that a verb loads at once', () => {
  it.each<[string, string[]]>([
    ['sim/command-line/live.ts', []],
    ['sim/command-line/play-files.ts', []],
    ['sim/journal/command.ts', []],
    ['sim/soak/command.ts', []],
    ['tools/unknot/boards.ts', []],
    ['tools/wiring/command.ts', []],
    ['tools/program/command.ts', []],
    ['tools/calibrate/command.ts', []],
    // These verbs compile. They load serial ports only when they connect to a board.
    ['tools/flash/command.ts', ['@babel/parser', '@babel/types', 'esbuild', 'terser']],
    ['tools/build/command.ts', ['@babel/parser', '@babel/types', 'esbuild', 'terser']],
  ])('%s: %j', (file, expected) => {
    const packages = packagesOf(file)
    expect(HEAVY.filter((name) => packages.has(name))).toEqual(expected)
  })
})
