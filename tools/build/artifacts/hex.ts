// Writes Intel HEX files, which programmers and the drives of some boards accept. The output equals that of the Espruino
// command line with --ohex (a test compares them), which takes a second for each board.

const RECORD_BYTES = 16
const DATA = 0
const END = 1
const UPPER_ADDRESS = 4

function formatRecord(address: number, kind: number, content: Uint8Array): string {
  const bytes = Buffer.from([content.length, (address >> 8) & 0xff, address & 0xff, kind, ...content])
  const sum = bytes.reduce((all, byte) => all + byte, 0)
  return `:${bytes.toString('hex')}${Buffer.from([-sum & 0xff]).toString('hex')}`.toUpperCase()
}

export function formatIntelHex(address: number, content: Uint8Array): string {
  const lines: string[] = []
  let upper = -1
  for (let i = 0; i < content.length; i += RECORD_BYTES) {
    const at = address + i
    if (at >>> 16 !== upper) {
      upper = at >>> 16
      lines.push(formatRecord(0, UPPER_ADDRESS, Buffer.from([upper >> 8, upper & 0xff])))
    }
    lines.push(formatRecord(at & 0xffff, DATA, content.subarray(i, i + RECORD_BYTES)))
  }
  lines.push(formatRecord(0, END, Buffer.alloc(0)))
  return lines.map((line) => `${line}\r\n`).join('')
}
