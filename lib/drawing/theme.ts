// The colours of a drawing, for light and for dark pages.

export type Theme = 'light' | 'dark'

/** The classes of a picture: how each is drawn, and its colour on light and on dark pages. */
export type Classes = Record<string, { how: (colour: string) => string; light: string; dark: string }>

/** CSS that fills or strokes with a colour. */
export const fill = (colour: string): string => `fill:${colour}`
export const stroke = (colour: string): string => `stroke:${colour};fill:none`

/** Classes of every picture. */
const BASE_CLASSES: Classes = {
  panel: { how: fill, light: '#f6f8fa', dark: '#0d1117' },
  edge: { how: stroke, light: '#d0d7de', dark: '#30363d' },
  grid: { how: stroke, light: '#d8dee4', dark: '#262c36' },
  axis: { how: stroke, light: '#8c959f', dark: '#6e7681' },
  strong: { how: (c) => `fill:${c};font-weight:600`, light: '#0d1117', dark: '#f0f6fc' },
  plain: { how: fill, light: '#24292f', dark: '#c9d1d9' },
  dim: { how: fill, light: '#57606a', dark: '#8b949e' },
}

const rules = (classes: Classes, theme: Theme): string =>
  Object.entries({ ...BASE_CLASSES, ...classes })
    .map(([name, { how, ...colours }]) => `.${name}{${how(colours[theme])}}`)
    .join('')

const DARK_PAGE = '@media(prefers-color-scheme:dark){'
const END = '}</style>'

/** The style sheet of a picture. */
export const style = (fonts: string, classes: Classes): string =>
  `<style>${fonts}${rules(classes, 'light')}${DARK_PAGE}${rules(classes, 'dark')}${END}`

/** The picture for one kind of page, for programs that know no media queries. */
export function themed(svg: string, theme: Theme): string {
  const from = svg.indexOf(DARK_PAGE)
  const to = svg.indexOf(END, from)
  if (from < 0 || to < 0) throw new Error('expected a picture with a style for dark pages')
  const dark = theme === 'dark' ? svg.slice(from + DARK_PAGE.length, to) : ''
  return svg.slice(0, from) + dark + svg.slice(to + 1)
}
