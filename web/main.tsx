// Starts the page.

import { render } from 'preact'
import { App } from './shell/app.tsx'
import { keepOffline } from './shell/offline.ts'

const root = document.getElementById('app')!
root.textContent = ''
render(<App />, root)
keepOffline()
