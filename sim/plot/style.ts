// The classes of a plot, for light and for dark pages.

import { type Classes, fill, stroke } from '../../lib/drawing/theme.ts'

const dashed = (dashes: string) => (colour: string) => `${stroke(colour)};stroke-dasharray:${dashes}`
const line = (colour: string) => `stroke:${colour};stroke-width:1.25;stroke-linejoin:round;stroke-linecap:round`

export const CLASSES: Classes = {
  'in-running': { how: fill, light: '#1a7f37', dark: '#3fb950' },
  'in-off': { how: fill, light: '#8c959f', dark: '#6e7681' },
  'in-locked': { how: fill, light: '#9a6700', dark: '#d29922' },
  'in-charging': { how: fill, light: '#0969da', dark: '#58a6ff' },
  'in-fault': { how: fill, light: '#cf222e', dark: '#f85149' },
  'in-dark': { how: fill, light: '#24292f', dark: '#c9d1d9' },
  'in-other': { how: fill, light: '#8250df', dark: '#d2a8ff' },
  band: { how: (c) => `fill:${c};fill-opacity:.09`, light: '#2da44e', dark: '#3fb950' },
  rim: { how: stroke, light: '#a9d8b5', dark: '#26543a' },
  set: { how: line, light: '#0969da', dark: '#58a6ff' },
  'set-in': { how: fill, light: '#b6d7fb', dark: '#173a63' },
  follows: { how: line, light: '#953800', dark: '#ffa657' },
  'follows-in': { how: fill, light: '#f6d2b5', dark: '#553012' },
  dot: { how: () => 'stroke-width:5', light: '', dark: '' },
  none: { how: () => 'fill:none', light: '', dark: '' },
  start: { how: dashed('1 3'), light: '#57606a', dark: '#8b949e' },
  soft: { how: dashed('6 3'), light: '#9a6700', dark: '#d29922' },
  stop: { how: dashed('8 2'), light: '#cf222e', dark: '#f85149' },
}
