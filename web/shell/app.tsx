// The frame of the page: tabs, the open view, messages, and the foot.

import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { version } from '#project'
import { Notices, tellError } from './notices.tsx'
import { addressOf, route } from './router.ts'
import { VIEWS, type View, type ViewComponent } from './views.ts'

/** The views that were opened. */
const loaded = signal<Record<string, ViewComponent>>({})
const loading = new Set<string>()

async function open(view: View): Promise<void> {
  if (loaded.value[view.name] || loading.has(view.name)) return
  loading.add(view.name)
  try {
    const { default: component } = await view.load()
    loaded.value = { ...loaded.value, [view.name]: component }
  } catch (error) {
    tellError(`${view.title} could not be loaded`, error)
  } finally {
    loading.delete(view.name)
  }
}

/** The view of the address; the first for an address that names none. */
const viewOf = (name: string): View => VIEWS.find((view) => view.name === name) ?? VIEWS[0]!

const Tabs = ({ current }: { current: View }) => (
  <nav class="tabs" aria-label="Views">
    {VIEWS.map(({ name, title }) => (
      <a key={name} href={addressOf(name)} aria-current={name === current.name ? 'page' : undefined}>
        {title}
      </a>
    ))}
  </nav>
)

export function App() {
  const main = useRef<HTMLElement>(null)
  const view = viewOf(route.value.view)
  const Component = loaded.value[view.name]
  const isFirst = useRef(true)
  useEffect(() => {
    void open(view)
    document.title = `${view.title} · unknot`
    // Whoever reads by ear or by keyboard begins at the new view.
    if (!isFirst.current) main.current?.focus()
    isFirst.current = false
  }, [view])
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to the view
      </button>
      <header class="top">
        <a class="brand" href={addressOf(VIEWS[0]!.name)}>
          unknot
        </a>
        <Tabs current={view} />
      </header>
      <main id="main" class={`view ${view.name}`} tabIndex={-1} ref={main}>
        {Component ? <Component route={route.value} /> : <p class="starting">Opening {view.title}…</p>}
      </main>
      <footer class="foot">
        <p>
          unknot {version}. Simulated in this browser; nothing is sent anywhere. It does not cure, diagnose or treat.{' '}
          <a href="licenses.txt">Licenses</a>
        </p>
      </footer>
      <Notices />
    </>
  )
}
