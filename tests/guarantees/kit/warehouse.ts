import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checkout } from './installation.ts'

const script = fileURLToPath(new URL('read-warehouse.ts', import.meta.url))

/** Rows of a query over the warehouse of a data folder whose server has been stopped. */
export async function readWarehouse<R>(dataDir: string, query: string): Promise<R[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', script, join(dataDir, 'warehouse'), query],
    { cwd: checkout, maxBuffer: 2 ** 28 },
  )
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as R)
}
