// The pages of the docs, as the build lists them, and the views that they are about.

/** Sections with their pages, in the order of the list. */
export type Contents = readonly { title: string; name: string; pages: readonly { path: string; title: string }[] }[]

/** The pages of one section, by path. */
export type Pages = Record<string, { title: string; html: string }>

/** The file that has this page: its section, or "index" for the list of all; undefined if there is no such page. */
export const findSection = (contents: Contents, path: string): string | undefined =>
  path === '' ? 'index' : contents.find(({ pages }) => pages.some((page) => page.path === path))?.name

interface Related {
  label: string
  address: string
}

const MASSAGER: Related = { label: 'Try it on the massager', address: '#/massager' }
const STUDIO: Related = { label: 'Open the studio', address: '#/studio' }
const JOURNAL: Related = { label: 'Open the journal', address: '#/journal' }
const BOARDS: Related = { label: 'Open the boards', address: '#/boards' }

/** Where what a page is about can be tried. */
export const RELATED: Readonly<Record<string, Related>> = {
  'owner/using-it': MASSAGER,
  'owner/programs': MASSAGER,
  'owner/light': MASSAGER,
  'owner/card': MASSAGER,
  'owner/plan': JOURNAL,
  'maker/programs': STUDIO,
  'maker/formats': STUDIO,
  'contributor/program-format': STUDIO,
  'maker/wiring': BOARDS,
  'maker/flashing': BOARDS,
  'maker/own-board': BOARDS,
  'maker/scenarios': MASSAGER,
}
