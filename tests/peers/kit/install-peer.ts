import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

/**
 * The packages of a peer that is too large for our own lockfile: installed from its own, without scripts, into a cache folder
 * named by that lockfile, the first time a test needs it. @returns the folder
 */
export async function installPeer(name: string, from: string): Promise<string> {
  const lock = readFileSync(join(from, 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 16)
  const folder = join(homedir(), '.cache', 'splot', `${name}-${digest}`)
  if (existsSync(join(folder, 'node_modules'))) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const scratch = mkdtempSync(`${folder}-`)
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(from, file), join(scratch, file))
  const args = ['ci', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund']
  await promisify(execFile)('npm', args, { cwd: scratch, maxBuffer: 2 ** 24 })
  try {
    renameSync(scratch, folder)
  } catch (error) {
    // Another run was first.
    rmSync(scratch, { recursive: true, force: true })
    if (!existsSync(join(folder, 'node_modules'))) throw error
  }
  return folder
}
