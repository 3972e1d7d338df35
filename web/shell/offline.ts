// Keeps the page for use without a network: a service worker stores every file of it at the first visit.

import { tell } from './notices.tsx'

/** What the page asks of the service worker that waits. */
export const TAKE_OVER = 'take over'

/** A new version waits until the user takes it: what runs is never exchanged under the hand. */
function offerUpdate(waiting: ServiceWorker): void {
  tell('A new version of this page is ready.', { label: 'Use it', run: () => waiting.postMessage(TAKE_OVER) })
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('sw.js')
  const hadController = navigator.serviceWorker.controller !== null
  if (registration.waiting) offerUpdate(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const next = registration.installing
    next?.addEventListener('statechange', () => {
      if (next.state === 'installed' && hadController) offerUpdate(next)
    })
  })
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadController) location.reload()
  })
}

/** Does nothing where the browser has no service workers, or forbids them: the page works without. */
export function keepOffline(): void {
  const { isServed } = document.documentElement.dataset
  if (isServed !== undefined || !('serviceWorker' in navigator)) return
  // The files of the first view come first.
  const start = () => void register().catch(() => {})
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start)
}
