// Makes the scripts of the page a few percent smaller than the bundler can, because what a browser keeps has a limit.

import { minify } from 'terser'
import type { Files } from './file-maker.ts'

const shrink = async (script: string | Uint8Array): Promise<string> => {
  const { code } = await minify(Buffer.from(script).toString(), {
    module: true,
    ecma: 2020,
    format: { comments: false },
  })
  return code!
}

/** The files with each script shrunk. It takes seconds. */
export async function shrinkScripts(files: Files): Promise<Files> {
  const shrunk = Object.entries(files).map(
    async ([name, content]) => [name, name.endsWith('.js') ? await shrink(content) : content] as const,
  )
  return Object.fromEntries(await Promise.all(shrunk))
}
