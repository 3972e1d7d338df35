// An SVG as a picture, so that its style is not that of the page.

export const Picture = ({ svg, alt }: { svg: string; alt: string }) => (
  <img class="picture" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={alt} />
)
