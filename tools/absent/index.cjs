// Stands in for parts of the Espruino command line that would have to be compiled, or that we never use, so that `npm ci`
// never downloads them. Requiring one fails, which that tool takes for "not installed".
const error = new Error('not installed; see docs/maker/flashing.md')
error.code = 'MODULE_NOT_FOUND'
throw error
