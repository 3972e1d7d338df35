// Joins a file of TypeScript with the files that it imports, each prepared (prepare.ts), into one script.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import type { Mistake } from '../../../lib/mistakes.ts'
import type { Call } from './check-values.ts'
import { LANGUAGE, MARK, prepare } from './prepare.ts'

const LANGUAGE_FILE = resolve(import.meta.dirname, '../../language/write.ts')
/** Programs that come with unknot, for play(). */
export const SHIPPED = /^unknot\/programs\/([a-z0-9-]+)(?:\.ts)?$/

/** Whether an import in a file of `folder` names the language. */
const isLanguage = (specifier: string, folder: string): boolean =>
  specifier === LANGUAGE || (specifier.startsWith('.') && resolve(folder, specifier) === LANGUAGE_FILE)

/** A program that was written for the `programs/` of unknot itself. */
const OLD_LANGUAGE = /^\.{1,2}\/.*language(\/(write|index)(\.ts)?)?$/

export interface Bundled {
  mistakes: Mistake[]
  /** Missing if a file cannot run. */
  code?: string
  calls: Call[]
  /** The programs of unknot that it imports, by name. */
  shipped: string[]
  /** The texts of all files, by the names that mistakes have. */
  texts: Map<string, string>
}

/** Where each file is named as `file` is: by its path from there. */
export async function bundleProgram(file: string): Promise<Bundled> {
  const { build } = await import('esbuild')
  const mistakes: Mistake[] = []
  const calls: Call[] = []
  const texts = new Map<string, string>()
  const shipped: string[] = []
  const entry = resolve(file)
  const nameOf = (path: string): string => (path === entry ? file : join(dirname(file), relative(dirname(entry), path)))
  let canRun = true
  const isOldLanguage = (specifier: string, folder: string): boolean =>
    OLD_LANGUAGE.test(specifier) && !existsSync(resolve(folder, specifier))

  const plugin: Plugin = {
    name: 'unknot-program',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /language/ }, ({ path, resolveDir }) =>
        isLanguage(path, resolveDir) || isOldLanguage(path, resolveDir)
          ? { path: LANGUAGE, external: true }
          : undefined,
      )
      onResolve({ filter: SHIPPED }, ({ path }) => ({ path, namespace: 'shipped' }))
      onLoad({ filter: SHIPPED, namespace: 'shipped' }, ({ path }) => {
        const [, name] = SHIPPED.exec(path)!
        shipped.push(name!)
        return { contents: `export default ${MARK}.shipped[${JSON.stringify(name)}]` }
      })
      onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => {
        if (path.includes('/node_modules/')) return undefined
        const source = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
        const name = nameOf(path)
        texts.set(name, source)
        const folder = dirname(path)
        const prepared = await prepare(
          name,
          source,
          (specifier) => isLanguage(specifier, folder) || isOldLanguage(specifier, folder),
          calls,
        )
        mistakes.push(...prepared.mistakes.map((mistake) => ({ file: name, ...mistake })))
        for (const { line, column, specifier } of importsOf(source))
          if (isOldLanguage(specifier, folder))
            mistakes.push({
              file: name,
              at: { line, column },
              length: specifier.length + 2,
              reason: `there is no file ${specifier}; write '${LANGUAGE}' instead`,
            })
        if (prepared.contents === undefined) canRun = false
        return { contents: prepared.contents ?? '', loader: 'ts', resolveDir: folder }
      })
    },
  }
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      absWorkingDir: dirname(entry),
      bundle: true,
      write: false,
      outfile: 'program.js',
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      sourcemap: 'external',
      sourcesContent: false,
      tsconfigRaw: {},
      logLevel: 'silent',
      plugins: [plugin],
    })
    const code = outputFiles.find(({ path }) => path.endsWith('.js'))!.text
    const map = outputFiles.find(({ path }) => path.endsWith('.map'))!.text
    return { mistakes, calls, shipped, texts, ...(canRun && { code: `${code}\n//${map}` }) }
  } catch (error) {
    for (const { text, location } of (error as { errors?: BuildMessage[] }).errors ?? []) {
      const name = location ? nameOf(resolve(dirname(entry), location.file)) : file
      mistakes.push({
        file: name,
        reason: text.replace(/^Could not resolve "(.*)"$/, 'there is no file or package "$1" to import'),
        ...(location && { at: { line: location.line, column: location.column + 1 }, length: location.length }),
      })
    }
    return { mistakes, calls, shipped, texts }
  }
}

interface BuildMessage {
  text: string
  location: { file: string; line: number; column: number; length: number } | null
}

function importsOf(source: string): { line: number; column: number; specifier: string }[] {
  return source.split('\n').flatMap((text, i) => {
    const [all, specifier] = /^.*?\bfrom (?:'([^']+)'|"[^"]+")/.exec(text) ?? []
    return all && specifier ? [{ line: i + 1, column: all.length - specifier.length - 1, specifier }] : []
  })
}
