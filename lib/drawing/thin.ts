// Thins out a curve to what a picture can show: 15 minutes of points become a few kilobytes, and no peak is lost.

/** In pixels. */
export interface Dot {
  x: number
  y: number
}

/**
 * Keeps the lowest and the highest point of each pixel column. Next to empty columns it also keeps the first or last
 * point, so that the long line keeps its slope. On average there are at most two points a column, and two for the ends.
 */
export function decimate(dots: readonly Dot[]): Dot[] {
  const kept: Dot[] = []
  let before = Number.NEGATIVE_INFINITY
  for (let from = 0; from < dots.length; ) {
    const column = Math.floor(dots[from]!.x)
    let to = from
    let least = from
    let most = from
    for (; to < dots.length && Math.floor(dots[to]!.x) === column; to++) {
      if (dots[to]!.y < dots[least]!.y) least = to
      if (dots[to]!.y > dots[most]!.y) most = to
    }
    const next = to < dots.length ? Math.floor(dots[to]!.x) : Number.POSITIVE_INFINITY
    const wanted = new Set([least, most])
    if (column - before > 1) wanted.add(from)
    if (next - column > 1) wanted.add(to - 1)
    for (const i of [...wanted].sort((a, b) => a - b)) kept.push(dots[i]!)
    before = column
    from = to
  }
  return kept
}

/** Squared distance of a dot from the line segment between two others. */
function squaredDistance({ x, y }: Dot, a: Dot, b: Dot): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const squared = dx * dx + dy * dy
  const along = squared > 0 ? Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / squared)) : 0
  const offX = x - a.x - along * dx
  const offY = y - a.y - along * dy
  return offX * offX + offY * offY
}

/** Leaves out points within `tolerance` of the line without them (Ramer, Douglas and Peucker). */
export function simplify(dots: readonly Dot[], tolerance: number): Dot[] {
  const kept = new Set([0, dots.length - 1])
  const open: [number, number][] = [[0, dots.length - 1]]
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const [from, to] = stretch
    let far = from
    let most = tolerance * tolerance
    for (let i = from + 1; i < to; i++) {
      const distance = squaredDistance(dots[i]!, dots[from]!, dots[to]!)
      if (distance <= most) continue
      far = i
      most = distance
    }
    if (far === from) continue
    kept.add(far)
    open.push([from, far], [far, to])
  }
  return dots.filter((_, i) => kept.has(i))
}
