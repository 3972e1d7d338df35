// HTML that the build made, such as a page of the docs. Nothing that a user wrote comes here.

import { useLayoutEffect, useRef } from 'preact/hooks'

export function Html({ html }: { html: string }) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    ref.current!.innerHTML = html
  }, [html])
  return <div class="prose" ref={ref} />
}
