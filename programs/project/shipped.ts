// The programs that come with unknot: one for each file in `programs/`.

import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Program } from '../language/write.ts'
import { PACKAGE } from './folder.ts'

export const SHIPPED_FOLDER = join(PACKAGE, 'programs')

/** The files of programs, without their endings. */
export const shippedNames = (): string[] =>
  readdirSync(SHIPPED_FOLDER)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => basename(file, '.ts'))
    .sort()

export interface Shipped {
  name: string
  /** Missing if the file cannot be loaded: a contributor is writing it. */
  program?: Program
}

export const loadShipped = (): Promise<Shipped[]> =>
  Promise.all(
    shippedNames().map(async (name) => {
      try {
        const { href } = pathToFileURL(join(SHIPPED_FOLDER, `${name}.ts`))
        const { default: program } = (await import(/* @vite-ignore */ href)) as { default?: Program }
        return program ? { name, program } : { name }
      } catch {
        return { name }
      }
    }),
  )
