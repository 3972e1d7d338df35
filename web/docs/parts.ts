// The parts of pages that a search finds: what follows a heading.

export interface Part {
  /** "owner/light?at=every-signal": the page, and the anchor of the heading. */
  id: string
  /** Of the page. */
  title: string
  heading: string
  text: string
}

const HEADING = /<h[123] id="([^"]*)">([\s\S]*?)<\/h[123]>/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The words of HTML. */
const toText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\s+/g, ' ')
    .trim()

/** `pages` are HTML by path. */
export const listParts = (pages: Readonly<Record<string, string>>): Part[] =>
  Object.entries(pages).flatMap(([path, html]) => {
    // The pieces are the text before the first heading, and then anchor, heading and text of each.
    const [, ...pieces] = html.split(HEADING)
    const title = toText(pieces[1] ?? '')
    const parts: Part[] = []
    for (let i = 0; i < pieces.length; i += 3) {
      const [anchor = '', heading = '', text = ''] = pieces.slice(i, i + 3)
      parts.push({ id: `${path}?at=${anchor}`, title, heading: toText(heading), text: toText(text) })
    }
    return parts
  })
