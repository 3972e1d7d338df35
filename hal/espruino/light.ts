// The light on Espruino.

import { board } from '#board'

let lightPin: Pin

export function setUp(): void {
  lightPin = new Pin(board.lightPin)
}

export function light(level: number): void {
  // Not PWM: releasing a PWM pin stops every other pin of its block, perhaps the motor's.
  digitalWrite(lightPin, level > 0 ? board.lightOn : 1 - board.lightOn)
}
