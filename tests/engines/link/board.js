// @ts-nocheck: for engines, not for the type checker
// A Puck.js on the Linux build of Espruino: what the built file calls of its pins and its radio. The radio is the engine's
// own input and output, so what its console and its serial code do is real. Text between two of MARK is not the radio's:
// the test runs it, and what the board does comes back so.

const MARK = '\x1e'
const board = { watch: 0, isHeld: 0, isAwake: true, duty: 0, mv: 3900, command: '', isCommand: false }
board.say = (text) => USB.print(MARK + text + MARK)

global.Pin = function (name) {
  this.name = name
}
board.setDuty = (duty) => {
  if (duty !== board.duty) board.say(`duty ${duty}`)
  board.duty = duty
}
global.analogWrite = (_pin, value) => board.setDuty(Math.floor(value * 1000 + 0.5))
global.digitalWrite = (pin, value) => {
  if (pin.name === 'D26') board.setDuty(value ? 1000 : 0)
}
global.digitalRead = (pin) => (pin.name === 'D0' ? board.isHeld : 1)
global.analogRead = () => board.mv / 2 / 3300
global.pinMode = () => {}
global.setWatch = (call, pin) => {
  if (pin.name === 'D0') board.watch = call
}
global.peek32 = () => 0
E.getTemperature = () => 25
E.getAnalogVRef = () => 3.3
E.enableWatchdog = () => {}
E.kickWatchdog = () => {}
board.edge = (level) => {
  board.isHeld = level
  if (board.watch) board.watch({ state: level === 1, time: getTime() })
}
board.press = (times) => {
  board.edge(1)
  setTimeout(board.edge, 80, 0)
  setTimeout(() => (times > 1 ? board.press(times - 1) : board.say('pressed')), 200)
}

board.setConsole = E.setConsole
E.setConsole = (device, options) => {
  board.say(`console ${device ? 1 : 0}`)
  board.setConsole(device ? 'USB' : null, options || { force: true })
}
board.setAwake = (isAwake) => {
  if (isAwake !== board.isAwake) board.say(`radio ${isAwake ? 1 : 0}`)
  board.isAwake = isAwake
  if (!isAwake && board.onGone) setTimeout(board.onGone, 1)
}
global.NRF = {
  sleep: () => board.setAwake(false),
  wake: () => board.setAwake(true),
  on: (event, call) => {
    if (event === 'disconnect') board.onGone = call
    else board.onConnect = call
  },
}
global.Bluetooth = {
  on: (_event, call) => {
    board.onData = call
  },
  println: (line) => {
    if (board.isAwake) USB.println(line)
  },
}
board.take = (part) => {
  if (board.isCommand) board.command += part
  else if (part && board.isAwake && board.onData) board.onData(part)
}
board.switch = () => {
  if (board.isCommand) eval(board.command)
  board.command = ''
  board.isCommand = !board.isCommand
}
USB.on('data', (data) => {
  data.split(MARK).forEach((part, i) => {
    if (i > 0) board.switch()
    board.take(part)
  })
})
process.on('uncaughtException', (error) => board.say(`uncaught ${error}`))
