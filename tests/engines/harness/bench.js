// @ts-nocheck: for engines, not for the type checker
// The bench a built file is tried on, the same for every engine: virtual time, timers, watchdog, events and trace.
// Goes before the fakes of an engine's own functions (fakes/) and the built file; bench.run() comes after them.
// Written in the device subset itself, and without a bare `return`: Espruino takes the next line for its value.
//
// `world` and `events` are there before this. The world is all that outlives a reset: time, surroundings, what is
// broken, what is stored. Events are text: "5000 closed 1" a line.

// All that a reset makes an end of.
var bench = {
  timers: [],
  nextId: 1,
  watches: {},
  duty: 0,
  light: 0,
  reachable: pins.radio, // an engine's console is open to who is in range until it is shut
  watchdogMs: 0,
  feedBy: Infinity, // when the watchdog bites
  dead: false,
  wasShut: false,
}

bench.put = (key, value) => {
  if (!bench.dead) print('{"t":' + world.now + ',"' + key + '":' + value + '}')
}

bench.setDuty = (duty) => {
  if (duty !== bench.duty) {
    bench.duty = duty
    bench.put('duty', duty)
  }
}

bench.setLight = (level) => {
  if (level !== bench.light) {
    bench.light = level
    bench.put('light', level)
  }
}

bench.setReachable = (open) => {
  if (open !== bench.reachable && bench.wasShut) bench.put('console', open)
  if (!open) bench.wasShut = true
  bench.reachable = open
}

/**
 * How much of the reference an NTC of 10 k at 25 degrees leaves, with 10 k above it: in the middle of a whole degree, for
 * those are read. As a fraction, for engines have no exp that is quick; right from -15 to 73 degrees, and beyond as far out.
 */
bench.ntcShare = (celsius) => {
  const half = (393900 / (celsius * 100 + 27365) - 393900 / 29815) / 2
  const square = half * half
  return (1 + (half * (15 + square)) / (15 + 6 * square)) / 2
}

/** Ends the run where it stands; engines that can end their process do that instead. */
bench.stop = () => {
  throw new Error('reset')
}

/** As on a board, nothing runs after this: what comes next is another process, with the world as it is now. */
bench.reset = () => {
  bench.setDuty(0)
  bench.setLight(0)
  if (bench.reachable) bench.setReachable(0)
  // A dead interpreter runs again after a reset.
  world.broken.engine = 0
  if (!bench.dead) print('reset ' + JSON.stringify(world))
  bench.dead = true
  bench.stop()
}

bench.feed = () => {
  // It would have bitten in the middle of a callback that took too long.
  if (world.now > bench.feedBy) bench.reset()
  bench.feedBy = world.now + bench.watchdogMs
}

/** Time passes within a callback, where nothing else runs but the watchdog. */
bench.stall = (ms) => {
  const to = world.now + ms
  world.now = Math.min(to, bench.feedBy)
  if (to >= bench.feedBy) bench.reset()
}

bench.startWatchdog = (ms) => {
  bench.watchdogMs = ms
  bench.feedBy = world.now + ms
}

bench.addTimer = (fn, ms) => {
  const id = bench.nextId++
  // The firmware's clock is read in fractions of a ms: what those add up to is not another ms.
  bench.timers.push({ id: id, at: world.now + Math.ceil(ms - 0.01), every: 0, fn: fn })
  return id
}

bench.addInterval = (fn, ms) => {
  const id = bench.addTimer(fn, ms)
  bench.timers[bench.timers.length - 1].every = ms
  return id
}

bench.dropTimer = (id) => {
  bench.timers = bench.timers.filter((timer) => timer.id !== id)
}

bench.earliest = () => {
  let first = null
  // Of two at the same time the wake-up comes before the step of a wave.
  for (const timer of bench.timers)
    if (first === null || timer.at < first.at || (timer.at === first.at && first.every && !timer.every)) first = timer
  return first
}

/** Calls back as engines do: what is thrown is printed, and all else goes on. A dead engine calls nobody. */
bench.call = (fn, value) => {
  try {
    if (!world.broken.engine) fn(value)
  } catch (error) {
    if (bench.dead) throw error
    print('Uncaught ' + error)
  }
}

/** Runs every timer that is due up to `to`, each at its own time. */
bench.runTo = (to) => {
  for (;;) {
    const timer = bench.earliest()
    const at = timer === null ? Infinity : timer.at
    if (at > to && bench.feedBy > to) break
    if (bench.feedBy < at) {
      world.now = Math.max(world.now, bench.feedBy)
      bench.reset()
    }
    world.now = Math.max(world.now, at)
    if (timer.every) timer.at += timer.every
    else bench.dropTimer(timer.id)
    bench.call(timer.fn)
  }
  world.now = Math.max(world.now, to)
}

/** One event; what it means for the engine's own functions is for bench.edge and bench.setDay of the fakes. */
bench.happen = (what, value) => {
  if (what === 'power') bench.reset()
  else if (what === 'break') world.broken[value] = 1
  else if (what === 'mend') world.broken[value] = 0
  else if (what === 'day') bench.setDay(parseInt(value, 10))
  else if (what === 'button') bench.press(parseInt(value, 10))
  else if (what === 'host') bench.ask(parseInt(value, 10))
  else if (what !== 'end') {
    const before = world[what]
    world[what] = parseFloat(value)
    if ((what === 'closed' || what === 'charging') && world[what] !== before) bench.edge(what)
  }
}

/** As a host does it, on the console. */
bench.ask = (gesture) => {
  if (!world.broken.engine) global.unknot(gesture)
}

/** Whether it is a button besides the one. */
bench.isMore = (pin) => Object.keys(pins.more).some((what) => pins.more[what] === pin)

/** One of the buttons that some boards have besides, by what it asks for. */
bench.press = (what) => {
  const watch = bench.watches[pins.more[what]]
  if (watch) bench.call(watch, { state: true })
}

bench.play = () => {
  while (world.next < events.length) {
    const end = events.indexOf('\n', world.next)
    const event = events.substring(world.next, end).split(' ')
    bench.runTo(parseInt(event[0], 10))
    // Only now: an event that a reset comes before is for the next process.
    world.next = end + 1
    bench.happen(event[1], event[2])
  }
}

/** Plays the events from where the last process left off. */
bench.run = () => {
  if (!bench.wasShut && bench.reachable) bench.put('console', 1)
  bench.wasShut = true
  try {
    bench.play()
  } catch (error) {
    if (!bench.dead) throw error
  }
  if (!bench.dead) print('done')
}
