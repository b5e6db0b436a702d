import { readFileSync } from 'node:fs'
import type { Bilingual } from '@splot/contract/language'
import { createHeads, faultWords, type Heads } from '../audit-heads.ts'
import type { Report, SignedHeads } from '../platform/chain/index.ts'
import { systemClock } from '../platform/clock.ts'
import { systemIds } from '../platform/ids.ts'
import { readInstallSecret } from '../platform/install-secret.ts'
import { withDatabase } from './database.ts'
import { UsageError } from './usage.ts'

const withHeads = <T>(run: (heads: Heads) => Promise<T>): Promise<T> =>
  withDatabase(({ db, dataDir }) =>
    run(
      createHeads({ db, clock: systemClock, ids: systemIds, secret: readInstallSecret(dataDir, systemIds) }),
    ),
  )

/** The signed heads of a workspace's logs as JSON: to be kept where nobody who rules the database can change them. */
export const printHead = (workspaceId: string): Promise<string> =>
  withHeads(async (heads) => JSON.stringify(await heads.getHead(workspaceId), null, 2))

/** @returns whether both logs are whole, and a line on each */
export async function verifyAudit(o: {
  workspaceId: string
  headFile: string | undefined
}): Promise<{ isWhole: boolean; lines: Bilingual[] }> {
  const anchor = o.headFile === undefined ? null : readHead(o.headFile)
  const verdict = await withHeads((heads) => heads.verify(o.workspaceId, anchor))
  const forged = {
    pl: 'Plik nie jest podpisany przez tę instalację albo dotyczy innej przestrzeni: niczego nie dowodzi.',
    en: 'The file is not signed by this install, or is of another workspace: it proves nothing.',
  }
  return {
    isWhole: verdict.isWhole,
    lines: [
      describe({ pl: 'Dziennik działań', en: 'Audit log' }, verdict.audit),
      describe({ pl: 'Rejestr zgód', en: 'Ledger of consents' }, verdict.consent),
      ...(verdict.isForgedHead ? [forged] : []),
    ],
  }
}

function describe(name: Bilingual, { links, fault }: Report): Bilingual {
  if (fault === null)
    return { pl: `${name.pl}: bez zmian, wpisów: ${links}.`, en: `${name.en}: whole, ${links} entries.` }
  const at = `${fault.seq === null ? '' : ` #${fault.seq}`}${fault.ref === null ? '' : ` (${fault.ref})`}`
  const words = faultWords[fault.kind]
  return { pl: `${name.pl}: ${words.pl}${at}.`, en: `${name.en}: ${words.en}${at}.` }
}

function readHead(file: string): SignedHeads {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SignedHeads
  } catch {
    throw new UsageError({
      pl: `Nie można odczytać „${file}”: podaj plik zapisany przez splot audit head.`,
      en: `"${file}" cannot be read: give a file written by splot audit head.`,
    })
  }
}
