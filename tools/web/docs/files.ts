// The docs as files of the site: a file for each section with its pages and their pictures, and the list of pages.
// Pictures have much in common, so they compress better together.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE } from '../../../programs/project/folder.ts'
import type { FileMaker, Files } from '../file-maker.ts'
import { INDEX, listSections, readDoc } from './contents.ts'
import { type RenderedPage, renderPage } from './render.ts'
import { type Contents, DRAWN_FILES, type SectionFile } from './section.ts'

const read = (file: string): Buffer => readFileSync(join(PACKAGE, file))

const notDrawn = (names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => !DRAWN_FILES.includes(name))

/** From the view box of an SVG. */
function sizeOf(file: string): readonly [number, number] {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(readDoc(file)) ?? []
  return [Number(width), Number(height)]
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
  const contents: Contents = listSections().map(({ title, name, pages }) => ({
    title,
    name,
    pages: pages.map(({ path, title: own }) => ({ path, title: own })),
  }))
  const files: Files = {
    'docs/contents.json': JSON.stringify(contents),
  }
  for (const { name, pages } of sections) {
    const all = Object.values(pages)
    const pictures = notDrawn(all.flatMap((page) => page.pictures)).sort()
    const file: SectionFile = {
      pages: Object.fromEntries(Object.entries(pages).map(([path, { html }]) => [path, html])),
      pictures: Object.fromEntries(pictures.map((picture) => [picture, readDoc(picture)])),
    }
    files[`docs/${name}.json`] = JSON.stringify(file)
    for (const linked of notDrawn(all.flatMap((page) => page.files))) files[linked] ??= read(linked)
  }
  return files
}
