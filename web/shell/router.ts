// The address of the page: what follows the # names a view, a path in it, and values. A page on any static host, in any
// folder, can have such addresses.

import { computed, signal } from '@preact/signals'

export interface Route {
  /** The view, such as "docs". */
  view: string
  /** What follows it: "owner/light" of #/docs/owner/light. */
  path: string
  /** The values after the question mark. */
  query: URLSearchParams
}

/** Reads what follows the # of an address. Every text is a route; a view that does not exist is the caller's to refuse. */
export function parseRoute(hash: string): Route {
  const [place = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [view = '', ...path] = place.split('/')
  return { view, path: path.join('/'), query: new URLSearchParams(query) }
}

/** "#/studio?file=neck" */
export function addressOf(view: string, path = '', query: Record<string, string> = {}): string {
  const values = new URLSearchParams(query).toString()
  return `#/${view}${path && `/${path}`}${values && `?${values}`}`
}

const hash = signal(globalThis.location?.hash ?? '')
globalThis.addEventListener?.('hashchange', () => {
  hash.value = location.hash
})

/** Where the page is. */
export const route = computed(() => parseRoute(hash.value))

export function goTo(address: string): void {
  location.hash = address
}

/** Changes the address without a step in the history, and without opening it. */
export function replaceAddress(address: string): void {
  history.replaceState(null, '', address)
}
