// The licenses of the packages whose code is in the page: most of them must go with it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/
const NAME = /(?:@[^/]+\/)?[^/]+$/
const IS_LICENSE = /^licen[cs]e/i

/** The folders of the packages that these files belong to, in order. */
export const packagesOf = (files: readonly string[]): string[] =>
  [...new Set(files.flatMap((file) => FOLDER.exec(file) ?? []))].sort()

/** One text with the license of each package, by its folder. Throws for a package without one. */
export function collectLicenses(folders: readonly string[]): string {
  const texts = folders.map((folder) => {
    const [name] = NAME.exec(folder)!
    const file = readdirSync(folder).find((entry) => IS_LICENSE.test(entry))
    if (!file) throw new Error(`${name} has no license that could go with the page`)
    return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  })
  return texts.join('\n\n')
}
