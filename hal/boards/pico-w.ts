// Raspberry Pi Pico W with Kaluma 1.2.1: like the Pico, but its LED is on the Wi-Fi chip, so it needs another light.

import type { KalumaBoard } from './board.ts'
import { board as pico } from './pico.ts'

export const board: KalumaBoard = {
  ...pico,
  name: 'pico-w',
  title: 'Pico W',
  lightPin: 20,
  about: {
    ...pico.about,
    firmware: 'pico-w',
    reserved: {
      ...pico.about.reserved,
      23: 'belongs to the Wi-Fi chip',
      24: 'belongs to the Wi-Fi chip',
      25: 'belongs to the Wi-Fi chip',
      29: 'belongs to the Wi-Fi chip',
    },
  },
}
