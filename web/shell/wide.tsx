// What may be wider than a small screen: it scrolls by finger, mouse and keyboard.

import type { ComponentChildren } from 'preact'

export const Wide = ({ label, children }: { label: string; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: without it a keyboard cannot scroll.
  <section class="wide" tabIndex={0} aria-label={label}>
    {children}
  </section>
)
