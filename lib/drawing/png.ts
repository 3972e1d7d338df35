// The drawing as a PNG, for places that show no SVG. Its letters are those of the machine that makes it.

import { type Theme, themed } from './theme.ts'

/** For screens with two pixels a point. */
const ZOOM = 2
/** Where none of the picture's fonts is there. */
const FALLBACK_FONT = 'DejaVu Sans'

export async function toPng(svg: string, theme: Theme): Promise<Buffer> {
  // Loaded when a PNG is asked for: nothing else needs it.
  const { Resvg } = await import('@resvg/resvg-js')
  const picture = new Resvg(themed(svg, theme), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: true, defaultFontFamily: FALLBACK_FONT, sansSerifFamily: FALLBACK_FONT },
  })
  return Buffer.from(picture.render().asPng())
}
