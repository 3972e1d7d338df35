// Bytes at an address as Intel HEX, which programmers and the drives of some boards take. As the Espruino command line
// writes it with --ohex (a test holds the two together), which would take a second a board.

const RECORD_BYTES = 16
const DATA = 0
const END = 1
const UPPER_ADDRESS = 4

function record(address: number, kind: number, content: Uint8Array): string {
  const bytes = Buffer.from([content.length, (address >> 8) & 0xff, address & 0xff, kind, ...content])
  const sum = bytes.reduce((all, byte) => all + byte, 0)
  return `:${bytes.toString('hex')}${Buffer.from([-sum & 0xff]).toString('hex')}`.toUpperCase()
}

export function intelHex(address: number, content: Uint8Array): string {
  const lines: string[] = []
  let upper = -1
  for (let i = 0; i < content.length; i += RECORD_BYTES) {
    const at = address + i
    if (at >>> 16 !== upper) {
      upper = at >>> 16
      lines.push(record(0, UPPER_ADDRESS, Buffer.from([upper >> 8, upper & 0xff])))
    }
    lines.push(record(at & 0xffff, DATA, content.subarray(i, i + RECORD_BYTES)))
  }
  lines.push(record(0, END, Buffer.alloc(0)))
  return lines.map((line) => `${line}\r\n`).join('')
}
