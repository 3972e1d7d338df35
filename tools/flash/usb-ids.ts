// How a computer knows a board at its USB ports.

import type { Engine } from '../../hal/boards/board.ts'

/** USB ids, in hexadecimal, of boards, and of the converters between USB and UART on them. */
export const KNOWN_USB: readonly {
  vendor: string
  product?: string
  description: string
  engines: readonly Engine[]
}[] = [
  { vendor: '0483', product: '5740', description: 'Espruino board', engines: ['espruino'] },
  { vendor: '1915', product: '520f', description: 'Espruino board (nRF52)', engines: ['espruino'] },
  { vendor: '2e8a', description: 'Raspberry Pi Pico', engines: ['kaluma', 'espruino'] },
  { vendor: '0d28', product: '0204', description: 'micro:bit', engines: ['espruino'] },
  { vendor: '10c4', product: 'ea60', description: 'USB to UART (CP210x)', engines: ['espruino'] },
  { vendor: '1a86', description: 'USB to UART (CH340)', engines: ['espruino'] },
  { vendor: '0403', description: 'USB to UART (FTDI)', engines: ['espruino'] },
  { vendor: '303a', description: 'ESP32', engines: ['espruino'] },
]
