// The colours of a drawing, on light and on dark pages.

export type Theme = 'light' | 'dark'

/** What is drawn, how, and in which colour on which page: the classes of the picture. */
const CLASSES: Record<string, { how: (colour: string) => string; light: string; dark: string }> = {
  panel: { how: (c) => `fill:${c}`, light: '#f6f8fa', dark: '#0d1117' },
  edge: { how: (c) => `stroke:${c};fill:none`, light: '#d0d7de', dark: '#30363d' },
  grid: { how: (c) => `stroke:${c};fill:none`, light: '#d8dee4', dark: '#262c36' },
  axis: { how: (c) => `stroke:${c};fill:none`, light: '#8c959f', dark: '#6e7681' },
  strong: { how: (c) => `fill:${c};font-weight:600`, light: '#0d1117', dark: '#f0f6fc' },
  plain: { how: (c) => `fill:${c}`, light: '#24292f', dark: '#c9d1d9' },
  dim: { how: (c) => `fill:${c}`, light: '#57606a', dark: '#8b949e' },
  area: { how: (c) => `fill:${c}`, light: '#cfe3fb', dark: '#12304f' },
  written: { how: (c) => `stroke:${c};fill:none`, light: '#54aeff', dark: '#1f6feb' },
  motor: { how: (c) => `stroke:${c};fill:none`, light: '#953800', dark: '#ffa657' },
  cue: { how: (c) => `fill:${c}`, light: '#8250df', dark: '#d2a8ff' },
  mark: { how: (c) => `stroke:${c};fill:none`, light: '#c297ff', dark: '#8957e5' },
}

const rules = (theme: Theme): string =>
  Object.entries(CLASSES)
    .map(([name, { how, ...colours }]) => `.${name}{${how(colours[theme])}}`)
    .join('')

const DARK_PAGE = '@media(prefers-color-scheme:dark){'
const END = '}</style>'

/** The first rules are for every page, what else is drawn in `fonts`. */
export const style = (fonts: string): string => `<style>${fonts}${rules('light')}${DARK_PAGE}${rules('dark')}${END}`

/** The picture for one kind of page only: for programs that do not ask what page it is on. */
export function themed(svg: string, theme: Theme): string {
  const from = svg.indexOf(DARK_PAGE)
  const to = svg.indexOf(END, from)
  if (from < 0 || to < 0) throw new Error('the picture does not say how it looks on a dark page')
  const dark = theme === 'dark' ? svg.slice(from + DARK_PAGE.length, to) : ''
  return svg.slice(0, from) + dark + svg.slice(to + 1)
}
