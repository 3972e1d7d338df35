// Bytes at an address as Intel HEX, which programmers and the drives of some boards take.

import MemoryMap from 'nrf-intel-hex'

const RECORD_BYTES = 16

/** Lines end with CR LF, as the Espruino command line writes them; a test holds the two together. */
export function formatIntelHex(address: number, content: Uint8Array): string {
  const records = new MemoryMap({ [address]: content }).asHexString(RECORD_BYTES)
  return `${records.replaceAll('\n', '\r\n')}\r\n`
}
