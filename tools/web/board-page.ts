// A board as the build gives it to the page.

/** What the view of the boards shows of one. */
export interface BoardPage {
  title: string
  /** "Espruino" */
  engine: string
  /** "massager" */
  motor: string
  /** Its page in docs/maker/boards, without its title and picture. */
  html: string
  /** An SVG; none for a board on which nothing is to wire. */
  circuit?: string
}
