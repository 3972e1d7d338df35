// Which file has a page of the docs, and the views that pages are about.

import type { Contents } from '../../tools/web/docs/section.ts'

/** The file that has this page: its section, or "index" for the list of all; undefined if there is no such page. */
export const findSection = (contents: Contents, path: string): string | undefined =>
  path === '' ? 'index' : contents.find(({ pages }) => pages.some((page) => page.path === path))?.name

/** The page that shows the card, which the view draws. */
export const CARD = 'owner/card'

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
  [CARD]: MASSAGER,
  'owner/plan': JOURNAL,
  'maker/programs': STUDIO,
  'maker/formats': STUDIO,
  'contributor/program-format': STUDIO,
  'maker/wiring': BOARDS,
  'maker/flashing': BOARDS,
  'maker/own-board': BOARDS,
  'maker/scenarios': MASSAGER,
}
