// Imported before a program, tells on stderr every module that the program loads.

import { createRequire, register } from 'node:module'
import { pathToFileURL } from 'node:url'

const HOOK = `
  import { writeSync } from 'node:fs'
  export async function load(url, context, next) {
    writeSync(2, url + '\\n')
    return next(url, context)
  }
`
register(`data:text/javascript,${encodeURIComponent(HOOK)}`)

// What CommonJS modules require goes by no hook.
process.on('exit', () => {
  for (const file of Object.keys(createRequire(import.meta.url).cache)) console.error(pathToFileURL(file).href)
})
