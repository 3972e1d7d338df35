// Boards as the build gives them to the page.

import type { AlikeScript } from '../../lib/alike-scripts.ts'

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

/** The file of the site with the firmware of all boards, a FirmwareFile. */
export const firmwareFile = (hasLink: boolean): string => `boards/firmware${hasLink ? '-link' : ''}.json`

/** The firmware of each board by its name: a Prebuilt, whose rest is like that of the board before. */
export type FirmwareFile = Record<string, { first: string; rest: AlikeScript }>
