// Before the tests in the browser: builds the page once, and serves it from a folder, as a static host may.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { makePage } from '../../../tools/web/build.ts'
import { createPageServer } from '../../../tools/web/serve.ts'
import { provideEngines } from '../../support/provide-engines.ts'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the page is served; '' without a browser. */
    pageUrl: string
  }
}

export default async function (project: TestProject): Promise<(() => void) | undefined> {
  await provideEngines(project)
  if (!process.env.ESPRUINO)
    console.log('skipped: the page with a device on Espruino; set ESPRUINO to the path of a Linux build of it')
  if (findChromium() === undefined) {
    console.log('skipped: no browser for the tests of the page; name one with CHROMIUM=PATH')
    project.provide('pageUrl', '')
    return undefined
  }
  const { server, setFiles } = createPageServer('/bench/')
  setFiles(await makePage())
  server.listen(0, 'localhost')
  await once(server, 'listening')
  project.provide('pageUrl', `http://localhost:${(server.address() as AddressInfo).port}/bench/`)
  return () => {
    server.closeAllConnections()
    server.close()
  }
}
