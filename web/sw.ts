// The service worker: keeps the files of the page, and answers from what it keeps. The build writes the list of them, each
// with its hash, so a new version fetches only what changed.

/** The parts of a service worker that this one uses; the compiler's own types are those of a window. */
interface ServiceWorkerScope {
  addEventListener(
    type: 'install' | 'activate',
    run: (event: { waitUntil(done: Promise<unknown>): void }) => void,
  ): void
  addEventListener(type: 'message', run: (event: { data: unknown }) => void): void
  addEventListener(
    type: 'fetch',
    run: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: { scope: string }
}

/** [file, hash] of every file that is kept. */
declare const FILES: readonly (readonly [string, string])[]
declare const VERSION: string

const TAKE_OVER = 'take over'
const PREFIX = 'unknot '
const scope = self as unknown as ServiceWorkerScope
const { registration } = scope
const cacheName = `${PREFIX}${registration.scope} ${VERSION}`
const hashOf = new Map(FILES)

/** A file is kept under its address with its hash. */
const keyOf = (file: string): string => `${registration.scope}${file}?${hashOf.get(file)}`

async function findKept(key: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${PREFIX}${registration.scope} `)) continue
    const found = await (await caches.open(name)).match(key)
    if (found) return found
  }
  return undefined
}

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all(
    FILES.map(async ([file]) => {
      const key = keyOf(file)
      const kept = (await findKept(key)) ?? (await fetch(registration.scope + file, { cache: 'no-cache' }))
      if (!kept.ok) throw new Error(`${file}: ${kept.status}`)
      await cache.put(key, kept)
    }),
  )
}

async function dropOthers(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(`${PREFIX}${registration.scope} `) && name !== cacheName) await caches.delete(name)
  await scope.clients.claim()
}

async function answer(request: Request, file: string): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(keyOf(file))
  return kept ?? fetch(request)
}

scope.addEventListener('install', (event) => event.waitUntil(keepAll()))
scope.addEventListener('activate', (event) => event.waitUntil(dropOthers()))
scope.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void scope.skipWaiting()
})
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const [url = ''] = request.url.split(/[?#]/)
  if (request.method !== 'GET' || !url.startsWith(registration.scope)) return
  const file = url.slice(registration.scope.length) || 'index.html'
  if (hashOf.has(file)) event.respondWith(answer(request, file))
})
