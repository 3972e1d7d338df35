// Bundles the page: entries, the parts that are loaded later, and the style.

import { basename, join, resolve } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { PACKAGE } from '../../programs/project/folder.ts'
import type { Files } from './file-maker.ts'
import { meterFirmware, provideProject } from './plugins.ts'

const WEB = join(PACKAGE, 'web')

/** The page, its worker, and its style. */
export const ENTRIES = ['main.tsx', 'worker/worker.ts', 'style/main.css'].map((file) => join(WEB, file))

/** By construction: what only Node has cannot get into the page. */
const refuseNode: Plugin = {
  name: 'refuse-node',
  setup({ onResolve }) {
    onResolve({ filter: /^(node:|@resvg\/)/ }, ({ path, importer }) => ({
      errors: [{ text: `${importer} imports ${path}, which a browser does not have` }],
    }))
  },
}

export const OPTIONS = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  charset: 'utf8',
  metafile: true,
  legalComments: 'none',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  outdir: '/',
  write: false,
  logLevel: 'silent',
  plugins: [refuseNode, provideProject, meterFirmware],
} as const satisfies BuildOptions

/** The files of the page by name, and the names that its entries got. */
export interface Bundle {
  files: Files
  main: string
  worker: string
  style: string
  /** What the first view needs before it is drawn: scripts and style. */
  first: readonly string[]
  /** The files that it is made of. */
  sources: readonly string[]
}

/** Bundles everything. Throws the bundler's error, which names file and line. */
export async function bundlePage(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({ ...OPTIONS, entryPoints: ENTRIES })
  const outputs = Object.entries(metafile.outputs)
  const builtFrom = (entry: string, ending: string): string =>
    basename(outputs.find(([name, { entryPoint }]) => entryPoint?.endsWith(entry) && name.endsWith(ending))![0])
  const main = builtFrom('web/main.tsx', '.js')
  const worker = builtFrom('web/worker/worker.ts', '.js')
  const style = builtFrom('web/style/main.css', '.css')
  const view = builtFrom('web/views/massager.tsx', '.js')
  const staticImports = (name: string): string[] =>
    metafile.outputs[Object.keys(metafile.outputs).find((output) => basename(output) === name)!]!.imports.filter(
      ({ kind }) => kind === 'import-statement',
    ).flatMap(({ path }) => [basename(path), ...staticImports(basename(path))])
  return {
    files: Object.fromEntries(outputFiles.map(({ path, contents }) => [basename(path), contents])),
    main,
    worker,
    style,
    sources: outputs.flatMap(([, { inputs }]) => Object.keys(inputs).map((file) => resolve(file))),
    first: [...new Set([main, worker, view].flatMap((name) => [name, ...staticImports(name)])), style],
  }
}

/** The service worker, which knows every file and its hash. */
export async function bundleServiceWorker(hashes: readonly (readonly [string, string])[], version: string) {
  const { outputFiles } = await build({
    entryPoints: [join(WEB, 'sw.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'silent',
    define: { FILES: JSON.stringify(hashes), VERSION: JSON.stringify(version) },
  })
  return outputFiles[0]!.contents
}
