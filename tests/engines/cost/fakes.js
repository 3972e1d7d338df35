// @ts-nocheck: for engines, not for the type checker
// As little as a built file for an Espruino board needs to run in virtual time. What is a function of the engine on a
// board is one of its functions here too, though another one, so that what is counted is what a board would do: the
// callbacks, run by forEach(), where the counting begins and ends. A forEach() inside it is not counted.

var at = { now: 0, timers: [], id: 0, fns: [], calls: [], most: 0, watch: {} }
at.once = [0]
at.clock = new DataView(new ArrayBuffer(8))

/** A function of the engine that does no harm and answers `value`. */
at.answering = (value) => Math.abs.bind(Math, value)

at.low = []
global.Pin = function (name) {
  this.name = name
  // The button is open.
  if (name === 'D0') at.low.push(this)
}
global.analogWrite = at.answering(0)
global.digitalWrite = at.answering(0)
// 0 for the one that is in there, and else -1, which is high.
global.digitalRead = at.low.indexOf.bind(at.low)
// A cell of 3.9 V.
global.analogRead = at.answering(3.9 / 2 / 3.3)
global.pinMode = at.answering(0)
global.setWatch = (fn, pin) => {
  at.watch[pin.name] = fn
}
global.getTime = at.clock.getFloat64.bind(at.clock, 0)
at.add = () => {
  if (!at.fns.includes(at.fn)) {
    at.fns.push(at.fn)
    at.calls.push(0)
  }
  at.timers.push({ id: ++at.id, at: at.now + Math.ceil(at.ms - 0.01), every: 0, fn: at.fn })
}
at.drop = () => {
  at.timers = at.timers.filter((timer) => timer.id !== at.dropped)
}
global.setTimeout = (fn, ms) => {
  at.fn = fn
  at.ms = ms
  at.once.forEach(at.add)
  return at.id
}
global.clearTimeout = (id) => {
  at.dropped = id
  at.once.forEach(at.drop)
}
global.setInterval = (fn, ms) => {
  setTimeout(fn, ms)
  at.timers[at.timers.length - 1].every = ms
  return at.id
}
global.clearInterval = clearTimeout
global.Jolt = { setDriverMode: at.answering(0) }
E.getTemperature = at.answering(25)
E.getAnalogVRef = at.answering(3.3)
E.enableWatchdog = at.answering(0)
E.kickWatchdog = at.answering(0)
E.setConsole = at.answering(0)
global.NRF = { sleep: at.answering(0), wake: at.answering(0) }
require('Storage').write = () => true

at.go = (now) => {
  at.now = now
  at.clock.setFloat64(0, now / 1000)
}

/** Of several timers for one time, the one that was armed first. */
at.next = () => {
  let next = at.timers[0]
  for (const timer of at.timers) if (timer.at < next.at) next = timer
  return next
}

/** Lets time pass. */
global.runTo = (end) => {
  for (;;) {
    const next = at.next()
    if (!next || next.at > end) break
    at.go(next.at)
    if (next.every) next.at += next.every
    else {
      at.dropped = next.id
      at.drop()
    }
    at.calls[at.fns.indexOf(next.fn)]++
    at.once.forEach(next.fn)
  }
  at.go(end)
}

/** The button's pin changes. */
global.edge = (closed) => {
  const event = { state: closed }
  at.once.forEach(() => {
    at.watch.D0(event)
  })
}

/** The button goes down for `ms`, from `from` on. */
global.press = (from, ms) => {
  runTo(from)
  edge(true)
  runTo(from + ms)
  edge(false)
}

global.unlock = () => {
  press(1000, 100)
  press(1300, 100)
  press(1600, 100)
  runTo(6000)
}

/** Short sessions, one after the other. */
global.sessions = (count) => {
  for (let i = 0; i < count; i++) {
    press(at.now + 3000, 900)
    press(at.now + 3000, 900)
  }
  runTo(at.now + 10000)
}

/** Ends a phase of the run, and says what it was. */
at.tell = () => {
  at.once.reverse()
  print('cost ' + JSON.stringify({ calls: at.calls, usage: process.memory().usage, most: at.most }))
  at.calls = at.calls.map(() => 0)
}

/** From now on calls of the engine note the most variables there were. For what is loaded after this. */
at.watchMemory = () => {
  for (const name of ['getTime', 'analogWrite', 'analogRead', 'digitalWrite', 'setTimeout', 'setInterval']) {
    const fn = global[name]
    global[name] = (a, b, c) => {
      at.most = Math.max(at.most, process.memory().usage)
      return fn(a, b, c)
    }
  }
}
