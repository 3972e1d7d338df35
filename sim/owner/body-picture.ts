// Draws the body with its places: one picture of all, and one of each place.

import { path, px, svg, text } from '../../lib/drawing/svg.ts'
import { type Classes, fill, stroke } from '../../lib/drawing/theme.ts'
import { HEAD, NEVER_PLACES, OUTLINE, type Oval, PLACES, type Place, type Spot, type View } from './body.ts'

const CLASSES: Classes = {
  body: { how: fill, light: '#e4e8ec', dark: '#2a313b' },
  outline: { how: stroke, light: '#57606a', dark: '#9aa4af' },
  area: { how: fill, light: '#54aeff', dark: '#388bfd' },
  rim: { how: stroke, light: '#0550ae', dark: '#a5d6ff' },
  dot: { how: fill, light: '#57606a', dark: '#9aa4af' },
  no: { how: stroke, light: '#a40e26', dark: '#ff7b72' },
  number: { how: (colour) => `fill:${colour};font-size:17px;font-weight:600`, light: '#0d1117', dark: '#f0f6fc' },
}

const mirrored = ([x, y]: Spot): Spot => [-x, y]

/** A smooth closed line through all points (Catmull and Rom, as Bézier curves). */
function smooth(points: readonly Spot[]): string {
  const at = (i: number): Spot => points[(i + points.length) % points.length]!
  const pair = ([x, y]: Spot): string => `${px(x)} ${px(y)}`
  const between = (a: Spot, b: Spot, c: Spot, sign: number): Spot => [
    b[0] + (sign * (c[0] - a[0])) / 6,
    b[1] + (sign * (c[1] - a[1])) / 6,
  ]
  const curves = points.map((point, i) =>
    [between(at(i - 1), point, at(i + 1), 1), between(point, at(i + 1), at(i + 2), -1), at(i + 1)].map(pair).join(' '),
  )
  return `M${pair(points[0]!)}C${curves.join(' ')}z`
}

const oval = ([x, y, rx, ry, degrees = 0]: Oval): string => {
  const turn = (degrees * Math.PI) / 180
  const [dx, dy] = [rx * Math.cos(turn), rx * Math.sin(turn)]
  const arc = `A${px(rx)} ${px(ry)} ${degrees} 1 1`
  return `M${px(x - dx)} ${px(y - dy)}${arc} ${px(x + dx)} ${px(y + dy)}${arc} ${px(x - dx)} ${px(y - dy)}z`
}

/** The oval, and its mirror image unless it is in the middle. */
const onBothSides = ([x, y, rx, ry, degrees = 0]: Oval): string =>
  oval([x, y, rx, ry, degrees]) + (x === 0 ? '' : oval([-x, y, rx, ry, -degrees]))

/** A row of crosses along the longer radius. */
function crosses([x, y, rx, ry]: Oval): string {
  const count = Math.max(1, Math.floor(ry / 6))
  const arm = Math.min(rx, 3.2)
  return Array.from({ length: count }, (_, i) => {
    const middle = y + (ry - 4) * (count === 1 ? 0 : (2 * i) / (count - 1) - 1)
    return [x, ...(x === 0 ? [] : [-x])]
      .map(
        (at) =>
          `M${px(at - arm)} ${px(middle - arm)}l${px(2 * arm)} ${px(2 * arm)}m0 ${px(-2 * arm)}l${px(-2 * arm)} ${px(2 * arm)}`,
      )
      .join('')
  }).join('')
}

const BODY = smooth([...OUTLINE, ...OUTLINE.slice(1, -1).toReversed().map(mirrored)])

/** A body in its own units, with areas; where it never goes is marked with crosses. */
function drawBody(view: View, areas: readonly Oval[]): string {
  const head = oval(HEAD)
  const never = NEVER_PLACES[view]
  const marked = areas.map(onBothSides).join('')
  return [
    path('outline', head + BODY, 3),
    path('body', head + BODY),
    ...(marked === '' ? [] : [path('area', marked), path('rim', marked)]),
    path('no', never.map(crosses).join(''), 1.6),
  ].join('\n')
}

const LEGEND_HEIGHT = 30

/** What the marks mean. */
const legend = (y: number): string[] => [
  path('area', oval([20, y, 8, 6])) + path('rim', oval([20, y, 8, 6])),
  text(34, y + 4, 'plain', 'here'),
  path('no', crosses([84, y, 4, 4]).replace(/M-.*/, ''), 2),
  text(96, y + 4, 'plain', 'never here'),
]

/** Part of a body in a window of the picture. */
const inWindow = (x: number, y: number, width: number, height: number, crop: string, body: string): string =>
  `<svg x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" viewBox="${crop}">\n${body}\n</svg>`

const SCALE = 2.2

export function drawPlace({ name, title, view, areas, crop, where, never }: Place): string {
  const [, , width, height] = crop
  const [inner, high] = [width * SCALE, height * SCALE]
  return svg(
    {
      id: `place-${name}`,
      width: Math.round(inner),
      height: Math.round(high) + LEGEND_HEIGHT,
      title: `${title}, from behind`,
      about: `Marked as right: ${where}. Marked as never: ${never}.`,
      classes: CLASSES,
    },
    [inWindow(0, 0, inner, high, crop.join(' '), drawBody(view, areas)), ...legend(high + LEGEND_HEIGHT / 2)],
  )
}

const FIGURE_WIDTH = 200
const OVERVIEW_SCALE = 1.1

/** Both views, and a number at each place. */
export function drawOverview(): string {
  const [width, height] = [680, 520]
  const figure = (view: View, x: number) =>
    inWindow(
      x,
      40,
      FIGURE_WIDTH * OVERVIEW_SCALE,
      410 * OVERVIEW_SCALE,
      `${-FIGURE_WIDTH / 2} 0 ${FIGURE_WIDTH} 410`,
      drawBody(
        view,
        PLACES.filter((place) => place.view === view).flatMap(({ areas }) => areas),
      ),
    )
  const backX = 240
  const middle = backX + (FIGURE_WIDTH * OVERVIEW_SCALE) / 2
  const labels = PLACES.flatMap(({ title, areas }) => {
    const [x, y, rx] = areas[areas.length - 1]!
    const [fromX, atY] = [middle + (x + rx) * OVERVIEW_SCALE, 40 + y * OVERVIEW_SCALE]
    return [
      path('outline', `M${px(fromX)} ${px(atY)}H470`),
      path('dot', oval([fromX, atY, 3, 3])),
      text(476, atY + 5, 'number', title),
    ]
  })
  return svg(
    {
      id: 'places',
      width,
      height,
      title: 'Where the massager goes, and where never',
      about: `A body from the front and from behind. Right places: ${PLACES.map(({ title }) => title.toLowerCase()).join(', ')}. Never: the front of the neck, spine, elbows, hip bones, kneecaps and shins.`,
      classes: CLASSES,
    },
    [
      text(120, 26, 'number', 'from the front', 'middle'),
      text(middle, 26, 'number', 'from behind', 'middle'),
      figure('front', 10),
      figure('back', backX),
      ...labels,
      ...legend(height - LEGEND_HEIGHT / 2),
    ],
  )
}
