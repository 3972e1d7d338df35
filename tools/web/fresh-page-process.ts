// The process of fresh-page.ts. It loads everything after it knows the folder, and what fails to load is a mistake, too.

import { setProjectFolder } from '../../programs/project/folder.ts'
import type { FreshPage } from './fresh-page.ts'

setProjectFolder(process.argv[2]!)

async function make(): Promise<FreshPage> {
  try {
    const { checkRotation } = await import('../../programs/index.ts')
    checkRotation()
    const { makePage } = await import('./build.ts')
    return { files: await makePage(true) }
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}

const page = await make()
process.send!(page, () => process.disconnect())
