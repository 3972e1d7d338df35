// Where a link in a page of docs/ leads on the site.

import { posix } from 'node:path'
import { INDEX, type PageEntry } from './contents.ts'

/** The page of a board, whose circuit and tables the view of the boards draws. */
const BOARD_PAGE = /^docs\/maker\/boards\/([\w-]+)\.md$/
const OUTSIDE = /^[a-z]+:/

export interface Link {
  /** Undefined for what is only in the repository, such as a source file. */
  href: string | undefined
  /** The file to publish for it, from the root of the repository. */
  file?: string
}

/** Resolves `target` as written in `file`. */
export function resolveLink(target: string, file: string, pages: readonly PageEntry[]): Link {
  if (OUTSIDE.test(target)) return { href: target }
  const [path = '', anchor] = target.split('#')
  const to = path ? posix.join(posix.dirname(file), path) : file
  const at = anchor ? `?at=${anchor}` : ''
  if (to === INDEX) return { href: '#/docs' }
  if (to === 'README.md') return { href: '#/massager' }
  const [, board] = BOARD_PAGE.exec(to) ?? []
  if (board !== undefined) return { href: `#/boards/${board}` }
  const page = pages.find((one) => one.file === to)
  if (page) return { href: `#/docs/${page.path}${at}` }
  return /^docs\/.*\.(svg|pdf|json)$/.test(to) ? { href: to, file: to } : { href: undefined }
}
