// HTML that the build made, such as a page of the docs. Nothing that a user wrote comes here.

import { useLayoutEffect, useRef } from 'preact/hooks'
import { svgAddress } from './picture.tsx'

interface Props {
  html: string
  /** Files that the HTML shows or links to, by the names that it gives them. */
  files?: Readonly<Record<string, string>>
}

export function Html({ html, files = {} }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = ref.current!
    element.innerHTML = html
    for (const image of element.querySelectorAll('img'))
      image.src = svgAddress(files[image.dataset.picture ?? ''] ?? '')
    const addresses: string[] = []
    for (const link of element.querySelectorAll('a')) {
      const name = link.getAttribute('href') ?? ''
      if (!Object.hasOwn(files, name)) continue
      const address = URL.createObjectURL(new Blob([files[name]!], { type: 'application/pdf' }))
      addresses.push(address)
      link.href = address
      link.download = name.slice(name.lastIndexOf('/') + 1)
    }
    return () => {
      for (const address of addresses) URL.revokeObjectURL(address)
    }
  }, [html, files])
  return <div class="prose" ref={ref} />
}
