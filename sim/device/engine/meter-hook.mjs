// A hook of Node that meters the firmware while it is loaded. register.mjs registers it. The parser is loaded only when
// there is something to meter.

import { isMetered } from './metered-files.mjs'

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context)
  if (!isMetered(url)) return loaded
  const { meterSource } = await import('./meter-source.mjs')
  return { ...loaded, source: meterSource(String(loaded.source)) }
}
