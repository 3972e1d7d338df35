// @ts-nocheck: for engines, not for the type checker
// A second try of a maker: each step sets the timer of the next, 20 ms later, and counts the time itself.
;(() => {
  const pin = new Pin('D18')
  let passed
  let timer
  const curve = [
    { kind: 0, from: 0, to: 0.6, s: 10 },
    { kind: 1, to: 0.6, s: 20 },
    { kind: 2, from: 0.6, to: 0.9, period: 1, s: 30 },
  ]
  const other = [{ kind: 1, to: 0.9, s: 60 }]
  let segments = curve

  function levelAt(t) {
    for (let i = 0; i < segments.length; i++) {
      const segment = segments[i]
      if (t < segment.s) {
        if (segment.kind === 0) return segment.from + ((segment.to - segment.from) * t) / segment.s
        if (segment.kind === 1) return segment.to
        return segment.from + (segment.to - segment.from) * (0.5 - 0.5 * Math.cos((2 * Math.PI * t) / segment.period))
      }
      t -= segment.s
    }
    return 0
  }

  function next() {
    analogWrite(pin, levelAt(passed), { freq: 25000 })
    passed += 0.02
    timer = setTimeout(next, 20)
  }

  function start() {
    passed = 0
    next()
  }

  function stop() {
    clearTimeout(timer)
    analogWrite(pin, 0, { freq: 25000 })
  }

  function change() {
    segments = segments === curve ? other : curve
    passed = 0
  }

  global.player = { start, stop, change }
})()
