import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../../../shared/data/email/', import.meta.url))

/** Bounces of many mail systems, with what other programs make of them; not part of the project. */
export const hasPublicBounces = existsSync(join(folder, 'bounces-public.tar.gz'))

export interface PublicBounce {
  file: string
  kind: 'bounce' | 'complaint'
  recipients: { address: string; action: string; status: string; class: 'hard' | 'soft' | null }[]
  sisimai_4_25: { recipient: string; reason: string; suppress_address: boolean }[]
}

export interface PublicBounces extends Disposable {
  rows: readonly PublicBounce[]
  /** The whole mail. */
  read(row: PublicBounce): Buffer
}

export function openPublicBounces(): PublicBounces {
  const unpacked = mkdtempSync(join(tmpdir(), 'splot-bounces-'))
  execFileSync('tar', ['xzf', join(folder, 'bounces-public.tar.gz'), '-C', unpacked])
  const lines = readFileSync(join(folder, 'bounces-public.expected.jsonl'), 'utf8').trim().split('\n')
  return {
    rows: lines.map((line): PublicBounce => JSON.parse(line)),
    read: (row) => readFileSync(join(unpacked, 'maildir', row.file)),
    [Symbol.dispose]: () => rmSync(unpacked, { recursive: true, force: true }),
  }
}
