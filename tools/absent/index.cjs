// Stands in for the native Bluetooth and serial parts of the Espruino command line, so that `npm ci`
// never downloads or compiles them. Requiring one fails, which that tool takes for "not installed".
const error = new Error('not installed; see docs/flashing.md')
error.code = 'MODULE_NOT_FOUND'
throw error
