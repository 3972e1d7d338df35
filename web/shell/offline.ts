// Keeps the page for use without a network: a service worker stores every file of it at the first visit.

import { tell } from './notices.tsx'

/** What the page asks of the service worker that waits. */
export const TAKE_OVER = 'take over'

/** A new version waits until the user takes it: what runs is never exchanged under the hand. */
function offerUpdate(waiting: ServiceWorker): void {
  tell('A new version of this page is ready.', { label: 'Use it', run: () => waiting.postMessage(TAKE_OVER) })
}

async function register(): Promise<void> {
  const { serviceWorker } = navigator
  const registration = await serviceWorker.register('sw.js')
  if (registration.waiting) offerUpdate(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const next = registration.installing
    next?.addEventListener('statechange', () => {
      // The first one of all takes over by itself.
      if (next.state === 'installed' && serviceWorker.controller !== null) offerUpdate(next)
    })
  })
  let isControlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    // The parts of the old version are gone, for every tab.
    if (isControlled) location.reload()
    isControlled = true
  })
}

/** Does nothing where the browser has no service workers, or forbids them: the page works without; nor in development. */
export function keepOffline(): void {
  const { isServed } = document.documentElement.dataset
  if (!('serviceWorker' in navigator)) return
  if (isServed !== undefined) {
    // A page that was kept before would stand in front of the one that is worked on.
    void navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.unregister()))
    return
  }
  // The files of the first view come first.
  const start = () => void register().catch(() => {})
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start)
}
