// An SVG as a picture, so that its style is not that of the page.

export const svgAddress = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`

export const Picture = ({ svg, alt }: { svg: string; alt: string }) => (
  <img class="picture" src={svgAddress(svg)} alt={alt} />
)
