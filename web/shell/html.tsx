// HTML that the build made, such as a page of the docs. Nothing that a user wrote comes here.

import { useLayoutEffect, useRef } from 'preact/hooks'
import { svgAddress } from './picture.tsx'

/** `pictures` are SVGs by the names that the HTML gives them. */
export function Html({ html, pictures = {} }: { html: string; pictures?: Record<string, string> }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    ref.current!.innerHTML = html
    for (const image of ref.current!.querySelectorAll('img'))
      image.src = svgAddress(pictures[image.dataset.picture ?? ''] ?? '')
  }, [html])
  return <div class="prose" ref={ref} />
}
