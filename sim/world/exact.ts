// Exponential and logarithm from the four basic operations. Those give the same bits on every machine; Math.exp and
// Math.log need not, and a seed must give the same trace on every Node.

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
  // Halley's method: near the result each step triples the number of correct digits.
  for (let scaled = x; scaled > 2; scaled /= Math.E) guess++
  for (let scaled = x; scaled < 0.5; scaled *= Math.E) guess--
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const e = exp(guess)
    guess += (2 * (x - e)) / (x + e)
  }
  return guess
}
