// The views of the page: one row a tab. Each is loaded when it is opened first.

import type { ComponentType } from 'preact'
import type { Route } from './router.ts'

/** The default export of a file in web/views/. It is given what follows its name in the address. */
export type ViewComponent = ComponentType<{ route: Route }>

export interface View {
  /** In the address: #/studio. */
  name: string
  /** In the tab and in the title of the window. */
  title: string
  load: () => Promise<{ default: ViewComponent }>
}

/** The first is shown where the address names none. */
export const VIEWS: readonly View[] = [
  { name: 'massager', title: 'Massager', load: () => import('../views/massager.tsx') },
  { name: 'studio', title: 'Studio', load: () => import('../views/studio.tsx') },
  { name: 'journal', title: 'Journal', load: () => import('../views/journal.tsx') },
  { name: 'boards', title: 'Boards', load: () => import('../views/boards.tsx') },
  { name: 'docs', title: 'Docs', load: () => import('../views/docs.tsx') },
]
