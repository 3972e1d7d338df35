// Which pages are pages of the site: what docs/README.md links to of docs/, in its order.

import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { PACKAGE } from '../../../programs/project/folder.ts'

export interface PageEntry {
  /** In the address: #/docs/owner/light. */
  path: string
  /** From the root of the repository. */
  file: string
  /** In the list. */
  title: string
}

export interface Section {
  /** "Owner" */
  title: string
  /** In a file's name: "owner". */
  name: string
  pages: readonly PageEntry[]
}

/** The list of all pages, itself the first of them. */
export const INDEX = 'docs/README.md'
const HEADING = /^## (\w+)/
const ITEM = /^- \[([^\]]+)\]\(([^)]+\.md)\)/

const DOCS = 'docs/'

export const readDoc = (file: string): string => readFileSync(join(PACKAGE, file), 'utf8')

/** Every section with its pages. */
export function listSections(): Section[] {
  const sections: { title: string; name: string; pages: PageEntry[] }[] = []
  for (const line of readDoc(INDEX).split('\n')) {
    const [, heading] = HEADING.exec(line) ?? []
    if (heading !== undefined) sections.push({ title: heading, name: heading.toLowerCase(), pages: [] })
    const [, title, target] = ITEM.exec(line) ?? []
    if (title === undefined || target === undefined) continue
    const file = posix.join(posix.dirname(INDEX), target)
    if (file.startsWith(DOCS))
      sections.at(-1)!.pages.push({ path: file.slice(DOCS.length).replace(/\.md$/, ''), file, title })
  }
  return sections
}
