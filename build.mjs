// `npm run build`: the same as `npx unknot build`.

import { main } from './tools/unknot/main.mjs'

await main(['build', ...process.argv.slice(2)])
