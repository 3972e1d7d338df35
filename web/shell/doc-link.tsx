// A link from a view to the page of the docs that says more.

import type { ComponentChildren } from 'preact'
import { addressOf } from './router.ts'

/** `page` is a file of docs/ without its ending: "owner/light". */
export const DocLink = ({ page, children }: { page: string; children: ComponentChildren }) => (
  <a class="doc-link" href={addressOf('docs', page)}>
    {children}
  </a>
)
