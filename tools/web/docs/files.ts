// The docs as files of the site: a file of pages for each section, the pictures that they show, and the index of the search.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE } from '../../../programs/project/folder.ts'
import type { FileMaker, Files } from '../files.ts'
import { INDEX, listSections, readDoc } from './contents.ts'
import { type RenderedPage, renderPage } from './render.ts'
import { makeSearchIndex } from './search.ts'

const read = (file: string): Buffer => readFileSync(join(PACKAGE, file))

/** From the view box of an SVG. */
function sizeOf(file: string): readonly [number, number] | undefined {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(read(file).toString()) ?? []
  return width === undefined ? undefined : [Number(width), Number(height)]
}

/** The list of all pages, as it is in docs/README.md. */
const INDEX_SECTION = { title: 'All pages', name: 'index', pages: [{ path: '', file: INDEX, title: 'Documentation' }] }

export interface RenderedSection {
  name: string
  /** By path. */
  pages: Record<string, RenderedPage>
}

/** Every page of every section, the list of pages first. */
export function renderAll(): RenderedSection[] {
  const sections = [INDEX_SECTION, ...listSections()]
  const pages = sections.flatMap((section) => section.pages)
  return sections.map(({ name, pages: own }) => ({
    name,
    pages: Object.fromEntries(own.map(({ path, file }) => [path, renderPage(file, readDoc(file), pages, sizeOf)])),
  }))
}

export const docFiles: FileMaker = () => {
  const sections = renderAll()
  const files: Files = {
    'docs/contents.json': JSON.stringify(
      listSections().map(({ title, name, pages }) => ({
        title,
        name,
        pages: pages.map(({ path, title: own }) => ({ path, title: own })),
      })),
    ),
    'docs/search.json': makeSearchIndex(sections),
  }
  for (const { name, pages } of sections) {
    const content = Object.entries(pages).map(([path, { title, html }]) => [path, { title, html }])
    files[`docs/${name}.json`] = JSON.stringify(Object.fromEntries(content))
    for (const file of Object.values(pages).flatMap((page) => page.files)) files[file] ??= read(file)
  }
  return files
}
