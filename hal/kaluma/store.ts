// The slots of text on Kaluma: files.

const SLOT_FILE = '/unknot.'

export function read(slot: number): string | undefined {
  try {
    const bytes = require('fs').readFile(SLOT_FILE + slot)
    let text = ''
    for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]!)
    return text
  } catch {
    // A missing file throws, and a damaged one must not keep the other slot from being read.
  }
}

export function write(slot: number, text: string): void {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i)
  require('fs').writeFile(SLOT_FILE + slot, bytes)
}
