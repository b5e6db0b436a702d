import type { TestReport } from '@splot/contract/plugin/channel'
import {
  type Batch,
  type DestinationDeps,
  defineDestination,
  type Entry,
  type Told,
} from '@splot/contract/plugin/destination'
import { held } from '@splot/contract/plugin/held'
import { phoneWithPlus, plainEmail } from '@splot/contract/plugin/match-keys'
import { advanced, field } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { judgeSession, openSession } from './session.ts'
import { noWayIn, wordFault } from './verdict.ts'

const config = z.strictObject({
  host: field.host({ pl: 'Serwer', en: 'Server' }),
  port: advanced(field.integer({ pl: 'Port', en: 'Port' }, [1, 65_535])).default(22),
  username: field.text({ pl: 'Użytkownik', en: 'User' }),
  password: field
    .secret({ pl: 'Hasło', en: 'Password' }, { pl: 'Albo klucz prywatny', en: 'Or a private key' })
    .optional(),
  privateKey: field.secretText({ pl: 'Klucz prywatny', en: 'Private key' }).optional(),
  hostFingerprint: field
    .text(
      { pl: 'Odcisk klucza serwera', en: 'Fingerprint of the server’s key' },
      {
        pl: 'SHA256:…, jak podaje go ssh-keygen -lf. Innemu serwerowi nic nie zostanie wysłane',
        en: 'SHA256:…, as ssh-keygen -lf says it. Nothing is sent to another server',
      },
    )
    .regex(/^SHA256:[A-Za-z0-9+/]{43}=?$/),
  folder: field
    .text({ pl: 'Folder', en: 'Folder' })
    .regex(/^[\w./-]*$/)
    .default('.'),
})
export type SftpConfig = z.output<typeof config>

/** For any platform that fetches files: one a change, hashed, by SFTP. */
export const csvSftp = defineDestination({
  id: 'csv-sftp',
  label: { pl: 'Plik CSV przez SFTP', en: 'CSV file by SFTP' },
  icon: 'file-up',
  config,
  target: {
    label: { pl: 'Początek nazwy pliku', en: 'Beginning of the file’s name' },
    hint: { pl: 'Małe litery, cyfry, kreski', en: 'Small letters, digits, dashes' },
    pattern: /^[a-z0-9][a-z0-9-]{0,40}$/,
  },
  write: { email: plainEmail, phone: phoneWithPlus },
  most: 5_000,
  delay: {
    minutes: 24 * 60,
    says: {
      pl: 'Zależy od odbiorcy pliku, zwykle do następnego dnia',
      en: 'It depends on who fetches the file, usually by the next day',
    },
  },
  carry: (batch, settings, deps) => carry(batch, settings, deps),
  test: (settings, deps) => tryFolder(settings, deps),
})

const isClosed = ({ password, privateKey }: SftpConfig): boolean =>
  password === undefined && privateKey === undefined

async function tryFolder(settings: SftpConfig, deps: DestinationDeps): Promise<TestReport> {
  if (isClosed(settings)) return noWayIn
  try {
    await using session = await openSession(settings, deps)
    await session.look(settings.folder)
    return { isOk: true, says: { pl: 'Serwer i folder są dostępne', en: 'Server and folder are there' } }
  } catch (error) {
    return wordFault(error)
  }
}

async function carry(batch: Batch, settings: SftpConfig, deps: DestinationDeps): Promise<Told> {
  if (isClosed(settings)) return held('settings_invalid')
  try {
    await using session = await openSession(settings, deps)
    const entries = await batch.take()
    if (entries.length === 0) return { state: 'told', refused: 0 }
    const name = `${settings.folder.replace(/\/+$/, '')}/${batch.target}-${batch.batchId}.csv`
    await session.put(name, writeFile(batch, entries))
    return { state: 'told', refused: 0 }
  } catch (error) {
    return judgeSession(error)
  }
}

/** A line an identifier of a kind, as many as she has of the one she has most of. */
function writeFile({ act }: Batch, entries: readonly Entry[]): string {
  const lines = entries.flatMap(({ keys }) => {
    const emails = keys.filter(({ kind }) => kind === 'email')
    const phones = keys.filter(({ kind }) => kind === 'phone')
    return Array.from({ length: Math.max(emails.length, phones.length) }, (_, row) =>
      [act, emails[row]?.hash ?? '', phones[row]?.hash ?? ''].join(','),
    )
  })
  return ['action,email_sha256,phone_sha256', ...lines, ''].join('\r\n')
}
