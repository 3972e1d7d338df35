// A simple body, from the front and from behind, and where the massager goes on it and where never. A body is 400 units
// high, its middle is at x = 0, and every place on the right (x > 0) is on the left, too.

export type Spot = readonly [x: number, y: number]
/** Of an ellipse: its middle, its radii and its turn in degrees. */
export type Oval = readonly [x: number, y: number, rx: number, ry: number, degrees?: number]
export type View = 'front' | 'back'

export const HEAD: Oval = [0, 31, 20, 25]

/** Half of the outline, from the neck over arm and leg to the crotch. */
export const OUTLINE: readonly Spot[] = [
  ...([
    [0, 50],
    [11, 52],
    [12, 66],
    [22, 74],
    [42, 81],
    [54, 92],
    [60, 112],
    [64, 142],
    [69, 166],
    [77, 200],
    [83, 226],
  ] as const),
  ...([
    [90, 242],
    [90, 256],
    [83, 263],
    [77, 256],
    [73, 232],
    [64, 204],
    [55, 172],
    [47, 142],
    [41, 116],
  ] as const),
  ...([
    [38, 142],
    [34, 170],
    [40, 202],
    [44, 230],
    [40, 268],
    [33, 304],
    [36, 336],
    [30, 366],
    [24, 386],
    [31, 400],
  ] as const),
  ...([
    [18, 405],
    [9, 402],
    [11, 386],
    [10, 350],
    [9, 306],
    [6, 262],
    [2, 222],
    [0, 220],
  ] as const),
]

export interface Place {
  /** Of its picture. */
  name: string
  title: string
  view: View
  /** Where it may go, and what is marked besides it. */
  areas: readonly Oval[]
  /** The part of the body that its picture shows. */
  crop: readonly [x: number, y: number, width: number, height: number]
  where: string
  hold: string
  never: string
}

export const PLACES: readonly Place[] = [
  {
    name: 'neck',
    title: 'Neck and shoulder',
    view: 'back',
    areas: [
      [6.5, 63, 2.6, 9, 0],
      [28, 85, 14, 5.5, 20],
    ],
    crop: [-70, 0, 140, 110],
    where: 'the muscle between neck and shoulder, and the strip beside the spine at the back of the neck',
    hold: 'Sit. Rest the arm of that side on a table, so that the shoulder hangs loose. Hold the massager with the other hand.',
    never: 'the front of the neck, the spine',
  },
  {
    name: 'back',
    title: 'Back',
    view: 'back',
    areas: [[15, 144, 7, 42, 0]],
    crop: [-56, 75, 112, 140],
    where: 'the long muscles on both sides of the spine',
    hold: 'Lie on your side or on your front. Where you cannot reach without effort, let somebody else hold it. Do not lie on the massager.',
    never: 'the spine',
  },
  {
    name: 'arm',
    title: 'Arm',
    view: 'back',
    areas: [
      [54, 126, 5.5, 19, -8],
      [70.5, 197, 4.5, 18, -14],
    ],
    crop: [-105, 85, 210, 160],
    where: 'the muscles of the upper arm and of the forearm',
    hold: 'Sit, and lay the whole arm on a table or a cushion. Hold the massager with the other hand.',
    never: 'the elbow',
  },
  {
    name: 'hip',
    title: 'Hip',
    view: 'back',
    areas: [[22, 214, 14, 14, 0]],
    crop: [-56, 174, 112, 96],
    where: 'the large muscle of the buttock, behind the hip bone',
    hold: 'Lie on the other side with your knees bent, so that the muscle is loose.',
    never: 'the hip bone, the spine',
  },
  {
    name: 'calf',
    title: 'Calf',
    view: 'back',
    areas: [[22, 336, 8, 25, 0]],
    crop: [-56, 285, 112, 124],
    where: 'the muscle at the back of the lower leg',
    hold: 'Lie down, or put the leg up, so that it carries no weight: a loaded leg can tighten under vibration.',
    never: 'the shin, a swollen leg, varicose veins',
  },
]

/** Where it never goes: the front of the neck and bone close under the skin. A place with x = 0 is in the middle. */
export const NEVER_PLACES: Readonly<Record<View, readonly Oval[]>> = {
  front: [
    [0, 64, 9, 8],
    [30, 190, 5, 7],
    [22, 304, 7, 8],
    [22, 348, 4.5, 28],
  ],
  back: [
    [0, 128, 3, 70],
    [63, 167, 6, 8],
    [30, 190, 4.5, 6],
  ],
}
