// Which modules are metered: the firmware that the simulator runs as it is. The rest of a board's code, such as its HAL,
// costs what the table of its engine says. Most builds do not have the link.

const METERED = /\/(?:src\/(?!link\/).+|hal\/(?:shell|store|clock|events))\.ts$/
const ROOT = new URL('../../../', import.meta.url).pathname

/** Whether the file with this path or URL counts what it runs. */
export function isMetered(/** @type {string} */ file) {
  const path = file.startsWith('file:') ? new URL(file).pathname : file
  const plain = path.split('?')[0] ?? ''
  return plain.startsWith(ROOT) && METERED.test(`/${plain.slice(ROOT.length)}`)
}
