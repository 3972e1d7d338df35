// `unknot web`: serves the page for development, or builds it into dist/web.

import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { FAILED, type Terminal, wholeNumber } from '../../lib/command-line/usage.ts'
import { checkRotation } from '../../programs/index.ts'
import { PACKAGE, PROJECT_FILE, projectFolder } from '../../programs/project/folder.ts'
import { makePage, writePage } from './build.ts'
import type { Files } from './file-maker.ts'
import { makeFreshPage } from './fresh-page.ts'
import { createPageServer } from './serve.ts'

export interface WebFlags {
  build?: boolean
  port?: string
}

const PORT = 8080
/** Editors write a file in several steps. */
const SETTLE_MS = 100
const SOURCES = ['web', 'sim', 'src', 'hal', 'lib', 'programs', 'docs', 'tools'].map((folder) => join(PACKAGE, folder))

const kiloBytes = (files: Files): string => {
  const bytes = Object.values(files).reduce((sum, content) => sum + gzipSync(content).length, 0)
  return (bytes / 1000).toFixed(0)
}

/** Calls `run` after a change of the sources or of the massager's folder, one at a time. */
function watchSources(run: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      last = last.then(run)
    }, SETTLE_MS)
  }
  const folder = projectFolder()
  const programs = join(folder, 'programs')
  for (const path of new Set([...SOURCES, ...(existsSync(programs) ? [programs] : [])]))
    watch(path, { recursive: true }, soon)
  // An editor may put a new file in the place of the old one, which only the folder sees.
  watch(folder, (_, name) => {
    if (name === PROJECT_FILE) soon()
  })
}

/** Returns the exit code; serving ends with the process. Throws UsageError, and MistakesError for the rotation. */
export async function web(_: readonly string[], { build = false, port }: WebFlags, terminal: Terminal) {
  const { print, complain } = terminal
  const number = port === undefined ? PORT : wholeNumber('--port', port, 0, 65_535)
  checkRotation()
  if (build) {
    const files = await makePage()
    const folder = join(projectFolder(), 'dist/web')
    writePage(files, folder)
    print(
      `dist/web: ${Object.keys(files).length} files, ${kiloBytes(files)} kB compressed; any static host serves them`,
    )
    return 0
  }
  const { server, setFiles } = createPageServer()
  const rebuild = async () => {
    try {
      setFiles(await makeFreshPage(projectFolder()))
    } catch (error) {
      complain((error as Error).message)
    }
  }
  await rebuild()
  server.listen(number, 'localhost')
  try {
    await once(server, 'listening')
  } catch (error) {
    complain(`cannot serve on port ${number}: ${(error as Error).message}; take another with --port`)
    return FAILED
  }
  print(`http://localhost:${(server.address() as AddressInfo).port}/ (Ctrl-C ends it)`)
  watchSources(rebuild)
  await once(server, 'close')
  return 0
}
