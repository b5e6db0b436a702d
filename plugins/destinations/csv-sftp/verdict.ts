import type { TestReport } from '@splot/contract/plugin/channel'
import type { DestinationFault } from '@splot/contract/plugin/held'
import { BrokenKey, judgeSession, levelOf } from './session.ts'

const no = (field: string, pl: string, en: string): TestReport => ({ isOk: false, says: { pl, en }, field })

export const noWayIn = no('password', 'Podaj hasło albo klucz prywatny', 'Give a password or a private key')

const brokenKey = no(
  'privateKey',
  'To nie jest klucz prywatny bez hasła, w PEM albo OpenSSH',
  'This is no private key without a passphrase, in PEM or OpenSSH',
)
const otherServer = no(
  'hostFingerprint',
  'Serwer ma inny klucz: porównaj odcisk',
  'The server has another key: compare the fingerprint',
)
const notLetIn = no(
  'username',
  'Serwer nie wpuścił: sprawdź użytkownika i hasło albo klucz',
  'The server let nobody in: check the user and the password or key',
)
const unreachable = no(
  'host',
  'Pod tą nazwą i portem nikt nie odpowiada',
  'Nobody answers at this name and port',
)
const folder = no('folder', 'Nie udało się otworzyć folderu', 'The folder could not be opened')

/** By what a session ended of; whatever is not here is the folder's. */
const verdicts: Readonly<Partial<Record<DestinationFault, TestReport>>> = {
  auth_failed: notLetIn,
  unreachable,
  no_answer: unreachable,
  url_forbidden: no(
    'host',
    'Z tym serwerem nie wolno się łączyć: sieć wewnętrzną dopuszcza SPLOT_EGRESS_ALLOW',
    'This server may not be called: SPLOT_EGRESS_ALLOW lets in a private network',
  ),
  target_gone: no('folder', 'Takiego folderu nie ma na serwerze', 'There is no such folder on the server'),
}

/** Which setting to look at, in words for the person who typed it. */
export function wordFault(error: unknown): TestReport {
  if (error instanceof BrokenKey) return brokenKey
  if (levelOf(error) === 'handshake') return otherServer
  return verdicts[judgeSession(error).reason] ?? folder
}
