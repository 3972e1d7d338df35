// The docs as the build gives them to the page.

/** Sections with their pages, in the order of the list. */
export type Contents = readonly { title: string; name: string; pages: readonly { path: string; title: string }[] }[]

/** The pages of one section as HTML, by path, and the pictures that they show as SVG, by file. */
export interface SectionFile {
  pages: Record<string, string>
  pictures: Record<string, string>
}
