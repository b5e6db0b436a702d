import { readFileSync } from 'node:fs'
import { EngineError } from './engine-error.ts'

/** Whom PostgreSQL runs as. `drop` is empty for a plain user: the child simply inherits. */
export interface PostgresUser {
  uid: number
  gid: number
  name: string
  drop: { uid?: number; gid?: number }
}

interface PasswdEntry {
  name: string
  uid: number
  gid: number
}

/** Parses /etc/passwd. Lines that are not entries are skipped. */
export function parsePasswd(text: string): PasswdEntry[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (name === undefined || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return []
    return [{ name, uid: Number(uid), gid: Number(gid) }]
  })
}

/**
 * PostgreSQL refuses to run as root, and a uid it does not find in passwd: so root drops to `postgres`
 * where there is one, else to `nobody`.
 */
export function choosePostgresUser(): PostgresUser {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  if (uid !== 0) return { uid, gid, name: 'self', drop: {} }
  const entries = parsePasswd(readFileSync('/etc/passwd', 'utf8'))
  for (const name of ['postgres', 'nobody']) {
    const entry = entries.find((candidate) => candidate.name === name && candidate.uid !== 0)
    if (entry) return { ...entry, drop: { uid: entry.uid, gid: entry.gid } }
  }
  throw new EngineError('no_postgres_user', {
    en: 'PostgreSQL does not run as root and this system has neither a user postgres nor nobody. Start Splot as a plain user, or create one with: useradd --system postgres',
    pl: 'PostgreSQL nie działa jako root, a w systemie nie ma użytkownika postgres ani nobody. Uruchom Splota jako zwykły użytkownik albo utwórz konto: useradd --system postgres',
  })
}
