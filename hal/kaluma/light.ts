// The light on Kaluma.

import { board } from '#board'

export function setUp(): void {
  pinMode(board.lightPin, OUTPUT)
}

export function light(level: number): void {
  // Not PWM: two pins of one slice share its frequency, and one that stops can hang the other for ever.
  digitalWrite(board.lightPin, level > 0 ? board.lightOn : 1 - board.lightOn)
}
