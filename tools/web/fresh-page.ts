// Makes the page in a process of its own: a process keeps the programs and the sources that it has loaded once, so it would
// never see a change of them.

import { fork } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PACKAGE } from '../../programs/project/folder.ts'
import type { Files } from './file-maker.ts'

const PROCESS = join(import.meta.dirname, 'fresh-page-process.ts')
const TYPESCRIPT = pathToFileURL(join(PACKAGE, 'sim/device/engine/register.mjs')).href

/** What the process sends: the files, or why there are none. */
export type FreshPage = { files: Files } | { mistake: string }

/** The page for development, of the sources and of the massager's `folder` as they are now. Throws what is wrong with them. */
export function makeFreshPage(folder: string): Promise<Files> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, [folder], { execArgv: ['--import', TYPESCRIPT], serialization: 'advanced' })
    let page: FreshPage = { mistake: 'the process that makes the page has ended without it' }
    child.on('message', (message) => {
      page = message as FreshPage
    })
    child.on('error', reject)
    child.on('close', () => ('files' in page ? resolve(page.files) : reject(new Error(page.mistake))))
  })
}
