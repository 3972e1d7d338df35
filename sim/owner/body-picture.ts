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

const cross = (x: number, y: number, arm: number): string =>
  `M${px(x - arm)} ${px(y - arm)}l${px(2 * arm)} ${px(2 * arm)}m0 ${px(-2 * arm)}l${px(-2 * arm)} ${px(2 * arm)}`

/** Crosses along the height of an oval, and of its mirror image. */
function crosses([x, y, rx, ry]: Oval): string {
  const count = Math.max(1, Math.floor(ry / 6))
  return Array.from({ length: count }, (_, i) => {
    const middle = y + (ry - 4) * (count === 1 ? 0 : (2 * i) / (count - 1) - 1)
    return [x, ...(x === 0 ? [] : [-x])].map((at) => cross(at, middle, Math.min(rx, 3.2))).join('')
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
  path('no', cross(84, y, 3.2), 2),
  text(96, y + 4, 'plain', 'never here'),
]

/** A body with its middle and its top at x and y. */
const placed = (x: number, y: number, scale: number, body: string): string =>
  `<g transform="translate(${px(x)} ${px(y)}) scale(${scale})">\n${body}\n</g>`

const PLACE_SCALE = 2.2

/** A place, cut out of the body. */
export function drawPlace({ name, title, view, areas, crop, where, never }: Place): string {
  const [x, y, cropWidth, cropHeight] = crop
  const [width, high] = [cropWidth, cropHeight].map((length) => Math.round(length * PLACE_SCALE)) as [number, number]
  const height = high + LEGEND_HEIGHT
  return svg(
    {
      id: `place-${name}`,
      width,
      height,
      title: `${title}, from behind`,
      about: `Marked as right: ${where}. Marked as never: ${never}.`,
      classes: CLASSES,
    },
    [
      placed(-x * PLACE_SCALE, -y * PLACE_SCALE, PLACE_SCALE, drawBody(view, areas)),
      path('panel', `M0 ${high}H${width}V${height}H0z`),
      path('edge', `M.5 .5H${width - 0.5}V${height - 0.5}H.5z`),
      ...legend(high + LEGEND_HEIGHT / 2),
    ],
  )
}

const OVERVIEW_SCALE = 1.1
const TOP = 40
const FRONT_X = 120
const BEHIND_X = 350
const LABELS_X = 470

/** Both views, and the name of each place. */
export function drawOverview(): string {
  const [width, height] = [680, 520]
  const figure = (view: View, x: number) =>
    placed(
      x,
      TOP,
      OVERVIEW_SCALE,
      drawBody(
        view,
        PLACES.filter((one) => one.view === view).flatMap(({ areas }) => areas),
      ),
    )
  const labels = PLACES.flatMap(({ title, areas }) => {
    const [x, y, rx] = areas[areas.length - 1]!
    const [fromX, atY] = [BEHIND_X + (x + rx) * OVERVIEW_SCALE, TOP + y * OVERVIEW_SCALE]
    return [
      path('outline', `M${px(fromX)} ${px(atY)}H${LABELS_X}`),
      path('dot', oval([fromX, atY, 3, 3])),
      text(LABELS_X + 6, atY + 5, 'number', title),
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
      text(FRONT_X, 26, 'number', 'from the front', 'middle'),
      text(BEHIND_X, 26, 'number', 'from behind', 'middle'),
      figure('front', FRONT_X),
      figure('back', BEHIND_X),
      ...labels,
      ...legend(height - LEGEND_HEIGHT / 2),
    ],
  )
}
