// The docs as the build gives them to the page.

/** Sections with their pages, in the order of the list. */
export type Contents = readonly { title: string; name: string; pages: readonly { path: string; title: string }[] }[]

/** What the page draws itself, as `npm run docs` draws it: the card, for the programs that the page has. */
export const DRAWN_FILES: readonly string[] = ['docs/pictures/card.svg', 'docs/owner/card.pdf']

/** The pages of one section as HTML, by path, and the pictures that they show as SVG, by file. */
export interface SectionFile {
  pages: Record<string, string>
  pictures: Record<string, string>
}
