// Builds the page into a folder of static files.

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'
import { PACKAGE } from '../../programs/project/folder.ts'
import { firmwareFile } from './board-page.ts'
import { type Bundle, bundlePage, bundleServiceWorker } from './bundle.ts'
import type { Files } from './file-maker.ts'
import { FILE_MAKERS } from './files.ts'
import { collectLicenses, packagesOf } from './licenses.ts'
import { shrinkScripts } from './shrink.ts'

const WEB = join(PACKAGE, 'web')

const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 12)

/** index.html with the names that the bundler gave. `served` is for development: no service worker, and reload. */
function makeIndex({ main, worker, style, first }: Bundle, isServed: boolean): string {
  const oldBrowser = transformSync(readFileSync(join(WEB, 'old-browser.js'), 'utf8'), { minify: true }).code.trim()
  const links = [
    `<link rel="stylesheet" href="${style}">`,
    '<link rel="manifest" href="manifest.webmanifest">',
    '<link rel="icon" href="icon.svg" type="image/svg+xml">',
    '<link rel="apple-touch-icon" href="icon-192.png">',
    // What the first view needs is asked for at once, not one after the other.
    ...first
      .filter((file) => ![main, worker, style].includes(file))
      .map((file) => `<link rel="modulepreload" href="${file}">`),
  ]
  const scripts = [`<script>${oldBrowser}</script>`, `<script type="module" src="${main}"></script>`]
  if (isServed) scripts.push('<script>new EventSource("reload").onmessage=()=>location.reload()</script>')
  return readFileSync(join(WEB, 'index.html'), 'utf8')
    .replace('<html lang="en">', `<html lang="en" data-worker="${worker}"${isServed ? ' data-is-served' : ''}>`)
    .replace('<!-- links -->', links.join('\n    '))
    .replace('<!-- scripts -->', scripts.join('\n    '))
}

/** Files that are not kept for use offline, because they are long and few people need them. */
const ONLINE: readonly string[] = ['docs/history.json', firmwareFile(true)]

/** The files with a service worker that keeps them for use offline. */
export async function addServiceWorker(files: Files): Promise<Files> {
  const kept = Object.entries(files).filter(([name]) => !ONLINE.includes(name))
  const hashes = kept.map(([name, content]) => [name, hashOf(content)] as const)
  return { ...files, 'sw.js': await bundleServiceWorker(hashes, hashOf(JSON.stringify(hashes))) }
}

/** Every file of the page, by name; while it is served, quickly rather than small. Throws the bundler's error. */
export async function makePage(isServed = false): Promise<Files> {
  const bundle = await bundlePage()
  const made = await Promise.all(FILE_MAKERS.map((make) => make()))
  const scripts = isServed ? bundle.files : await shrinkScripts(bundle.files)
  const own = {
    'index.html': makeIndex(bundle, isServed),
    'licenses.txt': collectLicenses(packagesOf(bundle.sources)),
  }
  const files: Files = Object.assign(own, scripts, ...made)
  return isServed ? files : addServiceWorker(files)
}

/** Replaces what the folder held. */
export function writePage(files: Files, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}
