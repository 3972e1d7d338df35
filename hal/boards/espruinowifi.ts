// Espruino WiFi: like the Espruino Pico, with Wi-Fi that the firmware does not use, and one page of flash for files.

import type { EspruinoBoard } from './board.ts'
import { board as pico } from './espruinopico.ts'

export const board: EspruinoBoard = {
  ...pico,
  name: 'espruinowifi',
  title: 'Espruino WiFi',
  about: {
    ...pico.about,
    firmware: 'ESPRUINOWIFI',
    chip: 'stm32f411',
    storage: { address: 0x08010000, pageBytes: 65536, pages: 1 },
    reserved: {
      A2: 'belongs to the Wi-Fi chip',
      A3: 'belongs to the Wi-Fi chip',
      A9: 'reads the USB voltage',
      A13: 'belongs to the Wi-Fi chip',
      A14: 'belongs to the Wi-Fi chip',
      A15: 'belongs to the Wi-Fi chip',
      B2: 'lights the red LED and is read by the chip at reset',
      B6: 'carries the console without USB',
      B7: 'carries the console without USB',
    },
    missing: ['Its Wi-Fi is not used.', 'It has no Bluetooth.'],
  },
}
