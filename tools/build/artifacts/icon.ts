// The icon for app loaders, a knot that opens: as a PNG, and with one bit for each pixel for the watch.

export const ICON_PIXELS = 48

const ROPE = 'fill="none" stroke-linecap="round" stroke-width="5"'

/** The drawing in a square of ICON_PIXELS, in a colour. */
export const drawKnot = (colour: string): string => `<g stroke="${colour}">
<path ${ROPE} d="M4 34 C16 34 34 30 34 19 A10 10 0 1 0 14 19 C14 30 32 34 44 34"/>
<path ${ROPE} stroke-dasharray="0.1 9" d="M6 43 H44"/>
</g>`

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
${drawKnot('#1a7f64')}
</svg>`

async function render() {
  // This import is slow, and only icons need it.
  const { Resvg } = await import('@resvg/resvg-js')
  return new Resvg(svg, { fitTo: { mode: 'width', value: ICON_PIXELS } }).render()
}

export const renderIconPng = async (): Promise<Buffer> => Buffer.from((await render()).asPng())

/** An image for Espruino's graphics: width, height, bits per pixel, then eight pixels in each byte. */
export async function renderIconBits(): Promise<Buffer> {
  const { pixels } = await render()
  const image = Buffer.alloc(3 + ICON_PIXELS ** 2 / 8)
  image.set([ICON_PIXELS, ICON_PIXELS, 1])
  for (let i = 0; i < ICON_PIXELS ** 2; i++)
    // The pixels of the rope are opaque.
    if (pixels[4 * i + 3]! > 127) image[3 + (i >> 3)]! |= 0x80 >> (i & 7)
  return image
}
