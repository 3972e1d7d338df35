// A drawing as a PNG, for places that show no SVG. Its fonts are those of the machine that makes it.

import { type Theme, themed } from './theme.ts'

/** For screens with two pixels per point. */
const ZOOM = 2
/** If none of the picture's fonts is installed. */
const FALLBACK_FONT = 'DejaVu Sans'

export async function toPng(svg: string, theme: Theme): Promise<Buffer> {
  // Loaded only for a PNG: it is large, and nothing else needs it.
  const { Resvg } = await import('@resvg/resvg-js')
  const picture = new Resvg(themed(svg, theme), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: true, defaultFontFamily: FALLBACK_FONT, sansSerifFamily: FALLBACK_FONT },
  })
  return Buffer.from(picture.render().asPng())
}
