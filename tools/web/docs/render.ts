// A page of docs/ as HTML for the site.

import { Marked, type Tokens } from 'marked'
import { escapeXml } from '../../../lib/drawing/svg.ts'
import { makeAnchors } from '../../../lib/markdown.ts'
import type { PageEntry } from './contents.ts'
import { type Link, resolveLink } from './links.ts'

export interface RenderedPage {
  title: string
  html: string
  /** Files that it links to, and pictures that it shows, from the root of the repository. */
  files: readonly string[]
  pictures: readonly string[]
}

/** Marks for what makes the page: "<!-- table: boards -->". */
const COMMENT = /<!--[\s\S]*?-->\n?/g

/** The signs of a light, which stand together. */
const SIGN_GAP = /(?<=[●○◯▬≈]) (?=[●○◯▬≈])/g

/** The size of a picture, so that the page does not move when it comes. */
type SizeOf = (file: string) => readonly [width: number, height: number]

/** `sizeOf` gives the size of a picture by its file. Throws Error for a picture that is not in docs/. */
export function renderPage(file: string, text: string, pages: readonly PageEntry[], sizeOf: SizeOf): RenderedPage {
  const files = new Set<string>()
  const pictures = new Set<string>()
  let title = ''
  const anchorOf = makeAnchors()
  const resolve = (target: string): Link => resolveLink(target, file, pages)
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: words }: Tokens.Heading) {
        const inside = this.parser.parseInline(tokens)
        if (depth === 1) title = title || this.parser.parseInline(tokens, this.parser.textRenderer)
        return `<h${depth} id="${escapeXml(anchorOf(words))}">${inside}</h${depth}>\n`
      },
      link({ href, tokens }: Tokens.Link) {
        const inside = this.parser.parseInline(tokens)
        const { href: to, file: linked } = resolve(href)
        if (linked) files.add(linked)
        return to === undefined ? inside : `<a href="${escapeXml(to)}">${inside}</a>`
      },
      image({ href, text: alt }: Tokens.Image) {
        const { file: picture } = resolve(href)
        if (picture === undefined) throw new Error(`${file}: there is no picture ${href}`)
        pictures.add(picture)
        const [width, height] = sizeOf(picture)
        return `<img data-picture="${escapeXml(picture)}" alt="${escapeXml(alt)}" width="${width}" height="${height}">`
      },
      // Wide tables and code scroll by keyboard, too.
      table(token: Tokens.Table) {
        const rows = [token.header, ...token.rows].map(
          (cells) => `<tr>${cells.map((cell) => this.tablecell(cell)).join('')}</tr>`,
        )
        const [head, ...body] = rows
        return `<div class="wide" tabindex="0" role="group" aria-label="Table"><table><thead>${head}</thead><tbody>${body.join('')}</tbody></table></div>\n`
      },
      code({ text: code }: Tokens.Code) {
        return `<pre tabindex="0"><code>${escapeXml(code)}</code></pre>\n`
      },
    },
  })
  const html = marked.parse(text.replace(COMMENT, ''), { async: false }).trim()
  return { title, html: html.replace(SIGN_GAP, '\u00a0'), files: [...files], pictures: [...pictures] }
}
