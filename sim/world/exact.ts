// Exponential and logarithm made of plus, minus, times and divided by alone. Those four are the same to the last
// bit everywhere; Math.exp and its like need not be, and a seed must give the same trace on every Node.

const TERMS = 18
const NEWTON_STEPS = 6

/** e to the x. */
export function exp(x: number): number {
  let halvings = 0
  let small = x
  while (small > 0.5 || small < -0.5) {
    small /= 2
    halvings++
  }
  let term = 1
  let sum = 1
  for (let i = 1; i < TERMS; i++) {
    term *= small / i
    sum += term
  }
  for (; halvings > 0; halvings--) sum *= sum
  return sum
}

/** Natural logarithm of x > 0. */
export function ln(x: number): number {
  let guess = 0
  // Halley's method: each step has three times the digits of the one before, once e^guess is near.
  for (let scaled = x; scaled > 2; scaled /= Math.E) guess++
  for (let scaled = x; scaled < 0.5; scaled *= Math.E) guess--
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const e = exp(guess)
    guess += (2 * (x - e)) / (x + e)
  }
  return guess
}
