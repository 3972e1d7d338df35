// Writes Intel HEX files, which programmers and the drives of some boards accept.

import MemoryMap from 'nrf-intel-hex'

const RECORD_BYTES = 16

/** Lines end with CR LF, like those of the Espruino command line. A test compares both files. */
export function formatIntelHex(address: number, content: Uint8Array): string {
  const records = new MemoryMap({ [address]: content }).asHexString(RECORD_BYTES)
  return `${records.replaceAll('\n', '\r\n')}\r\n`
}
