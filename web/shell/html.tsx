// HTML that the build made, such as a page of the docs. Nothing that a user wrote comes here.

import { useLayoutEffect, useRef } from 'preact/hooks'

/** `onShown` is called after the HTML is in the page. */
export function Html({ html, onShown }: { html: string; onShown?: (element: HTMLElement) => void }) {
  const ref = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new HTML is shown anew.
  useLayoutEffect(() => {
    ref.current!.innerHTML = html
    onShown?.(ref.current!)
  }, [html])
  return <div class="prose" ref={ref} />
}
