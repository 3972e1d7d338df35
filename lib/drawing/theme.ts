// The colours of a drawing, on light and on dark pages.

export type Theme = 'light' | 'dark'

/** What is drawn, how, and in which colour on which page: classes of a picture. */
export type Classes = Record<string, { how: (colour: string) => string; light: string; dark: string }>

/** How to paint with a colour. */
export const fill = (colour: string): string => `fill:${colour}`
export const stroke = (colour: string): string => `stroke:${colour};fill:none`

/** What every picture has. */
const EVERY: Classes = {
  panel: { how: fill, light: '#f6f8fa', dark: '#0d1117' },
  edge: { how: stroke, light: '#d0d7de', dark: '#30363d' },
  grid: { how: stroke, light: '#d8dee4', dark: '#262c36' },
  axis: { how: stroke, light: '#8c959f', dark: '#6e7681' },
  strong: { how: (c) => `fill:${c};font-weight:600`, light: '#0d1117', dark: '#f0f6fc' },
  plain: { how: fill, light: '#24292f', dark: '#c9d1d9' },
  dim: { how: fill, light: '#57606a', dark: '#8b949e' },
}

const rules = (classes: Classes, theme: Theme): string =>
  Object.entries({ ...EVERY, ...classes })
    .map(([name, { how, ...colours }]) => `.${name}{${how(colours[theme])}}`)
    .join('')

const DARK_PAGE = '@media(prefers-color-scheme:dark){'
const END = '}</style>'

/** What is drawn in `fonts`, and with these classes besides those of every picture. */
export const style = (fonts: string, classes: Classes): string =>
  `<style>${fonts}${rules(classes, 'light')}${DARK_PAGE}${rules(classes, 'dark')}${END}`

/** The picture for one kind of page only: for programs that do not ask what page it is on. */
export function themed(svg: string, theme: Theme): string {
  const from = svg.indexOf(DARK_PAGE)
  const to = svg.indexOf(END, from)
  if (from < 0 || to < 0) throw new Error('the picture does not say how it looks on a dark page')
  const dark = theme === 'dark' ? svg.slice(from + DARK_PAGE.length, to) : ''
  return svg.slice(0, from) + dark + svg.slice(to + 1)
}
